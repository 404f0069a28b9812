"""Invented claims for the tests of tolls, one short line each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from marsad.model.incident import Incident, IncidentClaim, IncidentPlace
from marsad.model.span import Span

NOWHERE = IncidentPlace(None, None, None, None, None)


def claim(origin: str, value: int | None, at: str, **slots: Any) -> IncidentClaim:
    """A claim of people killed, all of them, cumulative and undated, unless `slots` say otherwise.

    `at` is the time of publication, `2031-05-02T10:00`, UTC unless an offset is given. The id is the report's number
    and what tells two claims of one report apart.
    """
    published = datetime.fromisoformat(at if len(at) > 16 else f"{at}+00:00")
    report = slots.pop("report", f"r-{origin}-{at}")
    told = {
        "outcome": "killed",
        "affected": "all",
        "value_high": None,
        "qualifier": "exact",
        "basis": "cumulative",
        "as_of": published.date().isoformat(),
        "via": (),
        "stance": "asserted",
        "quote": Span(0, 1, "x"),
        "published": published,
        "dated": "as_of" in slots,
        **slots,
    }
    number = f"{value}-{told['value_high']}-{told['outcome']}-{told['affected']}-{told['basis']}-{told['stance']}"
    told.setdefault("id", f"{report}/{number}-{origin}")
    return IncidentClaim(report=report, value=value, origin=origin, **told)


def incident(claims: Iterable[IncidentClaim]) -> Incident:
    """An incident of these claims."""
    told = tuple(claims)
    reports = tuple(sorted({one.report for one in told}))
    return Incident("i1", "Invented", (("en", "Invented"),), None, None, NOWHERE, reports, told)
