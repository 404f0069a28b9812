"""Claims of many reports and people's decisions to a record: the pure entrance beside `read_report`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from typing import Final

from marsad.errors import SameId
from marsad.incidents.decisions import Rulings, bind, in_order
from marsad.incidents.grouping.reconcile import Grouping, reconcile
from marsad.incidents.neighbourhoods.changing import neighbourhoods_of
from marsad.incidents.neighbourhoods.levels import Links
from marsad.incidents.neighbourhoods.sketch import Sketch, sketch_of
from marsad.incidents.neighbourhoods.ties import named
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.decision_json import decision_to_dict
from marsad.model.incident import Incident, IncidentClaim
from marsad.model.record import IncidentRecord, Record
from marsad.model.report import Report
from marsad.model.toll import Overtaken, Toll
from marsad.pipeline.instants import instant
from marsad.pipeline.neighbourhood import Readings, part_of
from marsad.tolls.consistency import checked
from marsad.tolls.contradictions import find_contradictions
from marsad.tolls.corrections import find_corrections
from marsad.tolls.misfits import find_misfits, with_misfits
from marsad.tolls.policies.default import DEFAULT
from marsad.tolls.policies.known import check_policy
from marsad.tolls.resolve import resolve

DEFAULT_POLICY: Final = DEFAULT


@dataclass(frozen=True, slots=True)
class AtHand:
    """What is known already of readings as they are ruled on, by report id; each saves making it."""

    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    links: Mapping[str, Links] = field(default_factory=dict)
    """What reports linked themselves with, among all that were published by `as_of` (`links_of`)."""


_NOTHING: Final = AtHand()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Reports brought together, before any policy: their incidents, why each is one, and what people decided."""

    readings: Readings
    """What was published by `as_of`, by report id, in the order of ids."""
    grouping: Grouping
    incidents: tuple[Incident, ...]
    copies: tuple[tuple[str, ...], ...]
    decisions: tuple[Decision, ...]
    rulings: Rulings
    undated: tuple[str, ...]
    """Reports left out because nothing tells whether they were published by `as_of`."""
    as_of: datetime | None
    head: str


def build_tolls(
    readings: Iterable[Reading],
    decisions: Iterable[Decision] = (),
    *,
    policy: str = DEFAULT_POLICY,
    as_of: datetime | date | str | None = None,
) -> Record:
    """The record of reports' claims and people's decisions: incidents with their tolls under a policy.

    `as_of` leaves out what was published later (a day means its last second, UTC). In any order of readings and
    decisions all but `head` is the same. Raises UnknownPolicy, SameId, BadDecision, BadDate.
    """
    check_policy(policy)
    return resolve_tolls(gather(readings, decisions, as_of=as_of), policy)


def gather(
    readings: Iterable[Reading],
    decisions: Iterable[Decision] = (),
    *,
    as_of: datetime | date | str | None = None,
    at_hand: AtHand = _NOTHING,
    about: AbstractSet[str] = frozenset(),
) -> Gathered:
    """Reports and decisions brought together into incidents. Raises SameId, BadDecision, BadDate.

    Where it is `about` some reports, the neighbourhoods of these alone are grouped, and their incidents made.
    """
    until = instant(as_of)
    given = by_id(readings)
    decisions = tuple(decisions)
    rulings = bind(decisions, given)
    known = {
        report: as_ruled(given[report], rulings) for report in sorted(given) if _is_known(given[report].report, until)
    }
    sketches = {report: at_hand.sketches.get(report) or sketch_of(reading) for report, reading in known.items()}
    parts = [
        part_of(
            {report: known[report] for report in reports},
            {report: sketches.pop(report) for report in reports},
            rulings,
            about,
        )
        for reports in neighbourhoods_of(sketches.values(), decisions, at_hand.links)
        if not about or not reports.isdisjoint(about)
    ]
    return Gathered(
        readings=known,
        grouping=_together([part.grouping for part in parts], known, rulings),
        incidents=tuple(
            sorted((one for part in parts for one in part.incidents), key=lambda one: (one.first or "", one.id))
        ),
        copies=tuple(sorted(copies for part in parts for copies in part.copies)),
        decisions=in_order(decisions),
        rulings=rulings,
        undated=tuple(sorted(one for one in given if until and given[one].report.moment is None)),
        as_of=until,
        head=_head(given.values(), decisions),
    )


def _together(groupings: Iterable[Grouping], known: Readings, rulings: Rulings) -> Grouping:
    """The grouping of all reports; a decision of which no report is known yet is told of as well."""
    whole = [*groupings, _nowhere(known, rulings)]
    return Grouping(
        tuple(sorted((group for one in whole for group in one.groups), key=lambda one: (one.first or "", one.id))),
        tuple(sorted(report for one in whole for report in one.unassigned)),
        tuple(sorted((unbound for one in whole for unbound in one.unbound), key=lambda one: (one.decision, one.why))),
    )


def _nowhere(known: Readings, rulings: Rulings) -> Grouping:
    """What decisions on no known report amount to: to nothing, which is said."""
    return reconcile((), (), [one for one in rulings.grouping if named(one).isdisjoint(known)])


def resolve_tolls(gathered: Gathered, policy: str = DEFAULT_POLICY) -> Record:
    """The record of what was gathered, under a policy. Raises UnknownPolicy."""
    check_policy(policy)
    return Record(
        as_of=gathered.as_of,
        policy=policy,
        head=gathered.head,
        incidents=tuple(resolved(incident, policy) for incident in gathered.incidents),
        copies=gathered.copies,
        unassigned=gathered.grouping.unassigned,
        decisions=gathered.decisions,
        unbound=gathered.rulings.unbound,
    )


def under_policy(record: Record, policy: str) -> Record:
    """The same incidents with their tolls under another policy. Raises UnknownPolicy."""
    check_policy(policy)
    if policy == record.policy:
        return record
    incidents = tuple(resolved(one.incident, policy) for one in record.incidents)
    return replace(record, policy=policy, incidents=incidents)


def by_id(readings: Iterable[Reading]) -> dict[str, Reading]:
    """Readings by the id of their report, which is its digest where it was given none; a report given twice is one.

    Raises SameId where two different reports have one id.
    """
    found: dict[str, Reading] = {}
    for reading in readings:
        report = reading.report
        if report.id is None:
            reading = replace(reading, report=replace(report, id=report.sha256))
        own = reading.report.known_as
        other = found.setdefault(own, reading)
        if other is reading:
            continue
        if not _is_one(other, reading):
            if report.text_sha256 == other.report.text_sha256:
                raise SameId(
                    f"report {own!r} is given twice, and not alike in its claims, day or outlet: give one of them"
                )
            raise SameId(f"two different reports have the id {own!r}: give each one of its own")
        if report.text and not other.report.text:
            found[own] = reading
    return found


def _is_one(one: Reading, other: Reading) -> bool:
    """Whether two readings are of one report, and read alike."""
    mine, theirs = one.report, other.report
    told = [(x.text_sha256, x.published, x.appeared, x.outlet) for x in (mine, theirs)]
    return told[0] == told[1] and (one.claims, one.events, one.statements) == (
        other.claims, other.events, other.statements
    )  # fmt: skip


def _is_known(report: Report, until: datetime | None) -> bool:
    """Whether a report had been published by an instant."""
    at = report.moment
    return until is None or (at is not None and at <= until)


def counted(incident: Incident) -> Incident:
    """The incident without the claims that people rejected."""
    return replace(incident, claims=tuple(claim for claim in incident.claims if not claim.rejected))


def resolved(incident: Incident, policy: str = DEFAULT_POLICY) -> IncidentRecord:
    """An incident's tolls under a policy (one that there is).

    What people rejected bounds none of them, and stays visible beside them.
    """
    told = counted(incident)
    corrections = find_corrections(told)
    misfits = find_misfits(told, corrections)
    tolls = with_misfits(checked(resolve(told, policy), told.claims), told, misfits)
    tolls = tuple(_flagged(toll, incident) for toll in tolls) if incident.withheld else tolls
    rejected = [claim for claim in incident.claims if claim.rejected]
    return IncidentRecord(
        incident=incident,
        tolls=tuple(_beside(toll, rejected) for toll in tolls) if rejected else tolls,
        contradictions=find_contradictions(told, tolls),
        corrections=corrections,
        anomalies=misfits,
    )


def _flagged(toll: Toll, incident: Incident) -> Toll:
    """A toll that says so where it counted what is withheld now."""
    is_withheld = (toll.outcome, toll.affected) in incident.withheld
    return replace(toll, flags=(*toll.flags, "withheld")) if is_withheld else toll


def _beside(toll: Toll, rejected: Iterable[IncidentClaim]) -> Toll:
    """A toll with the rejected claims of its outcome and group that had been published by its day."""
    fallen = [
        Overtaken(claim.id, None, f"rejected by decision {claim.decisions[-1]}")
        for claim in rejected
        if (claim.outcome, claim.affected) == (toll.outcome, toll.affected)
        and (toll.as_of is None or (claim.published and claim.published.date().isoformat() <= toll.as_of))
    ]
    return replace(toll, overtaken=tuple(sorted((*toll.overtaken, *fallen), key=lambda one: one.claim)))


def _head(readings: Iterable[Reading], decisions: Iterable[Decision]) -> str:
    """The digest of all that came in, in the order in which it came: reports with who read them, then decisions."""
    digest = sha256()
    for reading in readings:
        report = reading.report
        packs = {code: report.packs[code] for code in sorted(report.packs)}
        digest.update(_line(["report", report.id, report.sha256, report.text_sha256, report.reader, packs]))
    for decision in decisions:
        digest.update(_line(["decision", decision_to_dict(decision)]))
    return f"sha256:{digest.hexdigest()}"


def _line(said: object) -> bytes:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
