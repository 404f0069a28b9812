"""One report with all that is known of it: what was read, what people ruled, what counts and where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from marsad.errors import NotInRecord
from marsad.incidents.added import counted
from marsad.incidents.decisions import Rulings, bind, ruled, standing
from marsad.incidents.ledger.context import Context
from marsad.incidents.ledger.entries import ledger_of
from marsad.incidents.ledger.origins import own_word
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.claim import Claim, Reading
from marsad.model.decision import Decision
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.record.ask.copies import copies_of
from marsad.record.ask.incidents import incidents_of
from marsad.record.ask.lists import incidents_in
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Unbound
from marsad.record.index.readings import readings_of

_MOST_ALONE: Final = 100
"""Claims that are told again elsewhere in a report, of which it is asked how they would count by themselves."""


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """One claim of a report; `id` is `report/claim`."""

    id: str
    claim: Claim
    """As it was read; of one that a person added, as its words stand."""
    counts: IncidentClaim | None
    """As the record counts it; where no incident does by itself, as its report alone would; None without a number."""
    incident: str | None
    added: bool
    decisions: tuple[Decision, ...]
    """All on it or its report, in the order in which they were taken, those too that were taken back."""


@dataclass(frozen=True, slots=True)
class ToldReport:
    """A report: its reading, its claims in the order of the text, where it belongs and what was decided on it."""

    reading: Reading
    claims: tuple[ToldClaim, ...]
    incidents: tuple[IncidentRecord, ...]
    copies: tuple[str, ...]
    decisions: tuple[Decision, ...]
    in_force: frozenset[str]
    """The ids of decisions that stand: neither taken back nor a withdrawal."""
    own_word: str
    """The origin of what the report says of its own."""
    unbound: tuple[tuple[str, str], ...]
    """Decisions on it that bind to nothing now, with the reason."""


def told_report(report: str, registers: Path | None = None) -> ToldReport:
    """A report with all that is known of it. Raises NotInRecord."""
    reading = readings_of([report], registers).get(report)
    if reading is None:
        raise NotInRecord(f"there is no report {report!r}")
    decisions = sorted(decisions_on([report]), key=lambda one: (one.taken, one.id))
    rulings = bind(decisions, {report: reading})
    incidents = tuple(incidents_in(incidents_of(report)))
    in_incidents = {claim.id: (one.incident.id, claim) for one in incidents for claim in one.incident.claims}
    ids = {one.id for one in decisions}
    unbound = Unbound.objects.filter(decision__in=ids).order_by("decision", "why").values_list("decision", "why")
    return ToldReport(
        reading,
        tuple(_claims(reading, rulings, in_incidents, decisions)),
        incidents,
        copies_of([report]).get(report, ()),
        tuple(decisions),
        frozenset(one.id for one in standing(decisions)[0]),
        own_word(reading),
        tuple(dict.fromkeys(unbound)),
    )


def _claims(
    reading: Reading,
    rulings: Rulings,
    in_incidents: Mapping[str, tuple[str, IncidentClaim]],
    decisions: Sequence[Decision],
) -> list[ToldClaim]:
    report = reading.report.known_as
    read = {claim.id: claim for claim in reading.claims}
    on = _by_target(decisions, report)
    found = []
    as_known = as_ruled(reading, rulings)
    alone = _alone(
        as_known, [claim for claim in as_known.claims if f"{report}/{claim.id}" not in in_incidents], rulings
    )
    for claim in as_known.claims:
        id_ = f"{report}/{claim.id}"
        incident, counts = in_incidents.get(id_, (None, alone.get(id_)))
        ruling = rulings.on_claims.get(id_)
        on_it = on.get(id_, set()) | on.get(report, set()) | set(ruling.decisions if ruling else ())
        mine = tuple(one for one in decisions if one.id in on_it)
        found.append(ToldClaim(id_, read.get(claim.id, claim), counts, incident, claim.id not in read, mine))
    return found


def _alone(reading: Reading, claims: Sequence[Claim], rulings: Rulings) -> dict[str, IncidentClaim]:
    """Claims that no incident counts by themselves, as their report alone would; of very many some are left out."""
    report = reading.report.known_as
    added = {claim.id for claim in rulings.added.get(report, ())}
    found = [
        counted(claim, rulings.on_claims[f"{report}/{claim.id}"].values, reading, Context())
        for claim in claims
        if claim.id in added
    ]
    read = [claim.id for claim in claims if claim.id not in added]
    found += ledger_of(reading, read)
    told = {claim.id for claim in found}
    hidden = [id_ for id_ in read if f"{report}/{id_}" not in told][:_MOST_ALONE]
    found += [claim for id_ in hidden for claim in ledger_of(reading, [id_])]
    return {claim.id: claim for claim in ruled(found, {}, rulings)}


def _by_target(decisions: Sequence[Decision], report: str) -> dict[str, set[str]]:
    """The decisions on each claim, and on the report as a whole; withdrawals with what they take back."""
    found: dict[str, set[str]] = {}
    targets = {one.id: one.targets for one in decisions if one.kind not in ("withdraw", "add")}
    for one in decisions:
        on = targets.get(one.id, ())
        if one.kind == "withdraw":
            on = tuple(target for taken_back in one.targets for target in targets.get(taken_back, ()))
        for target in on:
            found.setdefault(target, set()).add(one.id)
    return found
