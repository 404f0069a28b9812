"""Of a block only the latest incidents are looked at, so that large blocks cost no more than small ones."""

from __future__ import annotations

from marsad.incidents.accounts.split import accounts_of
from marsad.incidents.grouping.candidates import Blocks, keys_of
from tests.incidents.dispatches import two_bombings


def test_a_large_block_gives_its_latest() -> None:
    blocks = Blocks()
    for number in range(1000):
        blocks.add(["place x"], number)
    found = blocks.near(["place x"])
    assert len(found) <= 8
    assert set(found) <= set(range(990, 1000))


def test_an_incident_told_again_is_among_the_latest() -> None:
    blocks = Blocks()
    for number in (*range(100), 0):
        blocks.add(["place x"], number)
    assert 0 in blocks.near(["place x"])


def test_what_shares_a_small_block_comes_first() -> None:
    blocks = Blocks()
    for number in range(50):
        blocks.add(["place x"], number)
    blocks.add(["figure killed 276"], 45)
    assert blocks.near(["place x", "figure killed 276"])[0] == 45


def test_reports_of_one_happening_in_two_languages_share_a_key() -> None:
    english, arabic = (accounts_of(reading)[0] for reading in two_bombings()[:2])
    assert set(keys_of(english)) & set(keys_of(arabic))
