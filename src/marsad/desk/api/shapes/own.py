"""Shapes of the desk's own answers, where no public format has any."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from marsad.desk.access import Role
from marsad.desk.api.shapes.base import Shape, Span
from marsad.desk.api.shapes.claims import Event, ReadClaim, ReportHead
from marsad.desk.api.shapes.record import Decision, IncidentClaim
from marsad.desk.members.tokens import Scope
from marsad.model.publication import Cause, PublicationAct
from marsad.model.review import Ground
from marsad.model.toll import Grade
from marsad.model.vocabulary import Outcome

Names = Annotated[dict[str, str], Field(description="By language; under an empty one, what the reports call it.")]


class Me(Shape):
    """What the token is good for."""

    token: int
    name: str
    scopes: list[Scope]
    last_day: str
    member: str
    role: Role


class TollClaim(Shape):
    """A claim of an incident as it counts, and as it was read: its chain of sources, its slots."""

    counts: IncidentClaim
    read: ReadClaim | None = Field(description="Null for one that a person added.")


class Happened(Shape):
    """A report that appeared, with what it told and who carried it; or a decision that was taken."""

    at: str | None = Field(description="When (UTC); null where nobody knows when the report appeared.")
    report: ReportHead | None = None
    id: str | None = Field(None, description="The report's.")
    claims: list[str] = Field(default_factory=list)
    events: list[Event] = Field(default_factory=list)
    copies: list[str] = Field(default_factory=list)
    of_others: bool = Field(False, description="The report tells of another incident too: its events may be of that.")
    decision: Decision | None = None


class ListedReport(Shape):
    """A report in a list."""

    id: str
    report: ReportHead
    incidents: list[str]


class FoundReport(ListedReport):
    """A report that has what was looked for: where, and its claims that are asked for."""

    found: list[Span]
    claims: list[ReadClaim]


class ReportText(Shape):
    """A report's text: what every span addresses. Whoever sent it wrote it: show it as text and as nothing else."""

    id: str
    language: str
    text_sha256: str
    text: str


class Origin(Shape):
    """Somebody who counted: how many figures, in how many incidents, and what became of them."""

    id: str
    names: Names
    figures: int
    incidents: int
    corrected: int
    contradicted: int
    copied: int


class Relayed(Shape):
    """Somebody who passed figures on, or whose figures were passed on."""

    id: str
    names: Names
    figures: int
    incidents: int


class SourceCard(Shape):
    """One origin, with those whose figures came through it, and those through whom its own came."""

    origin: Origin
    days: dict[str, int] = Field(description="How many figures it gave of each day.")
    relays: list[Relayed]
    relayed_by: list[Relayed]


class PartyInList(Shape):
    """A party of which something is claimed; a claim is no finding."""

    id: str
    names: Names
    kind: str
    responsible: int
    affected: int


class Party(PartyInList):
    """What the register knows of a party, and how many figures name it."""

    country: str | None
    part_of: list[str]
    parts: list[str]
    known_as: dict[str, list[str]]
    loaded: dict[str, list[str]] = Field(description="Names that take a side, by language.")
    whose_word: list[str]


class Because(Shape):
    """Why something awaits a person."""

    ground: Ground
    about: list[str]


class Bounds(Shape):
    """Low, best and high."""

    low: int
    best: int
    high: int


class Stake(Shape):
    """One toll as it is and as it would be after the ruling; null where nobody counts it."""

    outcome: Outcome
    affected: str
    now: Bounds | None
    then: Bounds | None


class Matter(Shape):
    """Something that awaits a person; a ruling on it names its `targets`, and says `key` and `mark`."""

    key: str
    mark: str
    ruling: Literal["reject", "accept", "merge", "place"]
    incidents: list[str]
    targets: list[str]
    because: list[Because]
    stakes: list[Stake]
    change: int
    assigned: str | None


class Proposal(Shape):
    """A ruling of one person that counts once a second one agrees."""

    id: int
    kind: str
    targets: list[str]
    values: dict[str, str | int | None]
    words: Span | None
    author: str
    because: str
    at: str
    state: Literal["open", "agreed", "declined"]


class Taken(Shape):
    """What came of a ruling: decisions, or proposals where the project asks for two persons."""

    decisions: list[Decision]
    proposals: list[Proposal]


class Addition(Shape):
    """Something that is being added, and how far it has come."""

    id: int
    kind: Literal["paste", "files", "address", "feed"]
    named: str
    state: Literal["coming", "waiting", "reading", "done", "failed", "cut-off"]
    why: str
    began: str
    ended: str | None
    outcomes: dict[str, int] = Field(description="How many reports are `new`, `known`, `removed`, `failed` so far.")


class Added(Shape):
    """What became of one report of an addition."""

    name: str
    outcome: Literal["new", "known", "removed", "failed"]
    report: str | None
    figures: int
    why: str
    copies: list[str]


class PublishedToll(Shape):
    """A toll as readers were shown it."""

    outcome: Outcome
    affected: str
    as_of: str | None
    low: int
    best: int
    high: int
    grade: Grade
    flags: list[str]
    corrected: int


class Act(Shape):
    """One act of publishing (`marsad.publication/1`): `because` is for those who work here, `notice` for readers."""

    format: Literal["marsad.publication/1"]
    id: str
    act: PublicationAct
    address: str
    author: str
    because: str
    notice: str
    at: str
    size: int
    root: str
    policy: str
    reports: list[str]
    tolls: list[PublishedToll]
    replaces: list[str]
    causes: list[Cause]


class Published(Shape):
    """What readers find at an address, and every act on it."""

    address: str
    state: Literal["shown", "withdrawn", "replaced"]
    replaced_by: list[str]
    acts: list[Act]
