"""People held whom other reports count as taken."""

from __future__ import annotations

from dataclasses import replace

from marsad.incidents.ledger.captives import as_taken
from marsad.incidents.ledger.other_scope import with_scope
from marsad.model.incident import IncidentClaim
from tests.tolls.invented import claim


def held(value: int, report: str, origin: str = "hamas", outcome: str = "held") -> IncidentClaim:
    made = claim(origin, value, "2031-05-04T08:00", outcome=outcome)
    return replace(made, report=report, affected="detainee" if outcome == "held" else "all")


def outcomes(*claims: IncidentClaim) -> list[str]:
    return [each.outcome for each in as_taken(claims)]


def test_prisoners_whom_another_report_counts_as_captured_are_these():
    assert outcomes(held(5, "r1", outcome="detained"), held(5, "r2"), held(3, "r2")) == ["detained"] * 3
    assert as_taken([held(5, "r1", outcome="abducted"), held(5, "r2")])[1].affected == "all"


def test_prisoners_of_another_number_or_of_one_stay():
    assert outcomes(held(5, "r1", outcome="detained"), held(7, "r2")) == ["detained", "held"]
    assert outcomes(held(1, "r1", outcome="detained"), held(1, "r2")) == ["detained", "held"]


def test_another_origins_prisoners_in_the_report_stay():
    told = outcomes(held(5, "r1", outcome="detained"), held(5, "r2"), held(3, "r2", "houthis"))
    assert told == ["detained", "detained", "held"]


def test_an_arrest_beyond_the_border_that_nobody_else_tells_bounds_nothing():
    home = [replace(held(5 + n, f"r{n}", outcome="killed"), place="iso:SY") for n in range(3)]
    abroad = replace(held(4, "r9", outcome="detained"), place="iso:IQ")
    assert "other-scope" in with_scope([*home, abroad], "2031-05-04")[-1].doubts
    again = replace(abroad, report="r8", id="r8/1-2-detained")
    assert not any(each.doubts for each in with_scope([*home, abroad, again], "2031-05-04"))
