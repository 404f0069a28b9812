"""Namesakes: which is meant by the places around them, and that nothing is guessed."""

from __future__ import annotations

import pytest

from marsad.gazetteer.resolve import kilometres, resolve
from marsad.gazetteer.table import Town


def town(id_: str, country: str, parent: str, precision: str = "town", at: tuple[float, float] | None = None) -> Town:
    latitude, longitude = at or (None, None)
    return Town(id_, id_, country, precision, latitude, longitude, 1000, parent)


PLACES = {
    place.id: place
    for place in (
        town("AA", "AA", "", "country"),
        town("BB", "BB", "", "country"),
        town("aa-north", "AA", "AA", "governorate"),
        town("aa-south", "AA", "AA", "governorate"),
        town("aa-north-1", "AA", "aa-north", "district"),
        town("kafr-1", "AA", "aa-north-1", at=(35.0, 36.0)),
        town("kafr-2", "AA", "aa-south", at=(33.0, 36.0)),
        town("kafr-3", "BB", "BB", at=(20.0, 50.0)),
        town("n1", "AA", "aa-north-1", at=(35.05, 36.05)),
        town("n2", "AA", "aa-north"),
        town("s1", "AA", "AA", at=(33.05, 36.05)),
    )
}
KAFR = [PLACES[f"kafr-{number}"] for number in (1, 2, 3)]


def above(place: Town) -> list[Town]:
    found = []
    while place.parent:
        place = PLACES[place.parent]
        found.append(place)
    return found


@pytest.mark.parametrize(
    ("around", "meant", "why"),
    [
        (["n1"], "kafr-1", "same-district"),
        (["n2"], "kafr-1", "same-governorate"),
        (["aa-south"], "kafr-2", "same-governorate"),
        (["BB"], "kafr-3", "same-country"),
        (["s1"], "kafr-2", "nearest"),
        (["AA"], None, ""),
        ([], None, ""),
    ],
)
def test_resolve_chooses_by_what_lies_around(around: list[str], meant: str | None, why: str) -> None:
    choice = resolve(KAFR, [PLACES[id_] for id_ in around], above)
    assert (choice.town and choice.town.id, choice.why) == (meant, why)
    assert list(choice.candidates) == KAFR


def test_resolve_leaves_two_countries_that_weigh_alike_open() -> None:
    assert resolve(KAFR[1:], [PLACES["AA"], PLACES["BB"]], above).town is None


def test_resolve_has_nothing_to_choose_of_one_or_none() -> None:
    assert resolve(KAFR[:1], [], above).why == "only"
    assert resolve([], [], above).town is None


def test_kilometres_of_a_known_distance() -> None:
    damascus, aleppo = town("d", "SY", "", at=(33.5102, 36.29128)), town("a", "SY", "", at=(36.20124, 37.16117))
    far = kilometres(damascus, aleppo)
    assert far is not None
    assert 305 < far < 315
    assert kilometres(damascus, town("x", "SY", "")) is None
