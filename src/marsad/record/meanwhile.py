"""What others decided while somebody was looking: the decisions that a page did not show yet."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.incidents.neighbourhoods.ties import named
from marsad.model.decision import Decision
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Applied
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.store import evidence


def seen() -> int:
    """Up to which entry of the log the index shows what was decided: what a page was made of."""
    return Applied.objects.filter(id=1).values_list("size", flat=True).first() or 0


def is_behind(size: int) -> bool:
    """Whether somebody decided what the index does not show yet; `size` is the log's."""
    return any(entry.kind == "decision" for entry in evidence.entries(seen(), size))


def decided_since(entry: int, said: Decision) -> list[Decision]:
    """The decisions from an entry on that touch what a decision is on, in the order in which they were taken."""
    new = set(DecisionRow.objects.filter(entry__gte=entry).values_list("id", flat=True))
    if not new:
        return []
    near = decisions_on(sorted(named(said)))
    touching = {one.id for one in near if _touches(one, said)}
    while (
        taken_back := {one.id for one in near if one.kind == "withdraw" and touching.intersection(one.targets)}
        - touching
    ):
        touching |= taken_back
    return sorted((one for one in near if one.id in new & touching), key=lambda one: (one.taken, one.id))


def _touches(one: Decision, other: Decision) -> bool:
    """Whether two decisions are on one thing: the same claim, a report and a claim of it, words that overlap."""
    if one.kind == other.kind == "add":
        return one.targets == other.targets and _overlap(one, other)
    if "add" in (one.kind, other.kind):
        return False
    return _meets(one.targets, other.targets) or _meets(other.targets, one.targets)


def _overlap(one: Decision, other: Decision) -> bool:
    mine, theirs = one.words, other.words
    return mine is not None and theirs is not None and mine.start < theirs.end and theirs.start < mine.end


def _meets(targets: Sequence[str], others: Sequence[str]) -> bool:
    return any(target in others or target.rpartition("/")[0] in others for target in targets)
