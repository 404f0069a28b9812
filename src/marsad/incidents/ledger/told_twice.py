"""What one report says of one figure in several places: told twice, whose it is, that another one stands instead."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.ledger.counts import Sort
from marsad.incidents.ledger.forces import are_apart
from marsad.incidents.ledger.groups import ALL
from marsad.incidents.ledger.origins import stands_over
from marsad.model.claim import Claim, Source
from marsad.model.incident import IncidentClaim

_GENERAL: Final = frozenset({ALL, "security", "combatant", "detainee"})
"""Groups that a fuller telling may name more closely."""
_TELLING: Final = 10
"""The least value that tells by itself which figure is meant."""
_HARM: Final = frozenset({"killed", "injured", "casualties", "missing"})
_SPOTS: Final = frozenset({"neighbourhood", "town"})
"""Kinds of place of which none lies in another."""
_MORE: Final = frozenset({"partial", "standing"})
_LEAST_PARTS: Final = 2
_PASSES: Final = 3
"""How far a source is handed on: from the body to the title, from there to the title's other figures."""
_TAKEN_BACK: Final = ("denied", "retracted")


class Figures:
    """A report's figures by what brings them together: their total, their value, their sentence."""

    def __init__(self, claims: Sequence[Claim], denied: Collection[tuple[str, int]] = ()) -> None:
        self.claims = claims
        self.denied = frozenset(denied)
        """Who denies which number in words of his own: it is not his."""
        self.of = {claim.id: claim for claim in claims}
        self.parts: dict[str, list[Claim]] = {}
        self.values: dict[int, list[Claim]] = {}
        self.sentences: dict[int, list[Claim]] = {}
        for claim in claims:
            if claim.part_of is not None:
                self.parts.setdefault(claim.part_of, []).append(claim)
            self.values.setdefault(claim.quantity.value or 0, []).append(claim)
            self.sentences.setdefault(claim.evidence.start, []).append(claim)

    def family(self, claim: Claim) -> list[Claim]:
        """The total of a figure and its own parts."""
        total = self.of.get(claim.part_of or "")
        return [*([] if total is None else [total]), *self.parts.get(claim.id, ())]

    def again(self, claim: Claim) -> list[Claim]:
        """The same value told elsewhere, where it is great enough to tell which figure is meant."""
        value = claim.quantity.value or 0
        alike = self.values.get(value, ()) if value >= _TELLING else ()
        return [other for other in alike if other.evidence.start != claim.evidence.start]

    def beside(self, claim: Claim) -> list[Claim]:
        """The other figures of its sentence."""
        return [other for other in self.sentences[claim.evidence.start] if other is not claim]


def sources_of(figures: Figures) -> dict[str, tuple[Source, ...]]:
    """The sources of every figure of a report by its id, those that it has from the report's other figures included."""
    found = {claim.id: () if _is_carried_wrongly(claim, figures) else claim.sources for claim in figures.claims}
    for _ in range(_PASSES):
        told = {claim.id: found[claim.id] or _sources_beside(claim, figures, found) for claim in figures.claims}
        if told == found:
            break
        found = told
    return found


def _sources_beside(claim: Claim, figures: Figures, known: Mapping[str, tuple[Source, ...]]) -> tuple[Source, ...]:
    """The sources of a figure that has none of its own, from the report's other figures.

    In this order: of its total or its parts; of the same value told elsewhere in the report, as a title is in its
    body; of its sentence, where that names one source only.
    """
    sentence = [other for other in figures.beside(claim) if _told_together(claim, other)]
    for found in (figures.family(claim), figures.again(claim), sentence):
        chains = {known[other.id] for other in found if known[other.id]}
        if len({chain[-1].party or chain[-1].text for chain in chains}) == 1:
            return max(chains, key=lambda chain: (len(chain), [(link.start, link.text) for link in reversed(chain)]))
    return ()


def _told_together(one: Claim, other: Claim) -> bool:
    """Whether one who tells the one figure tells the other in the same breath: harm of one happening.

    Of two totals of the same people, at one place and time, only one is his.
    """
    rival = one.basis == other.basis and _is_another_count(one, other)
    rival = rival and (one.basis == "cumulative" or (one.when is not None and _scene(one) == _scene(other)))
    return not rival and (one.outcome == other.outcome or {one.outcome, other.outcome} <= _HARM)


def _is_another_count(one: Claim, other: Claim) -> bool:
    """Whether two figures are different numbers for the same people, and none breaks another down."""
    apart = one.part_of is None and other.part_of is None and _is_rival(one, other)
    return apart and _people(one) == _people(other) and _MORE.isdisjoint((one.basis, other.basis))


def _scene(claim: Claim) -> tuple[str | None, ...]:
    """When and where it befell them."""
    when = (claim.when.first, claim.when.last) if claim.when else (None, None)
    return (*when, claim.place.gazetteer or claim.place.text if claim.place else None)


def _people(claim: Claim) -> tuple[str | None, tuple[str, ...]]:
    return (claim.affected.party, claim.affected.tags) if claim.affected else (None, ())


def _is_carried_wrongly(claim: Claim, figures: Figures) -> bool:
    """Whether the source that is carried on to a figure told another number for the same people by its own words."""
    if "source-carried" not in claim.doubts or not claim.sources:
        return False
    teller = claim.sources[-1].party or claim.sources[-1].text
    if (teller, claim.quantity.value) in figures.denied:
        return True
    return any(
        other.sources
        and "source-carried" not in other.doubts
        and (other.sources[-1].party or other.sources[-1].text) == teller
        and _is_another_count(claim, other)
        for other in figures.claims
    )


def with_sums(claims: Sequence[Claim]) -> list[Claim]:
    """A report's figures, those of one sentence that add up to a total told before it as parts of that.

    A list that breaks a speaker's total down goes on with that speaker, sentence by sentence.
    """
    figures = Figures(claims)
    found = dict(figures.of)
    for start in sorted(figures.sentences):
        parts = [claim for claim in figures.sentences[start] if claim.part_of is None]
        if len(parts) < _LEAST_PARTS or any(part.sources or part.outcome != parts[0].outcome for part in parts):
            continue
        alike = figures.values.get(sum(part.quantity.value or 0 for part in parts), ())
        total = next((claim for claim in alike if _is_total(claim, parts[0])), None)
        if total is not None:
            found.update({part.id: replace(part, part_of=total.id) for part in parts})
    return [found[claim.id] for claim in claims]


def _is_total(claim: Claim, part: Claim) -> bool:
    """Whether a figure is sourced and told before another of its outcome."""
    return claim.evidence.start < part.evidence.start and bool(claim.sources) and claim.outcome == part.outcome


def told_apart(claims: Sequence[Claim]) -> frozenset[str]:
    """Figures of one source, outcome and group that a report tells of several places, with no total of them."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        place = claim.place
        if place is None or place.gazetteer is None or place.precision not in _SPOTS:
            continue
        if not any("place" in doubt for doubt in claim.doubts):
            source = claim.sources[-1].party or claim.sources[-1].text if claim.sources else None
            tags = claim.affected.tags if claim.affected else ()
            key = claim.outcome, source, tags, place.precision, claim.part_of
            groups.setdefault(key, []).append(claim)
    greatest: dict[str, int] = {}
    for claim in claims:
        greatest[claim.outcome] = max(greatest.get(claim.outcome, 0), claim.quantity.value or 0)
    found: set[str] = set()
    for group in groups.values():
        places = len({claim.place.gazetteer for claim in group if claim.place})
        least = sum(sorted(claim.quantity.value or 0 for claim in group)[:_LEAST_PARTS])
        if places > 1 and greatest[group[0].outcome] < least:
            found.update(claim.id for claim in group)
    return frozenset(found)


def in_one_sentence(one: Claim, other: Claim) -> bool:
    """Whether two figures stand in one sentence."""
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def replaced_in(figures: Figures, sorts: Mapping[str, Sort]) -> frozenset[str]:
    """The figures in whose stead the report tells another one: `21, not 60`, `from nine to seven`."""
    found = set()
    for claim in figures.claims:
        sort = sorts[claim.id]
        if claim.stance == "retracted" or sort.withdrawn:
            found.add(claim.id)
        if not (sort.instead or sort.replaced or sort.ends == "from"):
            continue
        rivals = [other for other in figures.beside(claim) if _is_rival(claim, other)]
        lower = [other for other in rivals if sorts[other.id].ends == "to"]
        falls = any((other.quantity.value or 0) < (claim.quantity.value or 0) for other in lower)
        if sort.instead or (sort.replaced and rivals) or (sort.ends == "from" and falls):
            found.add(claim.id)
    return frozenset(found)


def _is_rival(claim: Claim, other: Claim) -> bool:
    """Whether another figure is of the same outcome and another value."""
    return claim.quantity.value != other.quantity.value and claim.outcome == other.outcome


def without_differences(entries: Sequence[IncidentClaim]) -> list[IncidentClaim]:
    """The entries of one report; what nobody is named for and two origins' counts differ by is no count.

    `Two counts, 163 bodies apart`: 495 by the one, 332 by the other.
    """
    whole: dict[tuple[str, str], dict[int, str]] = {}
    for entry in entries:
        if entry.origin_kind is not None and entry.value_high is None and entry.value:
            whole.setdefault((entry.outcome, entry.affected), {}).setdefault(entry.value, entry.origin)
    return [
        replace(entry, basis="partial", doubts=tuple(sorted({*entry.doubts, "ambiguous-total"})))
        if entry.origin_kind is None and _is_difference(entry, whole.get((entry.outcome, entry.affected), {}))
        else entry
        for entry in entries
    ]


def _is_difference(entry: IncidentClaim, whole: Mapping[int, str]) -> bool:
    """Whether two origins' counts differ by a figure that tells by itself which is meant."""
    apart = entry.value or 0
    return apart >= _TELLING and any(whole.get(value + apart, origin) != origin for value, origin in whole.items())


def told_once(entries: Sequence[IncidentClaim], claims: Sequence[Claim], title: int = 0) -> list[IncidentClaim]:
    """The entries of one report without those that tell again what another one tells better.

    `title` is how many letters the title has: what it tells under another name the body tells more closely.
    """
    of = {entry.id: claim for entry, claim in zip(entries, claims, strict=True)}
    kept: dict[tuple[object, ...], list[IncidentClaim]] = {}
    become: dict[str, str] = {}
    for entry in sorted(entries, key=lambda entry: _worth(entry, title)):
        alike = kept.setdefault((entry.outcome, entry.value, entry.value_high), [])
        at = next((at for at, other in enumerate(alike) if _is_same(entry, other, of, title)), None)
        if at is None:
            alike.append(entry)
        else:
            become[entry.id] = alike[at].id
            alike[at] = _fuller(alike[at], entry)
    known = {each.id: each for alike in kept.values() for each in alike}
    return [_as_part(entry, known, become) for entry in known.values()]


def _as_part(entry: IncidentClaim, kept: Mapping[str, IncidentClaim], become: Mapping[str, str]) -> IncidentClaim:
    """An entry under the total that is kept; a part of a group that is not named is a share of it, no total."""
    if entry.part_of is None:
        return entry
    entry = replace(entry, part_of=become.get(entry.part_of, entry.part_of))
    total = kept.get(entry.part_of or "")
    nameless = total is not None and entry.affected in (total.affected, ALL) and total.outcome == entry.outcome
    return replace(entry, basis="partial") if nameless and entry.basis == "cumulative" else entry


def _is_same(entry: IncidentClaim, other: IncidentClaim, of: Mapping[str, Claim], title: int) -> bool:
    """Whether two entries of one report are one figure told twice."""
    if (entry.stance == "denied") != (other.stance == "denied") or in_one_sentence(of[entry.id], of[other.id]):
        return False
    groups = entry.affected == other.affected or entry.affected in _GENERAL or other.affected in _GENERAL
    groups = groups and not are_apart(entry.affected, other.affected)
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
