"""Every figure of one outcome and group, and what becomes of it: the rows of a table that the chart draws as points."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from marsad.interface import record_phrases as said
from marsad.interface.phrases import amount
from marsad.interface.record_phrases import Names
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.model.toll import OriginFigure, Toll
from marsad.tolls.explain import Explanation, Reason
from marsad.tolls.reasons import TOLD_ANEW
from marsad.tolls.timeline import day_of

State = Literal["counts", "renewed", "fell", "derived"]
#: The sign of each state, so that colour is never the only one.
SIGNS: Final[Mapping[State, str]] = {"counts": "●", "renewed": "○", "fell": "✕", "derived": "◆"}


@dataclass(frozen=True, slots=True)
class Row:
    """A figure on a day on which it was published: whose, how many, of which claims, what became of it and why.

    It counts now; its origin told a newer one (`renewed`); it bounds nothing (`fell`); or nobody stated it (`derived`).
    """

    day: str | None
    who: str
    value: int
    value_high: int | None
    says: str
    state: State
    why: str
    claims: tuple[str, ...]
    as_of: str | None

    @property
    def sign(self) -> str:
        """Its mark in the chart and the table."""
        return SIGNS[self.state]


def rows_of(one: IncidentRecord, tolls: Iterable[Toll], explained: Explanation, names: Names) -> tuple[Row, ...]:
    """All figures of a toll by the day of publication, those of no known day last."""
    tolls = list(tolls)
    last = tolls[-1]
    reasons = {reason.claim: reason for reason in explained.claims}
    told = [
        _stated(claim, reasons.get(claim.id), names)
        for claim in one.incident.claims
        if (claim.outcome, claim.affected) == (last.outcome, last.affected) and claim.value is not None
    ]
    stated = {row.claims[0] for row in told}
    found = _together([*told, *_made(tolls, stated, names)])
    return tuple(sorted(found, key=lambda row: (row.day is None, row.day or "", row.claims)))


def _together(rows: Iterable[Row]) -> list[Row]:
    """Figures that say the same and of which the same becomes, as one: a dispatch is told many times on a day."""
    alike: dict[Row, list[str]] = {}
    for row in rows:
        alike.setdefault(replace(row, claims=()), []).extend(row.claims)
    return [replace(row, claims=tuple(sorted(set(claims)))) for row, claims in alike.items()]


def _stated(claim: IncidentClaim, reason: Reason | None, names: Names) -> Row:
    state: State = "fell"
    if reason is not None and reason.counts:
        state = "counts"
    elif reason is not None and reason.why in TOLD_ANEW:
        state = "renewed"
    return Row(
        day_of(claim),
        names.origin(claim.origin),
        claim.value or 0,
        claim.value_high,
        said.value(claim, names.labels),
        state,
        _why(claim, reason, names),
        (claim.id,),
        claim.as_of,
    )


def _why(claim: IncidentClaim, reason: Reason | None, names: Names) -> str:
    labels = names.labels
    if claim.rejected:
        return labels.say("story", "rejected", decision=" ".join(claim.decisions[-1:]))
    return labels.word("overtaken", reason.why) if reason else labels.word("compare", "not_looked_at")


def _made(tolls: Iterable[Toll], stated: Collection[str], names: Names) -> list[Row]:
    """Sums that nobody stated of this group, and figures of other groups that a policy counts for it, as they came."""
    found: dict[tuple[str, int, int | None], Row] = {}
    for toll in tolls:
        for figure in toll.by_origin:
            if figure.derived or not set(figure.claims) <= set(stated):
                found.setdefault((figure.origin, figure.value, figure.value_high), _sum(toll, figure, names))
    return list(found.values())


def _sum(toll: Toll, figure: OriginFigure, names: Names) -> Row:
    return Row(
        toll.as_of,
        names.origin(figure.origin),
        figure.value,
        figure.value_high,
        amount(figure.value, figure.value_high, figure.qualifier, names.labels),
        "derived",
        names.labels.word("flag", "derived"),
        figure.claims,
        figure.as_of,
    )
