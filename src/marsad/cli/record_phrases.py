"""Values of a record in the words of the interface: who counted, of whom, a toll's bounds, why a figure fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import click
from rich.cells import cell_len

from marsad.cli.labels import Labels, isolate
from marsad.cli.phrases import amount, days
from marsad.incidents.ledger.origins import own_word
from marsad.incidents.ledger.phrases import wording
from marsad.model.claim import Reading
from marsad.model.incident import Incident, IncidentClaim, IncidentPlace
from marsad.model.toll import Overtaken, Toll
from marsad.model.vocabulary import OUTCOMES
from marsad.parties.party import Party
from marsad.parties.register import party_register

_REPORT: Final = "report"
_REJECTED: Final = "rejected by decision "
_FULL, _OPEN = "█", "░"


@dataclass(frozen=True, slots=True)
class Names:
    """What a record's origins and groups are called: parties by their names, outlets by id as they call themselves."""

    labels: Labels
    parties: Mapping[str, Party]
    outlets: Mapping[str, str]
    own: Mapping[str, str] = field(default_factory=dict)
    """The reports' own words for origins and groups that are in no register, by id."""

    def origin(self, id_: str) -> str:
        """Who counted: a party by its name, an unnamed source by its kind, the report itself with its outlet."""
        if id_ in self.parties:
            return self._party(id_)
        if id_ == _REPORT:
            return self.labels.word("source", "report")
        if id_.startswith(f"{_REPORT}:"):
            outlet = self.outlets.get(id_) or id_.partition(":")[2].replace("-", " ")
            return self.labels.say("story", "own_word", outlet=isolate(outlet))
        known = self.labels.words["origin"].get(id_)
        return str(known) if known else self._own(id_)

    def kind(self, id_: str) -> str:
        """What kind of party an origin is, where it is one of the register."""
        return self.labels.word("party", self.parties[id_].kind) if id_ in self.parties else ""

    def affected(self, id_: str) -> str:
        """Of whom: everybody, people of a tag, a force's members by its name."""
        if id_ in self.parties:
            return self._party(id_)
        if id_ == "all":
            return self.labels.word("story", "all")
        known = self.labels.words["tag"].get(id_)
        return str(known) if known else self._own(id_)

    def series(self, outcome: str, group: str) -> str:
        """`killed · civilian`"""
        return f"{self.labels.word('outcome', outcome)} · {self.affected(group)}"

    def _own(self, id_: str) -> str:
        return isolate(self.own.get(id_) or id_.replace("-", " "))

    def _party(self, id_: str) -> str:
        party, language = self.parties[id_], self.labels.language
        names = party.names.get(language, ())
        return isolate(party.preferred.get(language) or (names[0] if names else id_))


def names_in(incidents: Iterable[Incident], readings: Mapping[str, Reading], labels: Labels) -> Names:
    """The names for a record of these readings."""
    outlets = {own_word(reading): reading.report.outlet or "" for reading in readings.values()}
    return Names(labels, party_register().parties, outlets, _own_words(incidents, readings, labels.language))


def _own_words(incidents: Iterable[Incident], readings: Mapping[str, Reading], language: str) -> dict[str, str]:
    """What reports call each origin and group: in the interface's language where one does, by the most of them."""
    claims = [claim for one in incidents for claim in one.claims if claim.report in readings]
    read = {f"{report}/{claim.id}": claim for report, each in readings.items() for claim in each.claims}
    ids = {id_ for claim in claims for id_ in (claim.origin, claim.affected)} - set(party_register().parties)
    found: dict[str, Counter[tuple[bool, str]]] = {}
    for told in claims:
        own, foreign = read.get(told.id), readings[told.report].report.language != language
        if own is not None and own.sources and told.origin in ids:
            found.setdefault(told.origin, Counter())[foreign, own.sources[-1].text] += 1
        if own is not None and own.affected is not None and told.affected in ids:
            found.setdefault(told.affected, Counter())[foreign, own.affected.text] += 1
    for report in {claim.report for claim in claims}:
        code = readings[report].report.language
        for text in {source.text for claim in readings[report].claims for source in claim.sources}:
            id_ = "-".join(wording(text, code).words)
            if id_ in ids:
                found.setdefault(id_, Counter())[code != language, text] += 1
    return {id_: min(told, key=lambda each: _fitness(each, id_, told[each]))[1] for id_, told in found.items()}


def _fitness(words: tuple[bool, str], id_: str, told: int) -> tuple[bool, int, int, int, str]:
    """What names an origin best: the interface's language, the parts of its id, what most say, the shortest."""
    foreign, text = words
    return foreign, -sum(part in text.casefold() for part in id_.split("-")), -told, len(text), text


def series_order(outcome: str, group: str) -> tuple[int, bool, str]:
    """Series in the order of outcomes, those of everybody first."""
    return OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES), group != "all", group


def bounds(toll: Toll) -> str:
    """`332–373–495` (low, best, high); one number where all three are it."""
    if toll.low == toll.high:
        return f"{toll.low:,}"
    return f"{toll.low:,}–{toll.best:,}–{toll.high:,}"


def bar(toll: Toll, most: int, width: int) -> str:
    """How much of the greatest toll: full to the low bound, open from there to the high one.

    The signs are symmetrical and have no direction, so the bar grows with the line's own direction.
    """
    if most <= 0:
        return ""
    low, high = (max(round(number * width / most), number > 0) for number in (toll.low, toll.high))
    return _FULL * low + _OPEN * (high - low)


def value(claim: IncidentClaim, labels: Labels) -> str:
    """A claim's number with its qualifier; beside a person's value the one that was read."""
    said = amount(claim.value, claim.value_high, claim.qualifier, labels)
    read = dict(claim.read)
    if "value" not in read:
        return said
    before = read["value"]
    return labels.say("story", "corrected", value=said, read="?" if before is None else f"{before:,}")


def why(overtaken: Overtaken, labels: Labels) -> str:
    """Why a figure no longer bounds a toll."""
    if overtaken.why.startswith(_REJECTED):
        return labels.say("story", "rejected", decision=isolate(overtaken.why.removeprefix(_REJECTED)))
    return labels.word("overtaken", overtaken.why)


def rule(says: str, labels: Labels) -> str:
    """What a policy's rule says: often the same as why a figure fell."""
    return labels.word("overtaken" if says in labels.words["overtaken"] else "rule", says)


def where(place: IncidentPlace, labels: Labels) -> str:
    """`Al Hasakah (town, SY)`; a record has the Latin name alone, so in another script the incident's name tells it."""
    if place.name is None:
        return labels.word("story", "no_place")
    notes = [labels.word("precision", place.precision)] if place.precision else []
    told = labels.word("card", "comma").join([*notes, *([place.country] if place.country else [])])
    if labels.language != "en":
        return told
    return isolate(place.name) + (f" ({told})" if told else "")


def incident_name(incident: Incident, labels: Labels) -> str:
    """What an incident is called in the interface language."""
    return isolate(dict(incident.names).get(labels.language) or incident.name)


def period(incident: Incident, labels: Labels) -> str:
    """The days of an incident."""
    if not (incident.first or incident.last):
        return labels.word("story", "no_days")
    return days(incident.first, incident.last, labels)


def some(words: Iterable[str], most: int, labels: Labels) -> str:
    """So many of some words, and how many more there are."""
    listed = list(words)
    more = [labels.say("story", "more", n=f"{len(listed) - most:,}")] if len(listed) > most else []
    return labels.word("card", "comma").join(listed[:most] + more)


def folded(pieces: Iterable[str], width: int, indent: str, between: str = " · ") -> Iterator[str]:
    """Pieces on as few lines as they fit, the further ones indented."""
    line, before = "", ""
    for piece in pieces:
        joined = line + between + piece if line else before + piece
        if line and cell_len(click.unstyle(joined)) > width:
            yield line
            before = indent
            joined = before + piece
        line = joined
    if line:
        yield line
