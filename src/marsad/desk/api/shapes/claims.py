"""What stands in the format `marsad.claims/1`: what one report claims (docs/claims.md)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from marsad.desk.api.shapes.base import Shape, Span
from marsad.model.vocabulary import Basis, CauseClass, Outcome, PlacePrecision, Qualifier, SourceKind, Stance, Tag


class ReportHead(Shape):
    """What is known of a report from outside its text, and the versions that read it."""

    id: str | None
    file: str | None
    sha256: str
    text_sha256: str
    language: str
    published: str | None
    appeared: str | None = None
    outlet: str | None
    title: str | None
    characters: int
    reader: str
    packs: dict[str, str]


class Quantity(Span):
    """The words that carry a number, and its value."""

    value: int | None
    value_high: int | None
    qualifier: Qualifier


class Group(Span):
    """Of whom, or by whom."""

    party: str | None
    tags: list[Tag]


class When(Shape):
    """On which days; no words where it was inferred."""

    first: str | None
    last: str | None
    start: int | None
    end: int | None
    text: str | None


class Place(Span):
    """Where."""

    name: str | None
    gazetteer: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision | None


class Source(Span):
    """One link of the chain of who says so, outermost first."""

    party: str | None
    kind: SourceKind


class Cause(Span):
    """What did the harm, in the classes of SDG indicator 16.1.2."""

    class_: CauseClass = Field(alias="class")


class Person(Span):
    """Somebody whom the report names for the figure."""

    age: int | None
    sex: str | None
    role: str | None


class Evidence(Shape):
    """Where the words stand that it was read from."""

    start: int
    end: int


class ReadClaim(Shape):
    """One figure as it was read, with all its slots."""

    id: str
    quantity: Quantity
    outcome: Outcome
    affected: Group | None
    responsible: Group | None
    basis: Basis
    when: When | None
    place: Place | None
    sources: list[Source]
    stance: Stance
    part_of: str | None
    cause: Cause | None
    persons: list[Person]
    doubts: list[str]
    evidence: Evidence


class Event(Shape):
    """What happened, or was said to, where no figure is given."""

    id: str
    type: str
    actor: Group | None
    target: Group | None
    when: When | None
    place: Place | None
    sources: list[Source]
    stance: Stance
    evidence: Evidence
    trigger: Span


class Statement(Shape):
    """Quoted or reported speech without a figure."""

    id: str
    quote: Span
    verb: Span | None
    sources: list[Source]
    stance: Stance


class Check(Shape):
    """What the reader noticed within a report."""

    kind: str
    total: str | None = None
    parts: list[str] = Field(default_factory=list)
    claims: list[str] = Field(default_factory=list)
    holds: bool | None = None
    words: list[Span] = Field(default_factory=list)
    note: str | None = None


class Reading(Shape):
    """All that one report claims, as `marsad show REPORT --json` prints it."""

    format: Literal["marsad.claims/1"]
    report: ReportHead
    claims: list[ReadClaim]
    events: list[Event]
    statements: list[Statement]
    checks: list[Check]
