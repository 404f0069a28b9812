"""People out of mentions: nobody is one with another unless somebody decided so; who may be is only suggested."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

from marsad.incidents.people.compare import compared
from marsad.incidents.people.name_parts import parts_of_name
from marsad.incidents.people.spelling import sound_class
from marsad.model.decision import Decision
from marsad.model.people import Named, Suggestion, Victim

_NO_DECISIONS: Final[tuple[Decision, ...]] = ()
_LONGEST: Final = 8
"""Parts of the longest name of which any may be left out."""


def people_of(mentions: Iterable[Named], decisions: Iterable[Decision] = _NO_DECISIONS) -> tuple[Victim, ...]:
    """Every mention as a person of its own, save those that decisions in effect (`Rulings.people`) merged."""
    known = {mention.id: mention for mention in mentions}
    decided = _decided(decisions)
    members: dict[str, list[Named]] = defaultdict(list)
    for id_ in sorted(known):
        members[decided.person.get(id_, id_)].append(known[id_])
    people = [_victim(found, decided) for found in members.values()]
    return tuple(sorted(people, key=lambda person: person.id))


def suggestions(mentions: Iterable[Named], decisions: Iterable[Decision] = _NO_DECISIONS) -> tuple[Suggestion, ...]:
    """Mentions that may be one person and of whom nobody has decided yet, the likeliest first.

    Mentions that agree in all that is said (copies, a title and its body) are suggested together.
    """
    decided = _decided(decisions)
    named = [mention for mention in mentions if parts_of_name(mention.name)]
    groups = _agreeing(sorted(named, key=lambda mention: mention.id))
    found = [one for group in groups for one in _within(group, decided)]
    found += [
        suggestion
        for one, other in _candidates(groups)
        if (suggestion := compared(one, other)) is not None and decided.is_open(one.id, other.id)
    ]
    return tuple(sorted(found, key=lambda one: (-one.score, one.persons)))


@dataclass(slots=True)
class _Decided:
    """Who is whom by decision: the person of each mention that one is about, and the pairs that are told apart."""

    person: dict[str, str] = field(default_factory=dict)
    apart: set[frozenset[str]] = field(default_factory=set)
    by: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def is_open(self, one: str, other: str) -> bool:
        """Whether nobody has decided if two mentions are one person: of all that are one with either."""
        mine, theirs = self.members(one), self.members(other)
        return other not in mine and not any(frozenset((x, y)) in self.apart for x in mine for y in theirs)

    def members(self, id_: str) -> set[str]:
        """The mentions that are one person with one, itself among them."""
        person = self.person.get(id_, id_)
        return {other for other, of in self.person.items() if of == person} | {id_}

    def merge(self, decision: Decision) -> None:
        together = set().union(*map(self.members, decision.targets))
        for id_ in together:
            self.person[id_] = min(together)
            self.by[id_] = (*self.by.get(id_, ()), decision.id)

    def split(self, decision: Decision) -> None:
        for id_ in decision.targets:
            left = self.members(id_) - {id_}
            self.apart |= {frozenset((id_, other)) for other in left}
            for other in left:
                self.person[other] = min(left)
            self.person[id_] = id_
            self.by[id_] = (*self.by.get(id_, ()), decision.id)
        self.apart |= set(map(frozenset, combinations(decision.targets, 2)))


def _decided(decisions: Iterable[Decision]) -> _Decided:
    """What decisions amount to, in the order in which they were taken."""
    decided = _Decided()
    for decision in sorted(decisions, key=lambda one: (one.taken, one.id)):
        if decision.kind == "merge":
            decided.merge(decision)
        elif decision.kind == "split":
            decided.split(decision)
    return decided


def _victim(mentions: Sequence[Named], decided: _Decided) -> Victim:
    return Victim(
        id=mentions[0].id,
        mentions=tuple(mentions),
        variants=tuple(sorted({mention.name for mention in mentions})),
        decisions=tuple(sorted({by for mention in mentions for by in decided.by.get(mention.id, ())})),
    )


def _agreeing(mentions: Iterable[Named]) -> list[list[Named]]:
    """Mentions by all that is said of them, so that copies are compared once; never two of one figure together."""
    groups: dict[tuple[object, ...], list[Named]] = defaultdict(list)
    told: dict[tuple[object, ...], int] = defaultdict(int)
    for one in mentions:
        forms = tuple(part.form for part in parts_of_name(one.name))
        said = (forms, one.incidents, one.age, one.sex, one.outcomes, one.place, one.first, one.last)
        times = max(told[claim, forms] for claim in one.claims) if one.claims else 0
        for claim in one.claims:
            told[claim, forms] += 1
        groups[*said, times].append(one)
    return list(groups.values())


def _within(group: Sequence[Named], decided: _Decided) -> list[Suggestion]:
    """The suggestion that mentions which agree in everything are one person."""
    persons = sorted({decided.person.get(one.id, one.id) for one in group})
    if len(persons) < 2 or not all(decided.is_open(one, other) for one, other in combinations(persons, 2)):
        return []
    same = compared(group[0], next(one for one in group if one.id != group[0].id))
    return [] if same is None else [Suggestion(tuple(persons), same.score, same.why, same.against)]


def _candidates(groups: Sequence[Sequence[Named]]) -> list[tuple[Named, Named]]:
    """Pairs of which one name has, by its consonants, all parts of the other; names of one part within an incident."""
    classes = {group[0].id: tuple(sound_class(part.form) for part in parts_of_name(group[0].name)) for group in groups}
    whole: dict[tuple[str, ...], list[Named]] = defaultdict(list)
    first: dict[tuple[str, str], list[Named]] = defaultdict(list)
    for one, *_ in groups:
        whole[tuple(sorted(classes[one.id]))].append(one)
        for incident in one.incidents:
            first[incident, classes[one.id][0]].append(one)
    pairs: dict[tuple[str, str], tuple[Named, Named]] = {}
    for one, *_ in groups:
        held = tuple(sorted(classes[one.id]))
        shorter = [other for some in _subsets(held) for other in whole.get(some, ())]
        if len(held) == 1:
            shorter += [other for incident in one.incidents for other in first[incident, held[0]]]
        pairs |= {_key(one, other): (one, other) for other in shorter if other is not one}
    return [pairs[ids] for ids in sorted(pairs)]


def _subsets(parts: tuple[str, ...]) -> set[tuple[str, ...]]:
    """A name's parts, and every two or more of them; of a name longer than any only the whole."""
    if len(parts) > _LONGEST:
        return {parts}
    return {some for size in range(2, len(parts) + 1) for some in combinations(parts, size)}


def _key(one: Named, other: Named) -> tuple[str, str]:
    return (one.id, other.id) if one.id < other.id else (other.id, one.id)
