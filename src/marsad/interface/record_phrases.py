"""Values of a record in the words of the interface: who counted, of whom, a toll's bounds, why a figure fell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Protocol

from marsad.interface.labels import Labels, isolate
from marsad.interface.manner import RECORDED, Manner
from marsad.interface.phrases import amount, days
from marsad.model.called import ANY, Called
from marsad.model.incident import Incident, IncidentClaim, IncidentPlace
from marsad.model.toll import Overtaken, Toll
from marsad.model.vocabulary import OUTCOMES

Series = tuple[str, str]
"""An outcome and a group."""
_REPORT: Final = "report"
_DAY: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_REJECTED: Final = "rejected by decision "
_ARABIC: Final = re.compile("[\u0600-\u06ff]")


class Bounded(Protocol):
    """What has the bounds of a toll."""

    @property
    def low(self) -> int: ...
    @property
    def best(self) -> int: ...
    @property
    def high(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Names:
    """What a record's origins and groups are called, in the words of the interface."""

    labels: Labels
    called: Called

    def origin(self, id_: str) -> str:
        """Who counted: a party by its name, an unnamed source by its kind, the report itself with its outlet."""
        if id_ in self.called.parties:
            return self._name(id_, self.called.parties)
        if id_ == _REPORT:
            return self.labels.word("source", "report")
        if id_.startswith(f"{_REPORT}:"):
            outlet = self._name(id_, self.called.own, id_.partition(":")[2])
            return self.labels.say("story", "own_word", outlet=outlet)
        known = self.labels.words["origin"].get(id_)
        return str(known) if known else self._name(id_, self.called.own)

    def kind(self, id_: str) -> str:
        """What kind of party an origin is, where it is one of the register."""
        return self.labels.word("party", self.called.kinds[id_]) if id_ in self.called.kinds else ""

    def affected(self, id_: str) -> str:
        """Of whom: everybody, people of a tag, a force's members by its name."""
        if id_ in self.called.parties:
            return self._name(id_, self.called.parties)
        if id_ == "all":
            return self.labels.word("story", "all")
        known = self.labels.words["tag"].get(id_) or self.labels.words["group"].get(id_)
        return str(known) if known else self._name(id_, self.called.own)

    def series(self, outcome: str, group: str) -> str:
        """`killed · civilian`"""
        return f"{self.labels.word('outcome', outcome)} · {self.affected(group)}"

    def _name(self, id_: str, names: Mapping[str, Mapping[str, str]], otherwise: str | None = None) -> str:
        """A name in the interface's language, else one in any; the id's words where no name is known."""
        known = names.get(id_, {})
        name = known.get(self.labels.language) or known.get(ANY) or next(iter(known.values()), None)
        return isolate(name or (otherwise or id_).replace("-", " "))


def series_order(outcome: str, group: str) -> tuple[int, bool, str]:
    """Series in the order of outcomes, those of everybody first."""
    return OUTCOMES.index(outcome) if outcome in OUTCOMES else len(OUTCOMES), group != "all", group


def series_in(tolls: Iterable[Toll]) -> list[tuple[Series, list[Toll]]]:
    """The tolls of each outcome and group by day, in the order in which they are shown."""
    found: dict[Series, list[Toll]] = {}
    for toll in tolls:
        found.setdefault((toll.outcome, toll.affected), []).append(toll)
    ordered = sorted(found, key=lambda name: series_order(*name))
    return [(name, sorted(found[name], key=lambda toll: (toll.as_of is None, toll.as_of or ""))) for name in ordered]


def greatest(tolls: Iterable[Toll]) -> dict[str, int]:
    """The greatest toll of each outcome, which a chart of it must hold."""
    most: dict[str, int] = {}
    for toll in tolls:
        most[toll.outcome] = max(most.get(toll.outcome, 0), toll.high)
    return most


def bounds(toll: Bounded, manner: Manner = RECORDED) -> str:
    """`332–373–495` (low, best, high); one number where all three are it."""
    return manner.span([toll.low] if toll.low == toll.high else [toll.low, toll.best, toll.high])


def value(claim: IncidentClaim, labels: Labels) -> str:
    """A claim's number with its qualifier; beside a person's value the one that was read."""
    said = amount(claim.value, claim.value_high, claim.qualifier, labels)
    read = dict(claim.read)
    if "value" not in read:
        return said
    before = read["value"]
    return labels.say("story", "corrected", value=said, read="?" if before is None else labels.number(int(before)))


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
        return isolate(told)
    return isolate(place.name) + (f" ({told})" if told else "")


def incident_name(incident: Incident, labels: Labels) -> str:
    """What an incident is called in the interface language, its days written as the reader wants them."""
    return titled(dict(incident.names).get(labels.language) or incident.name, labels)


def titled(name: str, labels: Labels) -> str:
    """An incident's name as it is shown, its days written as the reader wants them.

    One that stays as it is recorded (`2022-01-20`) keeps its order behind Arabic letters.
    """
    name = _DAY.sub(lambda day: labels.day(day[0]), name)
    return isolate(_DAY.sub("\u200e\\g<0>", name) if _ARABIC.search(name) else name)


def period(incident: Incident, labels: Labels) -> str:
    """The days of an incident."""
    if not (incident.first or incident.last):
        return labels.word("story", "no_days")
    return days(incident.first, incident.last, labels)


def some(words: Iterable[str], most: int, labels: Labels) -> str:
    """So many of some words, and how many more there are."""
    listed = list(words)
    more = [labels.say("story", "more", n=labels.number(len(listed) - most))] if len(listed) > most else []
    return labels.word("card", "comma").join(listed[:most] + more)
