"""A report's own round figure beside the exact one that stands behind it."""

from __future__ import annotations

from marsad.incidents.ledger.rounded import without_rounded
from tests.incidents.ledger.test_told_twice import entry

TITLE = 40
BODY = entry("sdf", 499, 100)


def values(*entries):
    return [each.value for each in without_rounded(entries, TITLE)]


def own(value, start=0, **slots):
    return entry("report", value, start, **{"origin_kind": None, "qualifier": "about", **slots})


def test_a_round_figure_of_the_title_is_the_exact_one_of_the_body():
    assert values(own(500), BODY) == [499]
    assert values(own(400, qualifier="more_than"), BODY) == [499]
    assert values(own(500, qualifier="less_than"), BODY) == [499]


def test_a_figure_that_is_exact_or_far_or_of_others_stays():
    for other in (
        own(500, qualifier="exact"),
        own(499, qualifier="about"),
        own(300, qualifier="more_than"),
        own(700),
        own(500, affected="civilian"),
        own(500, outcome="injured"),
        own(500, stance="denied"),
        own(500, start=200),
        entry("anha", 500, 0, qualifier="about"),
    ):
        assert len(values(other, BODY)) == 2, other


def test_a_figure_that_rounds_two_counts_or_has_parts_stays():
    assert values(own(500), BODY, entry("sohr", 480, 150)) == [500, 499, 480]
    assert values(own(500), BODY, entry("sdf", 20, 10, part_of="r1/0")) == [500, 499, 20]
