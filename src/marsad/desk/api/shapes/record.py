"""What stands in the format `marsad.record/1`: incidents, tolls, decisions (docs/reconcile.md, docs/decisions.md)."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from marsad.desk.api.shapes.base import Shape, Span
from marsad.model.decision import DecisionKind
from marsad.model.toll import AnomalyKind, ContradictionKind, Grade
from marsad.model.vocabulary import Basis, Outcome, PlacePrecision, Qualifier, Stance


class IncidentPlace(Shape):
    """Where it happened, and how closely that is known: a governorate is no point."""

    name: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision | None
    country: str | None


class IncidentClaim(Shape):
    """One figure as it counts: of whom, who counted, through whom, how surely, in which words."""

    id: str = Field(description="`report/claim`.")
    report: str
    outcome: Outcome
    affected: str
    value: int | None
    value_high: int | None
    qualifier: Qualifier
    basis: Basis
    as_of: str | None
    origin: str
    via: list[str]
    stance: Stance
    quote: Span
    decisions: list[str] = Field(default_factory=list)
    rejected: bool = False
    read: dict[str, Any] = Field(
        default_factory=dict, description="What the machine read where a person's value counts."
    )
    added: bool = False


class OriginFigure(Shape):
    """What one origin counts on that day: a stated figure has its claim, a derived one its parts."""

    value: int
    value_high: int | None = None
    qualifier: Qualifier
    claim: str | None
    derived: bool = False
    parts: list[str] = Field(default_factory=list)


class Overtaken(Shape):
    """A figure that bounds the toll no longer."""

    claim: str
    by: str | None
    why: str


class Toll(Shape):
    """Low, best and high of one outcome and group as known on a day; bounds over claims, no confidence interval.

    Never show the numbers without `grade` and `flags`.
    """

    outcome: Outcome
    affected: str
    as_of: str | None
    low: int
    best: int
    high: int
    by_origin: dict[str, OriginFigure]
    overtaken: list[Overtaken]
    origins: int
    cites: list[str]
    grade: Grade
    derived: bool = False
    flags: list[str] = Field(default_factory=list)


class Told(Shape):
    """What one claim or event says, of those that are opposed."""

    claim: str
    origin: str
    source: Span | None
    stance: Stance
    quote: Span


class Contradiction(Shape):
    """Claims that cannot both hold, or an assertion and a denial."""

    kind: ContradictionKind
    outcome: Outcome | None = None
    affected: str | None = None
    as_of: str | None = None
    about: str | None = None
    claims: list[str]
    words: list[Told] = Field(default_factory=list)


class Correction(Shape):
    """An origin that lowers or withdraws its own figure."""

    origin: str
    outcome: Outcome
    affected: str
    from_: str = Field(alias="from")
    to: str


class Anomaly(Shape):
    """A figure that does not fit its origin's running count."""

    kind: AnomalyKind
    claim: str
    beside: str


class Incident(Shape):
    """An incident as it stands in a record (`marsad.record/1`), and as `marsad show --json` prints it."""

    id: str
    name: str
    names: dict[str, str]
    first: str | None
    last: str | None
    place: IncidentPlace
    reports: list[str]
    claims: list[IncidentClaim]
    tolls: list[Toll]
    contradictions: list[Contradiction]
    corrections: list[Correction]
    anomalies: list[Anomaly] = Field(default_factory=list)


class Decision(Shape):
    """What a person ruled (docs/decisions.md)."""

    id: str
    kind: DecisionKind
    targets: list[str]
    author: str
    because: str
    taken: str
    words: Span | None = None
    agreed: str | None = None
    values: dict[str, Any] = Field(default_factory=dict)


class TollChange(Shape):
    """A toll that is not what it was; `up` and `down` are of its best figure."""

    outcome: Outcome
    affected: str
    way: Literal["new", "gone", "up", "down", "bounds", "support"]
    before: Toll | None
    now: Toll | None


class Changed(Shape):
    """An incident some of whose tolls changed, with what came since."""

    incident: str
    names: dict[str, str]
    new: bool
    changes: list[TollChange]
    reports: list[str]
    decisions: list[str]
    contradictions: list[Contradiction]
    corrections: list[Correction]
