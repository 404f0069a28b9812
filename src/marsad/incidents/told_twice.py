"""The same figure told twice in one report, in its title and its body: which of the two the record keeps."""

from __future__ import annotations

from dataclasses import replace

from marsad.incidents.groups import ALL
from marsad.incidents.origins import stands_over
from marsad.model.claim import Claim, Reading
from marsad.model.incident import IncidentClaim

_GENERAL = frozenset({ALL, "security", "combatant", "detainee"})
"""Groups that a fuller telling may name more closely."""


def told_once(entries: list[IncidentClaim], claims: list[Claim], reading: Reading) -> list[IncidentClaim]:
    """The entries of one report without those that tell again what another one tells better."""
    of = {entry.id: claim for entry, claim in zip(entries, claims, strict=True)}
    kept: list[IncidentClaim] = []
    for entry in sorted(entries, key=_worth):
        same = next((at for at, other in enumerate(kept) if is_same(entry, other, of)), None)
        if same is None:
            kept.append(entry)
        else:
            kept[same] = _fuller(kept[same], entry)
    ids = {entry.id: _kept_id(entry, kept, of) for entry in entries}
    return [replace(entry, part_of=ids.get(entry.part_of, entry.part_of)) if entry.part_of else entry for entry in kept]


def is_same(entry: IncidentClaim, other: IncidentClaim, of: dict[str, Claim]) -> bool:
    """Whether two entries of one report are one figure told twice."""
    if (entry.outcome, entry.value, entry.value_high) != (other.outcome, other.value, other.value_high):
        return False
    if (entry.stance in ("denied", "retracted")) != (other.stance in ("denied", "retracted")):
        return False
    one, two = of[entry.id], of[other.id]
    if one.evidence.start < two.evidence.end and two.evidence.start < one.evidence.end:
        return False
    groups = entry.affected == other.affected or entry.affected in _GENERAL or other.affected in _GENERAL
    doubted = "group-inherited" in entry.doubts or "group-inherited" in other.doubts
    return (groups or doubted) and _may_be_one(entry, other)


def _may_be_one(entry: IncidentClaim, other: IncidentClaim) -> bool:
    """Whether both may be of one origin: the same, one not named, or one the umbrella of the other."""
    one, two = entry.origin, other.origin
    unnamed = entry.origin_kind is None or other.origin_kind is None
    return unnamed or one == two or stands_over(one, two) or stands_over(two, one)


def _worth(entry: IncidentClaim) -> tuple[bool, bool, int, int, str]:
    """The better telling first: with a source, of a group, with fewer doubts, later in the report (its body)."""
    return (
        entry.origin_kind is None, entry.affected in _GENERAL, len(entry.doubts), -entry.quote.start, entry.id
    )  # fmt: skip


def _fuller(kept: IncidentClaim, again: IncidentClaim) -> IncidentClaim:
    """What is kept, with what only the other telling says."""
    if again.dated and not kept.dated:
        kept = replace(kept, as_of=again.as_of, dated=True)
    if kept.qualifier == "exact" and again.qualifier in ("at_least", "more_than"):
        kept = replace(kept, qualifier=again.qualifier)
    return kept


def _kept_id(entry: IncidentClaim, kept: list[IncidentClaim], of: dict[str, Claim]) -> str:
    """The id under which an entry's figure is kept."""
    if any(entry.id == other.id for other in kept):
        return entry.id
    return next((other.id for other in kept if is_same(entry, other, of)), entry.id)
