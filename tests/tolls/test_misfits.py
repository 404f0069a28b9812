"""Figures that do not fit their origin's count are flagged on the toll of the day on which they were told."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Toll
from marsad.tolls.corrections import find_corrections
from marsad.tolls.misfits import KINDS, find_misfits, with_misfits
from marsad.tolls.resolve import resolve
from tests.tolls.invented import claim, incident


def _total(day: int, value: int, **slots: object) -> IncidentClaim:
    told = claim("ministry", value, f"2031-05-{day:02}T10:00", report=f"r{day}", **slots)
    return replace(told, origin_kind="named")


def _flagged(told: Incident) -> list[tuple[str | None, tuple[int, int], list[str]]]:
    tolls = with_misfits(resolve(told, "latest-by-origin/1"), told, find_misfits(told, find_corrections(told)))
    return [(toll.as_of, (toll.low, toll.high), sorted(KINDS.intersection(toll.flags))) for toll in tolls]


def test_misfits_flag_the_toll_of_the_day_even_where_it_does_not_change() -> None:
    late = _total(4, 112, as_of="2031-05-02")
    assert _flagged(incident([_total(1, 100), _total(3, 130), late, _total(5, 140)])) == [
        ("2031-05-01", (100, 100), []),
        ("2031-05-03", (130, 130), []),
        ("2031-05-04", (130, 130), ["late"]),
        ("2031-05-05", (140, 140), []),
    ]


def test_misfits_flag_a_total_that_its_origin_lowered() -> None:
    told = incident([_total(1, 100), _total(2, 150), _total(3, 138), _total(4, 140)])
    assert [flags for _, _, flags in _flagged(told)] == [[], [], ["lowered"], []]


def test_misfits_leave_out_a_lower_figure_that_corrects_nothing() -> None:
    assert [flags for _, _, flags in _flagged(incident([_total(1, 100), _total(2, 3)]))] == [[], []]


def test_misfits_change_no_toll_where_there_are_none() -> None:
    told = incident([_total(1, 100), _total(2, 112)])
    tolls: tuple[Toll, ...] = resolve(told, "latest-by-origin/1")
    assert with_misfits(tolls, told, ()) == tolls
