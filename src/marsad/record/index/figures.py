"""What the index keeps of incidents for questions that go across them: reports, figures, who counted, who relayed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from marsad.incidents.ledger.origins import outlet_of
from marsad.model.claim import Reading
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.record.index.batches import batches
from marsad.record.index.models import Figure, IncidentReport, Relay, Report, Share

_BATCH: Final = 400


@dataclass(frozen=True, slots=True)
class Said:
    """What incidents do not tell of their reports: who did it by claim (`report/claim`), who carried it by report."""

    responsible: Mapping[str, str]
    outlets: Mapping[str, str]


def said_by(readings: Mapping[str, Reading]) -> Said:
    """What readings, by report id, say of themselves."""
    return Said(
        {
            f"{report}/{claim.id}": claim.responsible.party
            for report, reading in readings.items()
            for claim in reading.claims
            if claim.responsible and claim.responsible.party
        },
        {report: outlet for report, reading in readings.items() if (outlet := outlet_of(reading))},
    )


def write_figures(incidents: Sequence[IncidentRecord], told: Iterable[Said]) -> None:
    """Keeps the reports and figures of incidents, with what their readings say."""
    said = _all(told)
    numbers = _numbers(incidents)
    IncidentReport.objects.bulk_create(
        IncidentReport(
            incident=one.incident.id, report=report, number=numbers[report], country=one.incident.place.country
        )
        for one in incidents
        for report in one.incident.reports
    )
    rows = {one.incident.id: [*_figures(one, said, numbers)] for one in incidents}
    Figure.objects.bulk_create(chain.from_iterable(rows.values()), batch_size=_BATCH)
    shares = (_shares(one, rows[one.incident.id]) for one in incidents)
    Share.objects.bulk_create(chain.from_iterable(shares), batch_size=_BATCH)
    Relay.objects.bulk_create(chain.from_iterable(_relays(one, said.outlets) for one in incidents), batch_size=_BATCH)


def _all(told: Iterable[Said]) -> Said:
    """What several sets of readings say, none of which has a report of another."""
    said = [*told]
    return Said(
        dict(chain.from_iterable(one.responsible.items() for one in said)),
        dict(chain.from_iterable(one.outlets.items() for one in said)),
    )


def _numbers(incidents: Iterable[IncidentRecord]) -> dict[str, int]:
    reports = sorted({report for one in incidents for report in one.incident.reports})
    rows = (Report.objects.filter(id__in=some).values_list("id", "number") for some in batches(reports))
    return dict(chain.from_iterable(rows))


def _figures(record: IncidentRecord, said: Said, numbers: Mapping[str, int]) -> Iterator[Figure]:
    corrected = {one.from_claim for one in record.corrections}
    contradicted = {claim for one in record.contradictions for claim in one.claims}
    for claim in record.incident.claims:
        yield Figure(
            incident=record.incident.id,
            claim=claim.id,
            number=numbers[claim.report],
            origin=claim.origin,
            outcome=claim.outcome,
            affected=claim.affected,
            stance=claim.stance,
            responsible=said.responsible.get(claim.id),
            day=claim.as_of,
            value=_digits(claim.value),
            value_high=_digits(claim.value_high),
            qualifier=claim.qualifier,
            rejected=claim.rejected,
            ruled=bool(claim.decisions),
            copied=claim.copy_of is not None,
            corrected=claim.id in corrected,
            contradicted=claim.id in contradicted,
        )


def _shares(record: IncidentRecord, figures: Sequence[Figure]) -> Iterator[Share]:
    parts: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        told = (("counted", figure.origin), ("affected", figure.affected), ("responsible", figure.responsible))
        for role, who in told:
            if who is not None:
                parts.setdefault((role, who), []).append(figure)
    for (role, who), own in parts.items():
        yield Share(
            who=who,
            role=role,
            incident=record.incident.id,
            last=record.incident.last,
            figures=len(own),
            corrected=sum(one.corrected for one in own),
            contradicted=sum(one.contradicted for one in own),
            copied=sum(one.copied for one in own),
        )


def _relays(record: IncidentRecord, outlets: Mapping[str, str]) -> Iterator[Relay]:
    told = Counter(pair for claim in record.incident.claims for pair in _through(claim, outlets))
    for (origin, through), figures in told.items():
        yield Relay(origin=origin, through=through, incident=record.incident.id, figures=figures)


def _through(claim: IncidentClaim, outlets: Mapping[str, str]) -> set[tuple[str, str]]:
    """Origin and each of those that its figure came through: the links of its chain, and the report's outlet."""
    outlet = outlets.get(claim.report)
    return {(claim.origin, one) for one in {*claim.via, *((outlet,) if outlet else ())} - {claim.origin}}


def _digits(value: int | None) -> str | None:
    return None if value is None else str(value)
