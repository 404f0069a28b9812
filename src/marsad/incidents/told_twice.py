"""What one report says of one figure in several places: told twice, whose it is, that another one stands instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.counts import Sort
from marsad.incidents.groups import ALL
from marsad.incidents.origins import stands_over
from marsad.model.claim import Claim, Source
from marsad.model.incident import IncidentClaim

_GENERAL: Final = frozenset({ALL, "security", "combatant", "detainee"})
"""Groups that a fuller telling may name more closely."""
_TELLING: Final = 10
"""The least value that tells by itself which figure is meant."""
_HARM: Final = frozenset({"killed", "injured", "casualties", "missing"})
_SPOTS: Final = frozenset({"neighbourhood", "town"})
"""Kinds of place of which none lies in another."""
_LEAST_PARTS: Final = 2
_PASSES: Final = 3
"""How far a source is handed on: from the body to the title, from there to the title's other figures."""
_TAKEN_BACK: Final = ("denied", "retracted")


def sources_of(claims: Sequence[Claim]) -> dict[str, tuple[Source, ...]]:
    """The sources of every figure of a report by its id, those that it has from the report's other figures included."""
    found = {claim.id: claim.sources for claim in claims}
    for _ in range(_PASSES):
        told = {claim.id: found[claim.id] or _sources_beside(claim, claims, found) for claim in claims}
        if told == found:
            break
        found = told
    return found


def _sources_beside(
    claim: Claim, claims: Sequence[Claim], known: Mapping[str, tuple[Source, ...]]
) -> tuple[Source, ...]:
    """The sources of a figure that has none of its own, from the report's other figures.

    In this order: of its total or its parts; of the same value told elsewhere in the report, as a title is in its
    body; of its sentence, where that names one source only.
    """
    family = [other for other in claims if other.id == claim.part_of or other.part_of == claim.id]
    value = claim.quantity.value or 0
    again = [
        other for other in claims if other.quantity.value == value >= _TELLING and not in_one_sentence(claim, other)
    ]
    sentence = [other for other in claims if in_one_sentence(claim, other) and _told_together(claim, other)]
    for found in (family, again, sentence):
        chains = {known[other.id] for other in found if known[other.id]}
        if len({chain[-1].party or chain[-1].text for chain in chains}) == 1:
            return max(chains, key=lambda chain: (len(chain), chain[-1].start))
    return ()


def _told_together(one: Claim, other: Claim) -> bool:
    """Whether one who tells the one figure tells the other in the same breath: harm of one happening."""
    return one.outcome == other.outcome or {one.outcome, other.outcome} <= _HARM


def with_sums(claims: Sequence[Claim]) -> list[Claim]:
    """A report's figures, those of one sentence that add up to a total told before it as parts of that.

    A list that breaks a speaker's total down goes on with that speaker, sentence by sentence.
    """
    found = {claim.id: claim for claim in claims}
    for start in sorted({claim.evidence.start for claim in claims}):
        parts = [claim for claim in claims if claim.evidence.start == start and claim.part_of is None]
        if len(parts) < _LEAST_PARTS or any(part.sources for part in parts):
            continue
        total = next((claim for claim in claims if _is_sum(claim, parts)), None)
        if total is not None:
            found.update({part.id: replace(part, part_of=total.id) for part in parts})
    return [found[claim.id] for claim in claims]


def told_apart(claims: Sequence[Claim]) -> frozenset[str]:
    """Figures of one outcome and group that a report tells of several places, with no total of them."""
    found: set[str] = set()
    for one in claims:
        for other in claims:
            if one.id < other.id and _is_elsewhere(one, other) and not _has_total(one, other, claims):
                found.update((one.id, other.id))
    return frozenset(found)


def _is_elsewhere(one: Claim, other: Claim) -> bool:
    """Whether two figures of one outcome and group are of two places of one kind, each told with its own."""
    here, there = one.place, other.place
    if one.outcome != other.outcome or here is None or there is None or one.part_of != other.part_of:
        return False
    if {source.party or source.text for source in one.sources[-1:]} != {
        source.party or source.text for source in other.sources[-1:]
    }:  # fmt: skip
        return False
    sure = not any("place" in doubt for doubt in (*one.doubts, *other.doubts))
    kinds = here.precision == there.precision and here.precision in _SPOTS
    groups = (one.affected and one.affected.tags) == (other.affected and other.affected.tags)
    return (
        sure
        and kinds
        and groups
        and None not in (here.gazetteer, there.gazetteer)
        and here.gazetteer != there.gazetteer
    )


def _has_total(one: Claim, other: Claim, claims: Sequence[Claim]) -> bool:
    """Whether the report tells how many they are together."""
    total = (one.quantity.value or 0) + (other.quantity.value or 0)
    return any(claim.outcome == one.outcome and (claim.quantity.value or 0) >= total for claim in claims)


def _is_sum(claim: Claim, parts: Sequence[Claim]) -> bool:
    """Whether a sourced figure before some is what they add up to."""
    before = claim.evidence.start < parts[0].evidence.start and bool(claim.sources)
    alike = all(part.outcome == claim.outcome for part in parts)
    return before and alike and claim.quantity.value == sum(part.quantity.value or 0 for part in parts)


def in_one_sentence(one: Claim, other: Claim) -> bool:
    """Whether two figures stand in one sentence."""
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def replaced_in(claims: Sequence[Claim], sorts: Mapping[str, Sort]) -> frozenset[str]:
    """The figures in whose stead the report tells another one: `21, not 60`, `from nine to seven`."""
    found = set()
    for claim in claims:
        beside = [other for other in claims if _is_rival(claim, other)]
        if sorts[claim.id].instead or (sorts[claim.id].replaced and beside):
            found.add(claim.id)
        if sorts[claim.id].ends == "from":
            lower = [other for other in beside if sorts[other.id].ends == "to"]
            if any((other.quantity.value or 0) < (claim.quantity.value or 0) for other in lower):
                found.add(claim.id)
    return frozenset(found)


def _is_rival(claim: Claim, other: Claim) -> bool:
    """Whether another figure of the same outcome stands in the same sentence."""
    different = claim.quantity.value != other.quantity.value
    return different and claim.outcome == other.outcome and in_one_sentence(claim, other)


def told_once(entries: Sequence[IncidentClaim], claims: Sequence[Claim], title: int = 0) -> list[IncidentClaim]:
    """The entries of one report without those that tell again what another one tells better.

    `title` is how many letters the title has: what it tells under another name the body tells more closely.
    """
    of = {entry.id: claim for entry, claim in zip(entries, claims, strict=True)}
    kept: list[IncidentClaim] = []
    become: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: _worth(entry, title)):
        at = next((at for at, other in enumerate(kept) if _is_same(entry, other, of, title)), None)
        if at is None:
            kept.append(entry)
        else:
            become[entry.id] = kept[at].id
            kept[at] = _fuller(kept[at], entry)
    return [_as_part(entry, {each.id: each for each in kept}, become) for entry in kept]


def _as_part(entry: IncidentClaim, kept: Mapping[str, IncidentClaim], become: Mapping[str, str]) -> IncidentClaim:
    """An entry under the total that is kept; a part of a group that is not named is a share of it, no total."""
    if entry.part_of is None:
        return entry
    entry = replace(entry, part_of=become.get(entry.part_of, entry.part_of))
    total = kept.get(entry.part_of or "")
    nameless = total is not None and total.affected == entry.affected and total.outcome == entry.outcome
    return replace(entry, basis="partial") if nameless and entry.basis == "cumulative" else entry


def _is_same(entry: IncidentClaim, other: IncidentClaim, of: Mapping[str, Claim], title: int) -> bool:
    """Whether two entries of one report are one figure told twice."""
    if (entry.outcome, entry.value, entry.value_high) != (other.outcome, other.value, other.value_high):
        return False
    if (entry.stance == "denied") != (other.stance == "denied") or in_one_sentence(of[entry.id], of[other.id]):
        return False
    groups = entry.affected == other.affected or entry.affected in _GENERAL or other.affected in _GENERAL
    doubted = "group-inherited" in entry.doubts or "group-inherited" in other.doubts
    in_title = (entry.quote.start < title) != (other.quote.start < title)
    return (groups or doubted) and (in_title or _may_be_one(entry, other))


def _may_be_one(entry: IncidentClaim, other: IncidentClaim) -> bool:
    """Whether both may be of one origin: the same, one not named, or one the umbrella of the other."""
    one, two = entry.origin, other.origin
    unnamed = entry.origin_kind is None or other.origin_kind is None
    unnamed |= "source-carried" in entry.doubts or "source-carried" in other.doubts
    return unnamed or one == two or stands_over(one, two) or stands_over(two, one)


def _worth(entry: IncidentClaim, title: int) -> tuple[bool, bool, bool, bool, int, int, str]:
    """The better telling first: taken back, with a source, in the body, of a group, with fewer doubts, later."""
    general = entry.affected in _GENERAL
    taken = entry.stance not in _TAKEN_BACK
    carried = entry.origin_kind is None or "source-carried" in entry.doubts
    return taken, carried, entry.quote.start < title, general, len(entry.doubts), -entry.quote.start, entry.id


def _fuller(kept: IncidentClaim, again: IncidentClaim) -> IncidentClaim:
    """What is kept, with what only the other telling says."""
    if again.dated and not kept.dated:
        kept = replace(kept, as_of=again.as_of, dated=True)
    if kept.origin_kind is None and again.origin_kind is not None:
        kept = replace(
            kept, origin=again.origin, origin_kind=again.origin_kind, origin_side=again.origin_side, via=again.via
        )  # fmt: skip
    if kept.qualifier == "exact" and again.qualifier in ("at_least", "more_than"):
        kept = replace(kept, qualifier=again.qualifier)
    return kept
