"""Groups that only the incident as a whole tells."""

from __future__ import annotations

from typing import Any

from marsad.incidents.ledger.wholes import settle_groups
from marsad.model.incident import IncidentClaim
from tests.tolls.invented import claim

FORCE = {"affected": "tr-army", "affected_side": "tr-government"}


def told(origin: str, value: int | None, at: str, **slots: Any) -> IncidentClaim:
    return claim(origin, value, at, **{"origin_kind": "monitor", **slots})


def groups(*claims: IncidentClaim) -> list[str]:
    return [each.affected for each in settle_groups(claims)]


def test_a_figure_of_nobody_in_particular_is_of_the_group_that_its_origin_gave_it_for():
    assert groups(
        told("embassy", 43, "2031-05-01T08:00", affected="from-sy"), told("embassy", 43, "2031-05-01T20:00")
    ) == ["from-sy", "from-sy"]
    assert groups(told("embassy", 43, "2031-05-01T08:00", affected="from-sy"), told("other", 43, "2031-05-01T20:00")) == [
        "from-sy", "all",
    ]  # fmt: skip


def test_fighters_without_a_name_are_of_the_force_that_their_origin_gave_the_figure_for():
    assert groups(
        told("sohr", 102, "2031-05-01T08:00", affected="islamic-state"),
        told("sohr", 102, "2031-05-01T20:00", affected="combatant"),
    ) == ["islamic-state", "islamic-state"]


def test_the_dead_of_one_kind_are_all_where_others_count_as_many_dead():
    first = told("ministry", 91, "2031-05-01T08:00")
    kind = told("office", 91, "2031-05-02T08:00", affected="detainee", report="r2")
    wounded = told("office", 226, "2031-05-02T08:00", affected="detainee", report="r2", outcome="injured")
    held = told("office", 700, "2031-05-02T08:00", affected="detainee", report="r2", outcome="held")
    assert groups(first, kind, wounded, held) == ["all", "all", "all", "detainee"]


def test_an_origin_that_counts_all_beside_them_means_the_kind():
    first = told("ministry", 91, "2031-05-01T08:00")
    kind = told("office", 91, "2031-05-02T08:00", affected="civilian", report="r2")
    whole = told("office", 100, "2031-05-02T08:00", report="r2")
    assert groups(first, kind, whole) == ["all", "civilian", "all"]


def test_the_victims_of_an_attack_on_one_force_are_its_own():
    assert (
        groups(
            told("ministry", 2, "2031-05-01T08:00", **FORCE),
            told("watch", 2, "2031-05-01T18:00", **FORCE),
            told("ministry", 3, "2031-05-03T08:00"),
        )
        == ["tr-army"] * 3
    )


def test_but_not_where_a_report_counts_both_or_others_were_hit():
    soldiers = told("ministry", 2, "2031-05-01T08:00", report="r1", **FORCE)
    assert groups(soldiers, told("ministry", 9, "2031-05-01T08:00", report="r1")) == ["tr-army", "all"]
    civilians = told("watch", 4, "2031-05-01T08:00", affected="civilian")
    assert groups(soldiers, civilians, told("ministry", 9, "2031-05-03T08:00")) == ["tr-army", "civilian", "all"]


def test_men_beside_whom_a_report_counts_nobody_are_all_its_dead():
    men = told("union", 4, "2031-05-01T08:00", affected="man")
    assert groups(men) == ["all"]
    assert groups(men, told("union", 9, "2031-05-01T08:00")) == ["man", "all"]
    assert groups(men, told("union", 2, "2031-05-01T08:00", affected="woman")) == ["man", "woman"]
    assert groups(told("union", 4, "2031-05-01T08:00", affected="woman")) == ["woman"]


def test_a_man_hurt_beside_a_mother_and_her_children_stays_a_man():
    hurt = told("union", 1, "2031-05-01T08:00", affected="man", outcome="injured")
    child = told("union", 2, "2031-05-01T08:00", affected="child")
    assert groups(hurt, child) == ["child", "man"] or groups(hurt, child) == ["man", "child"]
    assert groups(hurt, told("union", 9, "2031-05-01T08:00")) == ["all", "all"]


def test_a_count_beside_the_one_that_it_takes_back_is_of_the_same_force():
    told = [
        claim("hamas", 5, "2031-05-02T10:00", report="r1", affected="il-army", outcome="detained", stance="retracted"),
        claim("hamas", 3, "2031-05-02T10:00", report="r1", outcome="detained"),
        claim("hamas", 4, "2031-05-02T10:00", report="r2", outcome="detained"),
    ]
    assert [each.affected for each in settle_groups(told)] == ["il-army", "il-army", "all"]
