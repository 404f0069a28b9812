"""Which spellings can be one name's, in either script."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
import tomli

from marsad.incidents.people.name_parts import parts_of_name
from marsad.incidents.people.spelling import alike, sound_class

CASES = tomli.loads((Path(__file__).parent / "spellings.toml").read_text("utf-8"))
ACCEPT = [tuple(pair) for pair in CASES["accept"]]
REJECT = [tuple(pair) for pair in CASES["reject"]]


def _alike(one: str, other: str) -> bool:
    mine, theirs = parts_of_name(one), parts_of_name(other)
    assert len(mine) == len(theirs) == 1
    return alike(mine[0].form, theirs[0].form) is not None


@pytest.mark.parametrize(("one", "other"), ACCEPT)
def test_spelling_of_one_name_is_alike_either_way_round(one: str, other: str) -> None:
    assert _alike(one, other)
    assert _alike(other, one)


@pytest.mark.parametrize(("one", "other"), REJECT)
def test_spelling_of_two_names_is_not_alike(one: str, other: str) -> None:
    assert not _alike(one, other)
    assert not _alike(other, one)


@pytest.mark.parametrize(("arabic", "latin"), [tuple(pair) for pair in CASES["open"]])
def test_spelling_leaves_open_what_the_documents_say(arabic: str, latin: str) -> None:
    text = (Path(__file__).parents[3] / "docs" / "names.md").read_text("utf-8")
    assert arabic in text
    assert f"`{latin}`" in text
    assert _alike(arabic, latin)


def test_spelling_alike_has_one_sound_class() -> None:
    apart = [pair for pair in ACCEPT if len({sound_class(parts_of_name(name)[0].form) for name in pair}) > 1]
    assert apart == []


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("عبد الله بن أحمد الحسن", ["عبدله", "احمد", "حسن"]),
        ("عبدالله أحمد حسن", ["عبدله", "احمد", "حسن"]),
        ("Abdullah bin Ahmad al-Hassan", ["abdlah", "ahmad", "hassan"]),
        ("أبو عبد الرحمن الشامي", ["ابوعبد", "رحمن", "شامي"]),
        ("نور الدين محمود آل فلان", ["نوردين", "محمود", "فلان"]),
        ("Nour al-Din Ma'moun", ["nourdin", "mamoun"]),
        ("ام", ["ام"]),
        ("عبد", ["عبد"]),
        ("بن", []),
        ("", []),
        ("█████", []),
        ("12 — !", []),
    ],
)
def test_name_parts_are_those_that_name_somebody(name: str, parts: list[str]) -> None:
    assert [part.form for part in parts_of_name(name)] == parts


def test_spelling_every_pair_of_rejected_names_of_one_script_is_told_apart_from_itself() -> None:
    names = {name for pair in REJECT for name in pair}
    assert all(_alike(name, name) for name in names)
    assert sum(_alike(*pair) for pair in product(names, names)) < len(names) * 2
