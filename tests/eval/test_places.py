"""The measure of places: which place of a report is judged, and what is said of it."""

from __future__ import annotations

import pytest

from eval.places import Named, Points, choose, distance, judge

ALEPPO = (36.20124, 37.16117)
NEAR = Named("curated:near", "town", ALEPPO)


def test_a_finer_place_than_an_area_is_chosen_first() -> None:
    wide = Named("iso:SY-HL", "governorate", (36.0, 37.0))
    assert choose([wide, NEAR], []) == NEAR
    assert choose([wide], []) == wide


def test_the_place_of_those_harmed_comes_before_others_that_are_named() -> None:
    other = Named("curated:other", "town", (35.0, 36.0))
    assert choose([NEAR], [other]) == NEAR
    assert choose([], [other]) == other
    assert choose([], [NEAR._replace(point=None)]) is None


def test_distance_is_along_the_surface() -> None:
    assert distance(ALEPPO, ALEPPO) == 0
    assert distance((0.0, 0.0), (1.0, 0.0)) == pytest.approx(111.2, abs=0.1)


@pytest.mark.parametrize(
    ("there", "kind"),
    [(ALEPPO, "near"), ((36.4, 37.16), "beside"), ((33.5, 36.3), "far")],
    ids=["near", "beside", "far"],
)
def test_a_report_is_judged_by_how_far_its_place_is(there: tuple[float, float], kind: str) -> None:
    text = "قُتل ثلاثة مدنيين في مدينة حلب."
    assert judge(text, "ar", "2020-01-02", there, Points()).kind == kind


def test_a_place_without_a_point_is_not_known() -> None:
    assert judge("قُتل ثلاثة مدنيين في قرية الملعقة.", "ar", "2020-01-02", ALEPPO, Points()).kind == "not-known"
    assert judge("قُتل ثلاثة مدنيين.", "ar", "2020-01-02", ALEPPO, Points()).kind == "nothing-read"


def test_the_point_of_a_place_is_its_own_or_that_of_what_it_lies_in() -> None:
    points = Points()
    assert points.of("curated:shayrat-air-base") == (34.4903, 36.909)
    assert points.of("curated:ghuwayran") == points.of("geonames:173811")
    assert points.of("curated:nowhere") is None
    assert points.of(None) is None
