"""Puts the neighbourhoods together that something touched: their incidents, tolls and sets of copies, anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

from marsad.incidents.called import called
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.called import Called
from marsad.model.decision import Decision
from marsad.model.record import IncidentRecord, Unbound
from marsad.model.review import Matter
from marsad.pipeline.build_tolls import resolved
from marsad.pipeline.matters import figures_to_review
from marsad.pipeline.matters_between import matters_between
from marsad.pipeline.neighbourhood import part_of, rulings_on
from marsad.record import kept_reading
from marsad.record.index.decisions import decisions_on
from marsad.record.index.figures import Said, said_by, write_figures
from marsad.record.index.forget import forget
from marsad.record.index.gaps import gaps_of, with_gaps
from marsad.record.index.last_tolls import Changes, deaths, last_tolls
from marsad.record.index.models import Copies, Incident, LastToll, Member, Touched
from marsad.record.index.models import Matter as MatterRow
from marsad.record.index.models import Unbound as UnboundRow
from marsad.record.index.packed_sketch import unpack_sketch
from marsad.record.index.packing import pack, pack_called, pack_matter
from marsad.record.index.policy import current_policy
from marsad.record.index.readings import packed_readings
from marsad.record.index.sketches import SketchesInTables
from marsad.record.removals import Gap
from marsad.record.settings import INDEX
from marsad.record.store.turns import writing

_AT_ONCE: Final = 32
"""Neighbourhoods that are given out together."""
_BATCH: Final = 400
OnReports = Callable[[int], None]
Work = Callable[[Callable[["Neighbourhood"], "Settled"], Sequence["Neighbourhood"]], Iterable["Settled"]]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """All that is needed to put one neighbourhood together, as it is kept: its reports' readings and sketches, packed.

    `gaps` are the tolls that counted what a removal took away: anchor, outcome and group.
    """

    name: str
    readings: tuple[bytes, ...]
    sketches: tuple[bytes, ...]
    decisions: tuple[Decision, ...]
    gaps: tuple[Gap, ...]
    policy: str
    registers: Path | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What a neighbourhood amounts to under the record's policy."""

    name: str
    reports: int
    incidents: tuple[IncidentRecord, ...]
    called: tuple[Called, ...]
    """What the origins and groups of each incident are called."""
    copies: tuple[tuple[str, ...], ...]
    unbound: tuple[Unbound, ...]
    said: Said
    matters: tuple[Matter, ...]
    """What of them awaits a person."""
    decisions: tuple[Decision, ...]


def settle(
    registers: Path | None = None,
    on_reports: OnReports = lambda count: None,
    work: Work = lambda each, kept: map(each, kept),
) -> None:
    """Puts every touched neighbourhood together anew. `on_reports` is told how many reports each time.

    `work` does a function on many things in order; that of a pool of processes (`Executor.map`) is one.
    """
    while Touched.objects.exists():
        for together in filter(None, _swept(registers, work)):
            _keep(together)
            for settled, _ in together:
                on_reports(settled.reports)


def _keep(together: Iterable[tuple[Settled, str]]) -> None:
    """Keeps some neighbourhoods in one go; not those that another process touched since, or has put together."""
    with writing(INDEX):
        own = [one for one, mark in together if Touched.objects.filter(neighbourhood=one.name, mark=mark).delete()[0]]
        forget([settled.name for settled in own])
        _write(own)


def _swept(registers: Path | None, work: Work) -> Iterator[list[tuple[Settled, str]]]:
    """Every touched neighbourhood put together, with the mark that it bore; by name, some at a time.

    The next ones are given out before those are told that were given out last, so that no process waits.
    """
    given: Iterator[tuple[Settled, str]] = iter(())
    last = ""
    while marks := dict(_touched_after(last)):
        last = next(reversed(marks))
        settled = work(put_together, [kept(name, registers) for name in marks])
        yield [*given]
        given = zip(settled, marks.values(), strict=True)
    yield [*given]


def _touched_after(name: str) -> Iterable[tuple[str, str]]:
    """The next touched neighbourhoods after one, with their marks, as the database orders names."""
    touched = Touched.objects.filter(neighbourhood__gt=name).order_by("neighbourhood")
    return touched.values_list("neighbourhood", "mark")[:_AT_ONCE]


def kept(name: str, registers: Path | None) -> Neighbourhood:
    """One neighbourhood as the record keeps it. Its name is the first of its reports' ids."""
    reports = list(Member.objects.filter(neighbourhood=name).order_by("report").values_list("report", flat=True))
    return Neighbourhood(
        name,
        tuple(packed_readings(reports)),
        tuple(SketchesInTables().packed(reports)),
        tuple(decisions_on(reports)),
        tuple(gaps_of(reports)),
        current_policy(),
        registers,
    )


def put_together(kept: Neighbourhood) -> Settled:
    """What one neighbourhood amounts to: a function of what is kept alone, for any process."""
    given = [kept_reading.from_bytes(packed, kept.registers) for packed in kept.readings]
    by_id = {reading.report.known_as: reading for reading in given}
    rulings = rulings_on(by_id, kept.decisions)
    readings = {report: as_ruled(reading, rulings) for report, reading in by_id.items()}
    sketches = {one.report: one for one in map(unpack_sketch, kept.sketches)}
    part = part_of(readings, sketches, rulings)
    records = tuple(resolved(with_gaps(incident, kept.gaps), kept.policy) for incident in part.incidents)
    accounts = {report: one.accounts for report, one in sketches.items()}
    return Settled(
        kept.name,
        len(readings),
        records,
        tuple(called([incident], readings) for incident in part.incidents),
        part.copies,
        tuple({*rulings.unbound, *part.grouping.unbound}),
        said_by(readings),
        (
            *(matter for one in records for matter in figures_to_review(one, kept.policy)),
            *matters_between(part, readings, accounts, rulings, kept.policy),
        ),
        kept.decisions,
    )


def _write(settled: Sequence[Settled]) -> None:
    incidents = [record for one in settled for record in one.incidents]
    reports = {report for record in incidents for report in record.incident.reports}
    changes = Changes(reports, [decision for one in settled for decision in one.decisions])
    told = ((one.name, *each) for one in settled for each in zip(one.incidents, one.called, strict=True))
    Incident.objects.bulk_create((_incident(*each, changes) for each in told), batch_size=_BATCH)
    LastToll.objects.bulk_create(chain.from_iterable(map(last_tolls, incidents)), batch_size=_BATCH)
    write_figures(incidents, [one.said for one in settled])
    Copies.objects.bulk_create(
        (Copies(neighbourhood=one.name, reports="\n".join(each)) for one in settled for each in one.copies),
        batch_size=_BATCH,
    )
    MatterRow.objects.bulk_create(
        (_matter(one.name, each) for one in settled for each in one.matters), batch_size=_BATCH
    )
    UnboundRow.objects.bulk_create(
        (
            UnboundRow(neighbourhood=one.name, decision=each.decision, why=each.why)
            for one in settled
            for each in one.unbound
        ),
        batch_size=_BATCH,
    )


def _incident(name: str, record: IncidentRecord, names: Called, changes: Changes) -> Incident:
    incident = record.incident
    titles = dict(incident.names)
    return Incident(
        id=incident.id,
        neighbourhood=name,
        name_ar=titles.get("ar", ""),
        name_en=titles.get("en", ""),
        first=incident.first,
        last=incident.last,
        country=incident.place.country,
        reports=len(incident.reports),
        deaths=deaths(record),
        changed=changes.of(record),
        whole=pack(record),
        called=pack_called(names),
    )


def _matter(name: str, matter: Matter) -> MatterRow:
    first, other = (*matter.incidents, "", "")[:2]
    return MatterRow(
        neighbourhood=name,
        key=matter.key,
        change=matter.change,
        outcome=matter.stakes[0].outcome if matter.stakes else "",
        grounds=f" {' '.join(one.ground for one in matter.because)} ",
        incident=first,
        other=other,
        whole=pack_matter(matter),
    )
