"""How places lie to one another, by their ids."""

from __future__ import annotations

from marsad.incidents.accounts.spots import Spot, bear_one_name, is_seat_of, relation, spot_of

_IDLIB, _BINNISH, _ALEPPO, _TAYARAN, _BAGHDAD = (
    "geonames:169389", "geonames:171451", "geonames:170063", "curated:tayaran-square", "geonames:98182",
)  # fmt: skip


def _how(one: str, other: str) -> str:
    first, second = spot_of(one), spot_of(other)
    assert first is not None
    assert second is not None
    return relation(first, second)


def test_a_place_is_itself() -> None:
    assert _how(_IDLIB, _IDLIB) == "same"


def test_a_square_lies_in_its_city() -> None:
    assert _how(_TAYARAN, _BAGHDAD) == _how(_BAGHDAD, _TAYARAN) == "inside"


def test_towns_a_few_kilometres_apart_are_near() -> None:
    assert _how(_IDLIB, _BINNISH) == "near"


def test_cities_are_apart() -> None:
    assert _how(_IDLIB, _ALEPPO) == "apart"


def test_a_town_named_like_its_area_may_mean_the_area() -> None:
    idlib, binnish = spot_of(_IDLIB), spot_of(_BINNISH)
    assert idlib is not None
    assert binnish is not None
    assert is_seat_of(idlib, binnish)
    assert not is_seat_of(binnish, idlib)


def test_an_unknown_id_is_no_place() -> None:
    assert spot_of("curated:nowhere") is None


def test_a_place_and_another_whose_name_holds_its_own_may_be_one() -> None:
    def spot(id_: str) -> Spot:
        found = spot_of(id_)
        assert found is not None
        return found

    assert bear_one_name(spot("geonames:12640363"), spot("curated:al-rawda-mosque"))
    assert not bear_one_name(spot("geonames:88319"), spot("geonames:2210247"))
