"""What one report claims: figures, events, statements, and what the reader noticed (format marsad.claims/1)."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.model.report import Report
from marsad.model.span import Span
from marsad.model.vocabulary import Basis, CauseClass, Outcome, PlacePrecision, Qualifier, SourceKind, Stance, Tag


@dataclass(frozen=True, slots=True)
class Quantity:
    """The span that carries a number of people, and its value; `value` is None for vague quantities."""

    start: int
    end: int
    text: str
    value: int | None
    value_high: int | None
    qualifier: Qualifier


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people as the text names it: whom it befell, or who did it."""

    start: int
    end: int
    text: str
    party: str | None = None
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class When:
    """First and last day (ISO) of when it befell them; the span that says so where there is one."""

    first: str | None
    last: str | None
    start: int | None = None
    end: int | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """The most specific place; coordinates in degrees (WGS 84) where the gazetteer knows them."""

    start: int
    end: int
    text: str
    name: str | None = None
    gazetteer: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: PlacePrecision | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One link of the chain of those who say so."""

    start: int
    end: int
    text: str
    party: str | None
    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Cause:
    """The cause of harm with its words, in the classes of SDG indicator 16.1.2."""

    start: int
    end: int
    text: str
    cause: CauseClass


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named for a figure: the name's span, and age in years, sex, role where said."""

    start: int
    end: int
    text: str
    age: int | None = None
    sex: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the words of a claim stand: offsets alone."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure about people, as one report gives it."""

    id: str
    quantity: Quantity
    outcome: Outcome
    affected: Group | None
    responsible: Group | None
    basis: Basis
    when: When | None
    place: Place | None
    sources: tuple[Source, ...]
    stance: Stance
    part_of: str | None
    cause: Cause | None
    persons: tuple[Person, ...]
    doubts: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or was said to, where no figure is given; `type` is from `model.events`."""

    id: str
    type: str
    actor: Group | None
    target: Group | None
    when: When | None
    place: Place | None
    sources: tuple[Source, ...]
    stance: Stance
    evidence: Evidence
    trigger: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Quoted or reported speech without a figure: its exact words, the verb, the chain of sources."""

    id: str
    quote: Span
    verb: Span | None
    sources: tuple[Source, ...]
    stance: Stance


@dataclass(frozen=True, slots=True)
class Check:
    """What the reader noticed within the report; which members are set depends on `kind` (see docs/claims.md)."""

    kind: str
    total: str | None = None
    parts: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    holds: bool | None = None
    words: tuple[Span, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Trace:
    """Which rule of which pack filled a slot of a claim, and from which words."""

    claim: str
    slot: str
    rule: str
    words: Span | None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report claims. Events and statements have no figures; checks cite the ids of both."""

    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    checks: tuple[Check, ...]
    traces: tuple[Trace, ...] = ()
