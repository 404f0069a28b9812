"""What an incident's reports say together that one claim alone leaves open: whose ministry, who a name is, which force.

It is made of the readings of one incident and nothing else, so that it is the same whatever order they come in.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from types import MappingProxyType
from typing import Final, NamedTuple

from marsad.incidents.ledger.countries import country_of
from marsad.incidents.ledger.families import force_of, is_force, party_of, root_of
from marsad.incidents.ledger.forces import FIGHTING, force_named, is_fighting
from marsad.incidents.ledger.phrases import wording
from marsad.model.claim import Claim, Group, Reading, Source
from marsad.model.events import EVENT_TYPE

_EARLIER: Final = 2
_SHORT: Final = 2
"""Words of the shortest phrase that stands for a longer one."""
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_ESCAPE: Final = frozenset({"prison-break", "mutiny"})
_CLAIM_OF_DEED: Final = "statement-of-claim"
_NONE: Final[Mapping[str, str]] = MappingProxyType({})
Member = tuple[Reading, frozenset[str]]
"""A report's reading, and which of its claims and events belong to the incident (`959-962-killed`)."""


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of an incident as a whole. Parties are ids of the register, countries ISO 3166 codes."""

    country: str | None = None
    first: str | None = None
    """The day (ISO) on which it began, as far as the claims tell."""
    sources: frozenset[str] = frozenset()
    """The parties that its reports name as sources."""
    people: Mapping[str, Source] = field(default_factory=lambda: MappingProxyType({}))
    """By the folded name of a person, the source that says most of him."""
    names: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """By a force, the one of its family under which the reports count it."""
    forces: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """By a tag (`security`), the only force of the incident, where all whom it befell are of one side."""
    called: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """By a word for a body (`تنظيم`), the only party that the reports call so."""
    shortened: Mapping[str, str] = field(default_factory=lambda: _NONE)
    """By the first words of a source's phrase, the only party whose sources begin so (`the office of N.`)."""
    sides: frozenset[str] = frozenset()
    """The families (by their root) that fight in it."""
    escaped: bool = False
    """Whether people got out of custody in it: those detained in it are these, caught again."""


class _Hit(NamedTuple):
    """A figure of members of a party: in which report, by whom, of which outcome, and how the group is tagged."""

    report: str
    source: str
    outcome: str
    value: int | None
    party: str
    tags: tuple[str, ...]


def context_of(members: Iterable[Member], first: str | None = None, country: str | None = None) -> Context:
    """The context of an incident: `first` is its first day and `country` its country, where they are known."""
    ordered = sorted(members, key=lambda member: member[0].report.known_as)
    claims = [(claim, reading) for reading, ids in ordered for claim in reading.claims if claim.id in ids]
    where = country or _most(Counter(filter(None, (country_of(claim.place) for claim, _ in claims))))
    hits = list(_hits(claims, where))
    sources = {source.party for source, _ in _sources(ordered) if source.party}
    named = Counter(hit.party for hit in hits)
    named.update(source.party for claim, _ in claims for source in claim.sources if source.party)
    return Context(
        country=where,
        first=first or _first_day(claims),
        sources=frozenset(sources),
        people=_people(ordered),
        names=_names(named, hits),
        forces=_only_force(hits),
        called=_called(ordered),
        shortened=_shortened(ordered),
        sides=frozenset(root_of(party) for party in _fighting(ordered, hits)),
        escaped=any(claim.outcome == "escaped" for claim, _ in claims)
        or any(event.type in _ESCAPE and event.id in ids for reading, ids in ordered for event in reading.events),
    )


def _hits(claims: list[tuple[Claim, Reading]], country: str | None) -> Iterator[_Hit]:
    """The figures of members of parties, by their words alone."""
    for claim, reading in claims:
        if claim.affected is not None:
            said = wording(claim.affected.text, reading.report.language)
            party = force_named(claim.affected, said)
            if party is None and said.peoples and is_fighting(claim.affected, said):
                party = force_of(said.peoples[0], country)
            if party is not None:
                source = claim.sources[-1].party or claim.sources[-1].text if claim.sources else ""
                yield _Hit(
                    reading.report.known_as, source, claim.outcome, claim.quantity.value, party, claim.affected.tags
                )


def _most(counted: Counter[str]) -> str | None:
    """What was counted most often, the first by name among equals."""
    return min(counted, key=lambda key: (-counted[key], key)) if counted else None


def _first_day(claims: list[tuple[Claim, Reading]]) -> str | None:
    """The day on which an incident began: the one that most claims give, no more than two before the first report.

    Reports tell of older events beside it; where none of the days is so near, the one that most claims give.
    """
    days = Counter(claim.when.first for claim, _ in claims if claim.when and claim.when.first)
    published = [reading.report.published for _, reading in claims if reading.report.published]
    if published:
        begin = min(published)
        early = date.fromordinal(max(begin.toordinal() - _EARLIER, date.min.toordinal()))
        near = [day for day in days if early.isoformat() <= day <= begin.isoformat()]
        if near:
            return min(near, key=lambda day: (-days[day], day))
    return _most(days)


def _sources(members: list[Member]) -> Iterator[tuple[Source, Reading]]:
    return ((source, reading) for reading, _ in members for source in sources_in(reading))


def sources_in(reading: Reading) -> Iterator[Source]:
    """Every source that a report names, claim by claim."""
    for claim in reading.claims:
        yield from claim.sources
    for event in reading.events:
        yield from event.sources
    for statement in reading.statements:
        yield from statement.sources


def _people(members: list[Member]) -> dict[str, Source]:
    """Who a person is: by every ending of a source's words that is a name, the longest words that end so."""
    found: dict[str, Source] = {}
    for source, reading in _sources(members):
        if source.kind not in ("named", "official"):
            continue
        words = wording(source.text, reading.report.language).words
        for size in (1, 2, 3):
            if size < len(words):
                name = " ".join(words[-size:])
                known = found.get(name)
                if known is None or (source.party is not None, len(source.text), source.text) > (
                    known.party is not None, len(known.text), known.text
                ):  # fmt: skip
                    found[name] = source
    return found


def _names(named: Counter[str], hits: list[_Hit]) -> dict[str, str]:
    """A force under the one of its family that the reports name most; forces that a report counts apart stay apart."""
    families: dict[str, list[str]] = {}
    for party in sorted(named):
        if is_force(party):
            families.setdefault(root_of(party), []).append(party)
    apart = _counted_apart(hits)
    found = {}
    for family in families.values():
        head = min(family, key=lambda party: (-named[party], party))
        found.update({party: head for party in family if frozenset({party, head}) not in apart})
    return found


def _counted_apart(hits: list[_Hit]) -> set[frozenset[str]]:
    """Pairs of parties for which one source in one report gives two different counts of one outcome."""
    told: dict[tuple[str, str, str], dict[str, int]] = {}
    for hit in hits:
        if hit.value is not None:
            told.setdefault((hit.report, hit.source, hit.outcome), {}).setdefault(hit.party, hit.value)
    return {
        frozenset({one, other})
        for counts in told.values()
        for one, other in combinations(sorted(counts), 2)
        if counts[one] != counts[other]
    }


def _only_force(hits: list[_Hit]) -> dict[str, str]:
    """By the tags of those who fight, the one force that is counted with it, where the claims count no other side's."""
    fighting = [hit for hit in hits if is_force(hit.party)]
    if len({root_of(hit.party) for hit in fighting}) != 1:
        return {}
    head = min(hit.party for hit in fighting)
    return dict.fromkeys(sorted({tag for hit in fighting for tag in hit.tags} & FIGHTING), head)


def _called(members: list[Member]) -> dict[str, str]:
    """By a word for a body, the party that alone is called so beside its name in an incident's reports."""
    found: dict[str, set[str]] = {}
    for reading, ids in members:
        for group in _groups(reading, ids):
            if group.party is not None:
                for name in wording(group.text, reading.report.language).called:
                    found.setdefault(name, set()).add(group.party)
    return {name: next(iter(parties)) for name, parties in sorted(found.items()) if len(parties) == 1}


def _shortened(members: list[Member]) -> dict[str, str]:
    """By every beginning of a party's source phrase that is longer than a word, the party that alone is told so."""
    found: dict[str, set[str]] = {}
    for source, reading in _sources(members):
        if source.party is not None:
            words = wording(source.text, reading.report.language).words
            for size in range(_SHORT, len(words)):
                found.setdefault(" ".join(words[:size]), set()).add(source.party)
    return {words: next(iter(parties)) for words, parties in sorted(found.items()) if len(parties) == 1}


def _groups(reading: Reading, ids: frozenset[str]) -> Iterator[Group]:
    """Every group that a report's claims and events of an incident name."""
    for claim in reading.claims:
        if claim.id in ids:
            yield from (group for group in (claim.affected, claim.responsible) if group is not None)
    for event in reading.events:
        if event.id in ids:
            yield from (group for group in (event.actor, event.target) if group is not None)


def _fighting(members: list[Member], hits: list[_Hit]) -> Iterator[str]:
    """Every force that is hit, strikes or is named as the doer in the incident's claims and events."""
    yield from (hit.party for hit in hits if is_force(hit.party))
    for reading, ids in members:
        for claim in reading.claims:
            if claim.id in ids and claim.responsible and claim.responsible.party:
                yield claim.responsible.party
            if claim.id in ids and claim.sources and (side := _counts_its_enemy(claim)):
                yield side
        for event in reading.events:
            if event.id in ids and event.type == _CLAIM_OF_DEED:
                told = (event.actor, *event.sources[-1:])
                yield from (each.party for each in told if each and each.party and is_force(each.party))
            if event.id in ids and _is_violent(event.type):
                yield from (group.party for group in (event.actor, event.target) if group and group.party)


def _counts_its_enemy(claim: Claim) -> str | None:
    """The army or armed group that counts the dead of another side's force: they fight each other."""
    teller, hit = claim.sources[-1].party, claim.affected.party if claim.affected else None
    if teller is None or hit is None or claim.outcome not in _HARM or not is_force(hit) or not is_force(teller):
        return None
    party = party_of(teller)
    police = party is not None and party.kind == "police"
    return None if police or root_of(teller) == root_of(hit) else teller


def _is_violent(type_: str) -> bool:
    """Whether an event is force used against somebody (the root ASSAULT of PLOVER)."""
    plover = EVENT_TYPE[type_].plover if type_ in EVENT_TYPE else None
    return plover is not None and plover[0] == "ASSAULT"
