"""Invented reports of invented incidents: growing tolls by several origins, copies, background and noise.

The words are strings of letters, the places those of the gazetteer. Days go on with as many reports each, however many
are asked for, as an archive grows. What a reader would find is known as it is written: nothing has to be read.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final

from bench.invented import Paragraph, filler, words_of
from marsad.gazetteer.table import TABLE, Table, Town
from marsad.model.claim import Cause, Claim, Event, Evidence, Group, Place, Quantity, Reading, Source, When
from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.vocabulary import CauseClass, SourceKind

_COUNTRIES: Final = frozenset({"SY", "IQ", "YE", "PS", "LB", "SD", "LY"})
_START: Final = date(2015, 1, 1)
_A_DAY: Final = 200
"""Reports a day."""
_NEW: Final = 15
"""Incidents that begin on a day."""
_OUTLETS: Final = 60
_COPIED: Final = 0.25
"""Share of an incident's reports that carry an earlier one's dispatch."""
_UNDATED: Final = 0.25
"""Share of reports that do not say on which day it happened."""
_AGAIN: Final = 0.1
"""Share of incidents that happen where another one is going on."""
_REMEMBERED: Final = 0.4
"""Share that ends with what every agency has of the incident's background."""
_NOISE: Final = 0.15
_DAY: Final = timedelta(days=1)
_ORIGINS: Final[Sequence[tuple[str, SourceKind]]] = (
    ("sohr", "monitor"), ("snhr", "monitor"), ("white-helmets", "official"), ("unicef", "official"),
    ("ocha", "official"), ("icrc", "official"), ("msf", "named"),
)  # fmt: skip
_CAUSES: Final[Sequence[tuple[str, CauseClass]]] = (
    ("airstrike", "heavy-weapons-and-explosive-munitions"), ("shelling", "heavy-weapons-and-explosive-munitions"),
    ("bombing", "planted-explosives-and-remnants"), ("clash", "small-arms"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Told:
    """One invented report, the number of its incident (None: noise), and the id of the report whose dispatch it has."""

    reading: Reading
    incident: int | None
    dispatch: str


@dataclass(slots=True)
class _Happening:
    """What is invented of an incident: where, by what, who counts, how many there are in the end, for how many days."""

    number: int
    town: Town
    kind: tuple[str, CauseClass]
    origins: Sequence[tuple[str, SourceKind]]
    day: date
    killed: int
    days: int
    background: Paragraph
    told: list[tuple[Told, tuple[Paragraph, ...], tuple[str, SourceKind]]] = field(default_factory=list)


def stories(reports: int, seed: int = 1) -> Iterator[Told]:
    """So many invented reports, in the order in which they appear; the same for a seed."""
    chance = random.Random(seed)
    numbers = itertools.count()
    open_: list[_Happening] = []
    for made in range(reports):
        day, at = _START + made // _A_DAY * _DAY, made % _A_DAY
        if not at:
            open_ = [one for one in open_ if (day - one.day).days < one.days]
            for _ in range(_NEW):
                open_.append(_happening(chance, next(numbers), day, open_))
        when = datetime.combine(day, time(at * 24 // _A_DAY, at % 60), UTC)
        name = f"r{made:06}"
        yield (
            _noise(chance, name, when)
            if chance.random() < _NOISE
            else _report(chance, chance.choice(open_), name, when)
        )


def rows(reports: int, seed: int = 1) -> Iterator[dict[str, object]]:
    """The same reports as rows, for tools that take no claims: texts, and what is known of each incident."""
    for told in stories(reports, seed):
        report, claims = told.reading.report, told.reading.claims
        place = claims[0].place if claims else None
        yield {
            "id": report.id,
            "text": report.text,
            "dispatch": told.dispatch,
            "incident": told.incident,
            "town": place.gazetteer if place else None,
            "latitude": place.latitude if place else None,
            "longitude": place.longitude if place else None,
            "day": claims[0].when.first if claims and claims[0].when else None,
            "kind": told.reading.events[0].type if told.reading.events else None,
            "killed": claims[0].quantity.value if claims else None,
        }


def without_text(told: Told) -> Reading:
    """What an invented report claims, where its text is not at hand."""
    return replace(told.reading, report=replace(told.reading.report, text=""))


def _happening(chance: random.Random, number: int, day: date, others: Sequence[_Happening]) -> _Happening:
    again = others and chance.random() < _AGAIN
    return _Happening(
        number=number,
        town=chance.choice(others).town if again else chance.choice(_towns()),
        kind=chance.choice(_CAUSES),
        origins=chance.sample(_ORIGINS, chance.randint(1, 3)),
        day=day,
        killed=max(1, round(chance.lognormvariate(2, 1))),
        days=1 + min(20, round(chance.expovariate(0.5))),
        background=filler(chance),
    )


def _report(chance: random.Random, one: _Happening, name: str, when: datetime) -> Told:
    late = [told for told in one.told if when - (told[0].reading.report.appeared or when) < 2 * _DAY]
    if late and chance.random() < _COPIED:
        of, paragraphs, origin = chance.choice(late)
        return Told(_written(chance, name, when, one, _edited(chance, paragraphs), origin), one.number, of.dispatch)
    origin = chance.choice(one.origins)
    paragraphs = (_lead(chance, one, when, origin), *(filler(chance) for _ in range(chance.randint(1, 4))))
    if chance.random() < _REMEMBERED:
        paragraphs = (*paragraphs, one.background)
    told = Told(_written(chance, name, when, one, paragraphs, origin), one.number, name)
    one.told.append((told, paragraphs, origin))
    return told


def _lead(chance: random.Random, one: _Happening, when: datetime, origin: tuple[str, SourceKind]) -> Paragraph:
    """The paragraph with the count: it nears the last one as days go on, each origin's in its own way."""
    since = (when.date() - one.day).days
    grown = 1 - 0.6 ** (1 + since)
    bias = 0.8 + 0.4 * one.origins.index(origin) / max(len(one.origins), 1)
    killed = max(1, round(one.killed * grown * bias))
    words, figures = words_of(chance, 6), [("killed", killed, 6)]
    words += [str(killed), *words_of(chance, 7)]
    if chance.random() < 0.6:
        figures.append(("injured", 2 * killed + 1, len(words)))
        words += [str(2 * killed + 1), *words_of(chance, 4)]
    slots = [("group", 7), ("place", len(words)), ("source", len(words) + 3)]
    if chance.random() > _UNDATED:
        slots.append(("when", 2))
    words += [one.town.name, *words_of(chance, 2), *words_of(chance, 1), *words_of(chance, chance.randint(4, 14))]
    return Paragraph(tuple(words), tuple(figures), tuple(slots))  # type: ignore[arg-type]


def _edited(chance: random.Random, paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """A dispatch as another outlet prints it: cut, a word changed, a paragraph of its own added."""
    kept = paragraphs[: chance.randint(2, len(paragraphs))]
    lead, rest = kept[0], list(kept[1:])
    taken = {at for _, _, at in lead.figures} | {at for _, at in lead.slots}
    free = [at for at in range(len(lead.words)) if at not in taken]
    at = chance.choice(free)
    lead = replace(lead, words=(*lead.words[:at], *words_of(chance, 1), *lead.words[at + 1 :]))
    rest += [filler(chance) for _ in range(chance.choice((0, 0, 1, 2)))]
    return (lead, *rest)


def _written(
    chance: random.Random,
    name: str,
    when: datetime,
    one: _Happening,
    paragraphs: Sequence[Paragraph],
    origin: tuple[str, SourceKind],
) -> Reading:
    """A report of paragraphs under a title of its own, and its claims."""
    title = " ".join(words_of(chance, 7))
    lines, claims, events = [title], [], []
    start = len(title) + 1
    for paragraph in paragraphs:
        spans = _spans(paragraph.words, start)
        claims += _claims(paragraph, spans, one, origin)
        events += _events(paragraph, spans, one)
        lines.append(" ".join(paragraph.words) + ".")
        start += len(lines[-1]) + 1
    return _reading(chance, name, when, title, lines, claims, events)


def _spans(words: Sequence[str], start: int) -> list[Span]:
    spans = []
    for word in words:
        spans.append(Span(start, start + len(word), word))
        start += len(word) + 1
    return spans


def _claims(
    paragraph: Paragraph, spans: Sequence[Span], one: _Happening, origin: tuple[str, SourceKind]
) -> Iterator[Claim]:
    slots = {slot: spans[at] for slot, at in paragraph.slots}
    for outcome, value, at in paragraph.figures:
        number, group, place, source = spans[at], slots["group"], slots["place"], slots["source"]
        yield Claim(
            id=f"{number.start}-{number.end}-{outcome}",
            quantity=Quantity(number.start, number.end, number.text, value, None, "exact"),
            outcome=outcome,
            affected=Group(group.start, group.end, group.text, None, ("civilian",)),
            responsible=None,
            basis="cumulative",
            when=_when(slots.get("when"), one.day),
            place=_place(place, one.town),
            sources=(Source(source.start, source.end, source.text, *origin),),
            stance="asserted",
            part_of=None,
            cause=Cause(group.start, group.end, group.text, one.kind[1]),
            persons=(),
            doubts=(),
            evidence=Evidence(spans[0].start, spans[-1].end),
        )


def _events(paragraph: Paragraph, spans: Sequence[Span], one: _Happening) -> Iterator[Event]:
    slots = {slot: spans[at] for slot, at in paragraph.slots}
    if slots:
        trigger = spans[0]
        yield Event(
            id=f"{trigger.start}-{trigger.end}-{one.kind[0]}",
            type=one.kind[0],
            actor=None,
            target=None,
            when=_when(slots.get("when"), one.day),
            place=_place(slots["place"], one.town),
            sources=(),
            stance="asserted",
            evidence=Evidence(spans[0].start, spans[-1].end),
            trigger=trigger,
        )


def _when(span: Span | None, day: date) -> When | None:
    return None if span is None else When(day.isoformat(), day.isoformat(), span.start, span.end, span.text)


def _place(span: Span, town: Town) -> Place:
    where = town.name, town.id, town.latitude, town.longitude
    return Place(span.start, span.end, span.text, *where, "town")


def _noise(chance: random.Random, name: str, when: datetime) -> Told:
    title = " ".join(words_of(chance, 7))
    lines = [title, *(" ".join(filler(chance).words) + "." for _ in range(chance.randint(2, 5)))]
    return Told(_reading(chance, name, when, title, lines, [], []), None, name)


def _reading(
    chance: random.Random,
    name: str,
    when: datetime,
    title: str,
    lines: Sequence[str],
    claims: Sequence[Claim],
    events: Sequence[Event],
) -> Reading:
    report = Report(
        text="\n".join(lines),
        sha256=name,
        text_sha256=name,
        language="ar",
        published=when.date(),
        id=name,
        outlet=f"outlet {chance.randrange(_OUTLETS)}",
        title=title,
        appeared=when,
    )
    return Reading(report, tuple(claims), tuple(events), (), ())


@cache
def _towns() -> list[Town]:
    """Towns of a few countries that have coordinates, in the order of the gazetteer."""
    table = Table(TABLE.read_bytes())
    return [town for town in table if town.country in _COUNTRIES and town.precision == "town" and town.latitude]
