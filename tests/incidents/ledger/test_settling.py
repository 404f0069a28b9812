"""What an incident as a whole settles about its figures."""

from __future__ import annotations

from typing import Any

from marsad.incidents.ledger.settling import settle_origins
from marsad.model.incident import IncidentClaim
from tests.tolls.invented import claim


def told(origin: str, value: int | None, at: str, **slots: Any) -> IncidentClaim:
    kind = None if origin.startswith("report") else "monitor"
    return claim(origin, value, at, **{"origin_kind": kind, **slots})


def origins(*claims: IncidentClaim) -> list[str]:
    of = {each.id: each.origin for each in settle_origins(claims)}
    return [of[each.id] for each in claims]


def days(*claims: IncidentClaim) -> list[str]:
    of = {each.id: each.as_of for each in settle_origins(claims)}
    return [of[each.id] for each in claims]


def test_a_figure_without_a_source_belongs_to_the_one_origin_that_gave_it():
    assert origins(told("watch", 14, "2031-05-01T08:00"), told("report:x", 14, "2031-05-02T08:00")) == ["watch"] * 2


def test_where_two_gave_it_or_another_value_it_stays_the_reports():
    assert origins(
        told("watch", 14, "2031-05-01T08:00"), told("relief", 14, "2031-05-01T09:00"),
        told("report:x", 14, "2031-05-02T08:00"), told("report:x", 15, "2031-05-02T08:00"),
    ) == ["watch", "relief", "report:x", "report:x"]  # fmt: skip


def test_who_gave_it_soon_after_gave_it_only_where_the_value_tells():
    assert origins(told("report:x", 14, "2031-05-01T08:00"), told("watch", 14, "2031-05-01T20:00")) == ["watch"] * 2
    assert origins(told("report:x", 4, "2031-05-01T08:00"), told("watch", 4, "2031-05-01T20:00"))[0] == "report:x"
    assert origins(told("report:x", 14, "2031-05-01T08:00"), told("watch", 14, "2031-05-09T20:00"))[0] == "report:x"


def test_an_umbrellas_figure_is_its_bodys_that_gave_it():
    body = told("houthi-health-ministry", 82, "2031-05-01T08:00")
    assert origins(body, told("houthis", 82, "2031-05-01T09:00"))[1] == "houthi-health-ministry"
    assert origins(body, told("houthis", 90, "2031-05-01T09:00"))[1] == "houthis"


def test_a_source_of_whom_nothing_is_told_is_the_unnamed_one_that_gave_the_figure_and_so_in_the_whole_report():
    assert (
        origins(
            told("anonymous-police-source", 35, "2031-05-01T08:00"),
            told("anonymous-source", 35, "2031-05-02T08:00", report="r2"),
            told("anonymous-source", 32, "2031-05-02T08:00", report="r2"),
        )
        == ["anonymous-police-source"] * 3
    )


def test_parts_that_nobody_is_named_for_are_of_their_totals_origin():
    whole = told("watch", 30, "2031-05-01T08:00", report="r1")
    part = told("report:x", 7, "2031-05-01T08:00", report="r1", affected="civilian", part_of=whole.id)
    assert origins(whole, part) == ["watch", "watch"]
    total = told("report:x", 31, "2031-05-03T08:00", report="r2")
    share = told("watch", 8, "2031-05-03T08:00", report="r2", affected="civilian", part_of=total.id)
    assert origins(total, share) == ["watch", "watch"]


def test_a_value_told_again_without_a_date_keeps_its_first_day():
    assert days(told("watch", 30, "2031-05-01T08:00"), told("watch", 30, "2031-05-09T08:00")) == ["2031-05-01"] * 2
    dated = told("watch", 30, "2031-05-09T08:00", as_of="2031-05-09")
    assert days(told("watch", 30, "2031-05-01T08:00"), dated) == ["2031-05-01", "2031-05-09"]


def test_a_value_beside_a_new_one_for_another_group_is_given_anew():
    first = told("watch", 7, "2031-05-01T08:00", affected="civilian")
    again = told("watch", 7, "2031-05-02T08:00", affected="civilian", report="r2")
    total = told("watch", 40, "2031-05-02T08:00", report="r2")
    assert days(first, again, total) == ["2031-05-01", "2031-05-02", "2031-05-02"]


def test_a_value_beside_what_stands_in_its_stead_keeps_its_first_day():
    first = told("police", 35, "2031-05-01T08:00")
    again = told("police", 35, "2031-05-02T08:00", report="r2")
    instead = told("police", 32, "2031-05-02T08:00", report="r2")
    assert days(first, again, instead) == ["2031-05-01", "2031-05-01", "2031-05-02"]


def test_of_several_wholes_in_one_report_the_greatest_is_it():
    claims = [told("watch", 332, "2031-05-01T08:00", report="r1"), told("watch", 100, "2031-05-01T08:00", report="r1")]
    found = {each.value: each for each in settle_origins(claims)}
    assert (found[332].basis, found[100].basis) == ("cumulative", "partial")
    assert "ambiguous-total" in found[100].doubts


def test_far_fewer_beside_what_an_origin_had_given_before_are_some_of_them():
    before = told("ministry", 19, "2031-05-01T08:00", report="r1")
    again = told("ministry", 19, "2031-05-02T08:00", report="r2")
    some = told("ministry", 4, "2031-05-02T08:00", report="r2")
    lowered = told("ministry", 17, "2031-05-02T08:00", report="r2")
    assert {each.value: each.basis for each in settle_origins([before, again, some])}[4] == "partial"
    assert {each.value: each.basis for each in settle_origins([before, again, lowered])}[17] == "cumulative"


def test_that_nobody_was_is_of_some_where_the_same_report_tells_of_others():
    nobody = told("embassy", 0, "2031-05-01T08:00", report="r1", qualifier="none")
    others = told("ministry", 137, "2031-05-01T08:00", report="r1")
    found = {each.value: each.basis for each in settle_origins([nobody, others])}
    assert found == {0: "partial", 137: "cumulative"}
    [alone] = settle_origins([nobody])
    assert alone.basis == "cumulative"


def test_a_figure_of_a_later_day_far_below_what_was_counted_is_that_days():
    total = told("watch", 332, "2031-05-05T08:00")
    day = {"first": "2031-05-06", "last": "2031-05-06"}
    later = told("watch", 12, "2031-05-06T08:00", **day)
    settled = {each.value: each.basis for each in settle_origins([total, later], "2031-05-01")}
    assert settled == {332: "cumulative", 12: "new"}
    for other in (
        told("watch", 200, "2031-05-06T08:00", **day),
        told("force", 12, "2031-05-06T08:00", **day),
        told("watch", 12, "2031-05-06T08:00", first="2031-05-01", last="2031-05-06"),
        told("watch", 12, "2031-05-06T08:00", doubts=("date-inferred",), **day),
    ):
        assert {each.basis for each in settle_origins([total, other], "2031-05-01")} == {"cumulative"}


def test_a_low_figure_told_with_how_many_more_there_are_is_a_running_total():
    total = told("watch", 332, "2031-05-05T08:00")
    later = told("watch", 123, "2031-05-06T08:00", report="r2", first="2031-05-06", last="2031-05-06")
    more = told("watch", 4, "2031-05-06T08:00", report="r2", basis="new", additional=True)
    settled = {each.value: each.basis for each in settle_origins([total, later, more], "2031-05-01")}
    assert settled == {332: "cumulative", 123: "cumulative", 4: "new"}


def test_what_adds_up_to_a_count_that_its_origin_gave_before_stands_in_its_stead():
    before = told("police", 35, "2031-05-01T08:00", report="r1")
    again = told("police", 35, "2031-05-02T08:00", report="r2")
    now = told("police", 32, "2031-05-02T08:00", report="r2", basis="partial", part_of=again.id)
    thrice = told("police", 3, "2031-05-02T08:00", report="r2", basis="partial", part_of=again.id)
    settled = {each.value: each for each in settle_origins([before, again, now, thrice])}
    assert (settled[32].basis, settled[32].part_of) == ("cumulative", None)
    assert settled[3].basis == "partial"
    assert (settled[35].as_of, settled[32].as_of) == ("2031-05-01", "2031-05-02")
    alone = {each.value: each.basis for each in settle_origins([again, now, thrice])}
    assert alone == {35: "cumulative", 32: "partial", 3: "partial"}


def test_a_count_given_before_does_not_make_a_lower_one_beside_it_a_share():
    before = told("watch", 9, "2031-05-01T08:00", report="r1")
    again = told("watch", 9, "2031-05-01T20:00", report="r2")
    now = told("watch", 7, "2031-05-01T20:00", report="r2")
    assert {each.basis for each in settle_origins([before, again, now])} == {"cumulative"}
    assert {each.value: each.basis for each in settle_origins([again, now])} == {9: "cumulative", 7: "partial"}


def bases(*claims: IncidentClaim) -> list[str]:
    of = {each.id: each.basis for each in settle_origins(claims)}
    return [of[each.id] for each in claims]


FOUND: dict[str, Any] = {"basis": "new", "doubts": ("bodies-found",)}


def test_bodies_found_that_are_no_fewer_than_their_origin_had_counted_are_its_count():
    first = told("rescuers", 19, "2031-05-01T08:00")
    assert bases(first, told("rescuers", 24, "2031-05-02T08:00", **FOUND)) == ["cumulative", "cumulative"]
    assert bases(first, told("rescuers", 5, "2031-05-02T08:00", **FOUND)) == ["cumulative", "new"]
    assert bases(told("police", 19, "2031-05-01T08:00"), told("rescuers", 24, "2031-05-02T08:00", **FOUND))[1] == "new"


def test_bodies_found_beside_a_total_are_not_that():
    first = told("rescuers", 19, "2031-05-01T08:00")
    more = told("rescuers", 24, "2031-05-02T08:00", report="r2", **FOUND)
    assert bases(first, more, told("rescuers", 43, "2031-05-02T08:00", report="r2")) == [
        "cumulative",
        "new",
        "cumulative",
    ]


def test_bodies_found_that_their_origin_takes_back_as_a_count_were_one():
    found = told("rescuers", 24, "2031-05-02T08:00", report="r2", **FOUND)
    back = told("rescuers", 24, "2031-05-03T08:00", report="r3", stance="retracted")
    assert bases(found, back)[0] == "cumulative"
    assert bases(found, told("police", 24, "2031-05-03T08:00", report="r3", stance="retracted"))[0] == "new"


def test_bodies_found_instead_of_a_count_taken_back_are_the_count():
    back = told("rescuers", 24, "2031-05-02T08:00", report="r2", stance="retracted")
    assert bases(told("rescuers", 22, "2031-05-02T08:00", report="r2", **FOUND), back)[0] == "cumulative"


def test_what_nobody_is_named_for_beside_a_figure_that_is_taken_back_is_of_who_takes_it_back():
    back = told("watch", 24, "2031-05-02T08:00", report="r2", stance="retracted")
    instead = told("report:x", 21, "2031-05-02T08:00", report="r2")
    assert origins(back, instead) == ["watch", "watch"]
    far_less = told("report:x", 3, "2031-05-02T08:00", report="r2")
    assert origins(back, far_less) == ["watch", "report:x"]
    assert origins(told("watch", 24, "2031-05-02T08:00", report="r2"), instead) == ["watch", "report:x"]
