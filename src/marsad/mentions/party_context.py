"""Which party a name or word means that several bear: the report's other parties, its places and its outlet tell.

Nothing is guessed: where two parties fit, or none, the mention stays open, and its rule says which could be meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from marsad.languages.entries import Entry
from marsad.languages.pack import Pack
from marsad.model.mention import PartyMention

#: How often a country must be told of, and in which share of what a report tells of countries, to be the report's.
_OFTEN: Final = 3
_SHARE: Final = 0.8
#: Bodies that every state has: which one, the country tells.
_OF_STATES: Final = frozenset(
    {"army", "police", "intelligence", "government", "defence-ministry", "interior-ministry", "health-ministry"}
    | {"foreign-ministry"}
)


class Resolved(NamedTuple):
    """The party that a mention means, None where it stays open, and the rule that says why."""

    party: str | None
    rule: str


class Known(NamedTuple):
    """What a pack knows of parties: entries by id, the days from and to which each party was there."""

    entries: dict[str, Entry]
    days: dict[str, tuple[str, str]]


class Told(NamedTuple):
    """What a report tells: parties with the offset where each is first named, by a name's first word too; countries."""

    parties: dict[str, int]
    heads: dict[tuple[str, str], int]
    countries: Counter[str]


@cache
def known_parties(pack: Pack) -> Known:
    """What a pack's register tells of parties, kept for the life of the pack."""
    entries = {entry.id: entry for entry in pack.entries if entry.kind in ("party", "body")}
    parties = [entry.attributes for entry in entries.values() if entry.kind == "party" and "party" in entry.attributes]
    return Known(entries, {each["party"]: (each.get("start", ""), each.get("end", "")) for each in parties})


class PartyContext:
    """What tells parties apart in one report; worked out when the first open mention asks."""

    def __init__(self, pack: Pack, published: date | None, outlet: str | None) -> None:
        self._pack = pack
        self._published = published.isoformat() if published is not None else None
        self._outlet = outlet
        self._told: Told | None = None
        self._country: str | None = None

    def resolve(self, mention: PartyMention, head: str, tell: Callable[[], Told]) -> Resolved:
        """The party that an open mention means; `head` is the folded first word of it, its article and clitics off.

        What the report tells is asked for (`tell`) once. It is not kept: a report whose mentions and context held each
        other would wait for the garbage collector, which then took a twelfth of all reading.
        """
        known = known_parties(self._pack)
        _, _, rule = mention.rule.rpartition(" + ")
        entry = known.entries.get(rule)
        if entry is None or not _may(entry, mention):
            return Resolved(None, mention.rule)
        if self._told is None:
            self._told = tell()
            self._country = _main(self._told.countries)
        if "shared" in entry.features:
            return self._shared(mention, entry, known)
        return self._body(mention, entry, head, known)

    def _shared(self, mention: PartyMention, entry: Entry, known: Known) -> Resolved:
        found: dict[str, str] = {}
        could: list[str] = []
        for row in entry.attributes.get("candidates", "").split("|"):
            party, country, outlet, near = row.split(",") if row else ("", "", "", "")
            if not party or not self._lived(party, known):
                continue
            could.append(party)
            why = self._fits(country, outlet, near, mention)
            if why:
                found.setdefault(party, why)
        return _one(found, mention.rule, could)

    def _fits(self, country: str, outlet: str, near: str, mention: PartyMention) -> str:
        """Why a candidate fits, empty where it does not."""
        told = self._told
        reasons = []
        if near:
            if told is None or near not in told.parties:
                return ""
            reasons.append(f"beside {near}")
        if country:
            if country != self._country:
                return ""
            reasons.append(f"country {country}")
        if outlet:
            if outlet != self._outlet:
                return ""
            reasons.append(f"outlet {outlet}")
        return ", ".join(reasons)

    def _body(self, mention: PartyMention, entry: Entry, head: str, known: Known) -> Resolved:
        """A body without a name (الجيش, التنظيم): the one named before it, or that of the report's country."""
        told = self._told
        if told is None:
            return Resolved(None, mention.rule)
        body = entry.attributes.get("party", entry.sense)
        called = {party for (party, word), at in told.heads.items() if word == head and at < mention.start}
        if body not in _OF_STATES or "common" in entry.features:
            return _one(dict.fromkeys(sorted(called), "named before"), mention.rule)
        before = {party for party, at in told.parties.items() if at < mention.start and party[2:] == f"-{body}"}
        if before:
            return _one(dict.fromkeys(sorted(before), "named before"), mention.rule)
        party = f"{self._country.lower()}-{body}" if self._country is not None else ""
        fits = party in known.days and self._lived(party, known)
        return _one({party: f"country {self._country}"} if fits else {}, mention.rule)

    def _lived(self, party: str, known: Known) -> bool:
        """Whether a party was there when the report appeared."""
        start, end = known.days.get(party, ("", ""))
        day = self._published
        return day is None or ((not start or start <= day) and (not end or day[: len(end)] <= end))


def _may(entry: Entry, mention: PartyMention) -> bool:
    """Whether anything could tell which party is meant: of a body, nothing where words beside it say which."""
    if "shared" in entry.features:
        return "candidates" in entry.attributes
    size = mention.last - mention.first + 1
    named = entry.kind == "body" and "definite" in entry.features
    return named and any(len(form.split()) == size for form in entry.forms)


def _one(found: dict[str, str], rule: str, could: Sequence[str] = ()) -> Resolved:
    if len(found) == 1:
        ((party, why),) = found.items()
        return Resolved(party, f"{rule} → {party}: {why}")
    may = list(found) or list(dict.fromkeys(could))
    return Resolved(None, f"{rule} (open: {', '.join(may)})" if may else rule)


def _main(countries: Counter[str]) -> str | None:
    """The country that a report is about, where one outweighs all others."""
    if not countries:
        return None
    country, times = countries.most_common(1)[0]
    return country if times >= _OFTEN and times >= _SHARE * countries.total() else None


def outlet_party(pack: Pack, outlet: str | None) -> str | None:
    """The party whose name the outlet of a report is."""
    return None if outlet is None else _by_name(pack).get(" ".join(pack.orthography.fold(outlet).split()))


@cache
def _by_name(pack: Pack) -> dict[str, str]:
    parties = [entry for entry in pack.entries if entry.kind == "party" and "party" in entry.attributes]
    fold = pack.orthography.fold
    return {" ".join(fold(form).split()): entry.attributes["party"] for entry in parties for form in entry.forms}


def countries_of(senses: Iterable[str | None]) -> Counter[str]:
    """How often each country is told of; what is no country (`kurdish`) does not count."""
    return Counter(sense for sense in senses if sense is not None and len(sense) == 2 and sense.isupper())
