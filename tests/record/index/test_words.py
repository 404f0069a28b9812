"""Words are found in reports of any length, in files and on a server."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.errors import MarsadError
from marsad.model.claim import Reading
from marsad.record.home import Home
from marsad.record.index import words
from marsad.record.search_words import query_of
from marsad.record.store.database import open_databases

COUNT = 40_000
NAMES = ("long", "short", "odd")


def _worded(reading: Reading, id_: str, text: str) -> Reading:
    return replace(reading, report=replace(reading.report, id=id_, text=text))


@pytest.fixture
def long(home: Home, reading: Reading) -> None:
    """A report of forty thousand words beside two short ones."""
    open_databases(home, make=True)
    text = " ".join(f"w{number}" for number in range(COUNT))
    texts = (text, "w1 w3 قُتل ثلاثة w39999", "it's \\ & | ! ( ) : * <-> 'quoted' w1")
    words.put({at: _worded(reading, NAMES[at], said) for at, said in enumerate(texts)})


@pytest.mark.usefixtures("long")
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (f"w1 w{COUNT - 1}", {"long", "short"}),
        ("w2 w20000", {"long"}),
        ('"w20000 w20001 w20002"', {"long"}),
        ('"w20000 w20002"', set()),
        ('"w2990 w2991 w2992"', {"long"}),
        (" ".join(('"', *(f"w{number}" for number in range(2_940, 2_975)), '"')), {"long"}),
        ("قتل", {"short"}),
        ("quoted", {"odd"}),
        ("absent", set()),
    ],
)
def test_words_are_found_wherever_they_stand(asked: str, found: set[str]) -> None:
    try:
        assert {NAMES[number] for number in words.numbers(query_of(asked), 10)} == found
    finally:
        words.empty()


@pytest.mark.usefixtures("long")
def test_words_that_were_taken_out_are_not_found() -> None:
    words.take_out([0, 2])
    assert words.numbers(query_of("w1"), 10) == [NAMES.index("short")]
    with pytest.raises(MarsadError):
        query_of("!")
