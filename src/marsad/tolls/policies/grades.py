"""How well a figure is supported (docs/policies.md, W1), and which of the figures that stand is the best."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model.incident import IncidentClaim
from marsad.model.toll import Grade
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.telling import is_unsourced
from marsad.tolls.supersede import is_partisan

GRADES: tuple[Grade, ...] = ("confirmed", "fair", "weak", "contested", "discounted")
BELOW: frozenset[Grade] = frozenset({"weak", "contested", "discounted"})
"""Grades below confirmation: a figure that has one is flagged where it stands (E3)."""
_NOT_ALONE = frozenset({"anonymous", "witness"})
Denials = Mapping[tuple[int, int], Sequence[IncidentClaim]]


def is_credible(count: Count) -> bool:
    """Whether an origin is named, and not a party that speaks of others' losses."""
    kind = count.last.claim.origin_kind
    return kind not in _NOT_ALONE and not is_unsourced(count.origin) and not is_partisan(count)


def best_of(counts: Sequence[Count], denials: Denials) -> tuple[Count, Grade]:
    """The best-graded figure and its grade; ties go to more origins, then to the latest, then to the lower."""
    supporters = _supporters(counts)
    graded = {c.origin: _grade(c, supporters[c.low, c.high], denials) for c in counts}
    best = max(
        counts,
        key=lambda c: (
            -GRADES.index(graded[c.origin]),
            is_credible(c),
            len(supporters[c.low, c.high]),
            c.when,
            -c.low,
            c.origin,
        ),
    )
    if all(count.high == 0 for count in counts):
        return best, "discounted"
    grade = graded[best.origin]
    if grade != "confirmed" and _is_disputed(counts):
        grade = "contested"
    return best, grade


def _supporters(counts: Sequence[Count]) -> dict[tuple[int, int], list[Count]]:
    found: dict[tuple[int, int], list[Count]] = {}
    for count in counts:
        found.setdefault((count.low, count.high), []).append(count)
    return found


def _grade(count: Count, agreeing: Sequence[Count], denials: Denials) -> Grade:
    """The grade of one figure among those that agree with it."""
    if any(claim.origin != count.origin for claim in denials.get((count.low, count.high), ())):
        return "contested"
    if _is_accepted(agreeing):
        return "confirmed"
    return "fair" if sum(map(is_credible, agreeing)) > 1 else "weak"


def _is_accepted(agreeing: Sequence[Count]) -> bool:
    """Whether a party to the fighting confirms what an origin of no side or another gives, or counts its own losses."""
    sides = {count.last.claim.origin_side for count in agreeing}
    return len(sides) > 1 and any(
        count.last.claim.origin_side is not None and (not is_partisan(count) or count.last.claim.stance == "confirmed")
        for count in agreeing
    )


def _is_disputed(counts: Sequence[Count]) -> bool:
    """Whether a party to the fighting and an origin of another side give figures that cannot both hold."""
    sides: dict[str | None, list[Count]] = {}
    for count in counts:
        sides.setdefault(count.last.claim.origin_side, []).append(count)
    spans = {side: (max(c.low for c in own), min(c.high for c in own)) for side, own in sides.items()}
    return any(
        side is not None and other != side and (low > spans[other][1] or spans[other][0] > high)
        for side, (low, high) in spans.items()
        for other in spans
    )
