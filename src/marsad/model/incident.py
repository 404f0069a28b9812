"""An incident: what belongs together of many reports, and its claims as they enter a toll (format marsad.record/1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from marsad.model.span import Span
from marsad.model.vocabulary import Basis, Outcome, PlacePrecision, Qualifier, SourceKind, Stance

_BEFORE_ALL: Final = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class IncidentClaim:
    """One figure of one report as the record counts it: whom, of whom, by which origin, as of which day.

    `id` is the report's id, a slash, the claim's id; `report` the report's id. `affected` is `all`, a tag or a party's
    id. `origin` is the id of the innermost source (unnamed ones by kind, `report` with the outlet where the report
    itself says it); `via` are those it came through, outermost first. `as_of` is the ISO day to which the figure
    counts, in the report's own offset; `dated` says that the text gives that day, else it is the publication's; it is
    None where neither is known.
    """

    id: str
    report: str
    outcome: Outcome
    affected: str
    value: int | None
    value_high: int | None
    qualifier: Qualifier
    basis: Basis
    as_of: str | None
    origin: str
    via: tuple[str, ...]
    stance: Stance
    quote: Span
    published: datetime | None
    """When the report appeared, with its offset; midnight UTC of its day where the time is not known; None where
    the day is not either."""
    dated: bool = False
    origin_kind: SourceKind | None = None
    origin_side: str | None = None
    """The side (a party's id) for which the origin speaks, where it is a party to the fighting of this incident."""
    affected_side: str | None = None
    """The side to which the affected group belongs, where it is a force of a party to the fighting."""
    first: str | None = None
    last: str | None = None
    """First and last ISO day of the period in which it befell them, where the text gives it."""
    place: str | None = None
    """The gazetteer's id of where it befell them, else the words."""
    part_of: str | None = None
    """The id of the claim that this one breaks down."""
    additional: bool = False
    """The text says that these come on top of others (another, additional, آخرون)."""
    from_wounded: bool = False
    """The dead of this figure were counted as injured before: they raise killed and are no new harm."""
    backlog: bool = False
    """Deaths of earlier days that were added on this one: not this day's deaths."""
    copy_of: str | None = None
    """The earliest report of the set of copies in which the claim's own words stand, where that is another report."""
    doubts: tuple[str, ...] = ()
    decisions: tuple[str, ...] = ()
    """The ids of people's decisions on this claim that are in effect, in the order in which they were taken."""
    rejected: bool = False
    """A person ruled that it counts nowhere."""
    read: tuple[tuple[str, str | int | None], ...] = ()
    """What the reader had, member by member, where a person's value counts instead."""
    added: bool = False
    """A person found it in the report's words, where the reader found nothing."""

    @property
    def appeared(self) -> datetime:
        """When the report appeared, to sort by: what is not known comes before everything."""
        return self.published or _BEFORE_ALL

    @property
    def moment(self) -> tuple[str, datetime]:
        """To which day it counts, then when its report appeared, to compare by: what is not known is never later."""
        return self.as_of or "", self.appeared


@dataclass(frozen=True, slots=True)
class IncidentPlace:
    """Where an incident happened, with the coarsest honest precision; coordinates in degrees (WGS 84)."""

    name: str | None
    latitude: float | None
    longitude: float | None
    precision: PlacePrecision | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """A claim or event (as `report/id`) in its report's words: what is told, who tells it, how surely."""

    claim: str
    origin: str
    stance: Stance
    quote: Span
    source: Span | None = None
    """The report's words for who tells it; None where the report itself does."""


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sides of one assertion: the claims or events (as `report/id`) that affirm it, and those that deny it."""

    about: str
    affirmed: tuple[str, ...]
    denied: tuple[str, ...]
    words: tuple[Told, ...] = ()
    """The words of both sides, in their order."""


@dataclass(frozen=True, slots=True)
class Incident:
    """One happening as its reports tell it: days (ISO), place, reports and claims in the order of their ids."""

    id: str
    name: str
    names: tuple[tuple[str, str], ...]
    """Language code and name, sorted by code; `name` is the English one."""
    first: str | None
    last: str | None
    place: IncidentPlace
    reports: tuple[str, ...]
    claims: tuple[IncidentClaim, ...]
    opposed: tuple[Opposed, ...] = ()
    withheld: tuple[tuple[str, str], ...] = ()
    """Outcome and group of each toll that counted a report which a recorded removal took away."""
