"""Mentions: what a string of words is, before anything is claimed with it.

Inside the reader, offsets of mentions count characters of the folded text, and `first`/`last` count tokens of the
sentence; `text` is the folded words. `marsad mentions` prints them with the report's own offsets and words. Mentions
inside the reader are shared by all who ask, and nobody changes one: freezing would make each six times as slow to
build.
"""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.vocabulary import DateHow, MentionKind, Qualifier


@dataclass(slots=True)
class NumberMention:
    """A quantity: its token range (`first` to `last`, inclusive), its characters, its value.

    `noun` tells that the counted noun itself carries the number (a dual, a singular that stands for one).
    """

    first: int
    last: int
    start: int
    end: int
    value: int | None
    value_high: int | None
    qualifier: Qualifier
    noun: bool = False
    whole_first: int = -1
    """The first token of the phrase with its approximators (`ما لا يقل عن 12`)."""
    whole_last: int = -1
    rule: str = ""


@dataclass(slots=True)
class DateMention:
    """A date or period. `first_day` and `last_day` are ISO, partial where the text is partial ("2019", "2019-03")."""

    first: int
    last: int
    start: int
    end: int
    first_day: str | None
    last_day: str | None
    how: DateHow
    since: bool = False
    """Whether the words open a period that runs up to the report (`منذ الخميس`)."""
    weekday: int | None = None
    """The weekday that the words name beside the date, Monday = 0, to be checked against it."""
    rule: str = ""


@dataclass(slots=True)
class PlaceMention:
    """A toponym or a definite site, with its designator (`بلدة البارة`); `name` is the gazetteer's, where known."""

    first: int
    last: int
    start: int
    end: int
    name: str | None
    gazetteer: str | None
    latitude: float | None
    longitude: float | None
    precision: str | None
    country: str | None = None
    rule: str = ""
    located: bool = False
    """Whether a particle of place is written onto it (`بحلب`) or a direction begins it: it is a where, not a who."""
    candidates: tuple[str, ...] = ()
    """The ids of namesakes of which nothing in the words tells the one that is meant; empty where one is."""


@dataclass(slots=True)
class PartyMention:
    """A named or generic organisation: `party` is its id in the register, None where it is only described."""

    first: int
    last: int
    start: int
    end: int
    party: str | None
    kind: str
    loaded: bool = False
    rule: str = ""


@dataclass(slots=True)
class WordMention:
    """An outcome word or a reporting word: its sense and the pack entry that says so."""

    first: int
    last: int
    start: int
    end: int
    sense: str
    rule: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention as a report has it: its kind, its words at the report's own offsets, and the values of its kind.

    `number`: value, value_high, qualifier. `date`: first, last (ISO, partial where the text is), how. `place`: name,
    gazetteer, latitude, longitude, precision, candidates (ids of namesakes). `party`: party, type. `outcome` and
    `reporting`: sense. All: rule.
    """

    kind: MentionKind
    start: int
    end: int
    text: str
    value: int | None = None
    value_high: int | None = None
    qualifier: Qualifier | None = None
    first: str | None = None
    last: str | None = None
    how: DateHow | None = None
    name: str | None = None
    gazetteer: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: str | None = None
    candidates: tuple[str, ...] = ()
    party: str | None = None
    type: str | None = None
    sense: str | None = None
    rule: str = ""
