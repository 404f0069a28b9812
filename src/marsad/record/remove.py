"""A removal: what a report said is destroyed everywhere, what was done stays in the log, and the log still verifies."""

from __future__ import annotations

import shutil
from base64 import b64encode
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connections

from marsad.errors import NotInRecord
from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll
from marsad.record import removals
from marsad.record.ask.incidents import incident, incidents_of
from marsad.record.backup.make import take_out_of_backups
from marsad.record.home import Home
from marsad.record.index import words
from marsad.record.index.batches import batches
from marsad.record.index.models import Decision, Marked, ReadingMade, Report, Target
from marsad.record.log.entries import removed_by
from marsad.record.removals import Gap, Removal
from marsad.record.settings import EVIDENCE, INDEX
from marsad.record.store import evidence
from marsad.record.store.models import Payload, PayloadKey
from marsad.record.store.versions import own_tables


def remove(
    home: Home, report: str, *, author: str, because: str, ground: str, clock: datetime
) -> tuple[int, list[Path]]:
    """Destroys what a report said, how it was read and what was decided on it alone, its keys in backups too.

    Gives the index of the log's entry, and the files of backups' keys that could not be reached: with one of these and
    the backup's passphrase the report can still be read. The index must be up to date. What lies in old pages of the
    databases is gone once `purge` ended.
    """
    row = Report.objects.filter(id=report).first()
    if row is None:
        raise NotInRecord(f"there is no report {report!r}; `marsad search` finds reports by their words")
    gone = sorted([row.content, *_readings(row.content), *_decisions(report)])
    gaps = tuple(sorted(_gaps(report), key=lambda gap: (gap.anchor, gap.outcome, gap.affected)))
    said = removals.to_bytes(Removal(author, because, ground, row.sha256, gaps))
    pending(home).touch()
    with evidence.appending(clock) as writer:
        entry = writer.append("removal", [("ground", said)], {"removed": gone})
        for some in batches(gone):
            Payload.objects.filter(commitment__in=some).delete()
            PayloadKey.objects.filter(commitment__in=some).delete()
    return entry.index, _out_of_backups(home, said, gone)


def pending(home: Home) -> Path:
    """A file that is there while a removal has not reached every old page."""
    return home.folder / "purge-pending"


def purge(home: Home) -> None:
    """Writes the databases anew without the pages that held what was removed. Nothing may be writing.

    A removal that was cut off before it reached the backups reaches them now. The index must be up to date.
    """
    for entry in map(evidence.entry_at, Marked.objects.filter(kind="removal").values_list("entry", flat=True)):
        said = evidence.content(entry.payloads[0].commitment)
        if said is not None:
            _out_of_backups(home, said, [*removed_by(entry)])
    shutil.rmtree(home.published, ignore_errors=True)
    words.forget_for_good()
    for alias in (EVIDENCE, INDEX):
        with connections[alias].cursor() as cursor:
            if connections[alias].vendor == "sqlite":
                cursor.execute("VACUUM")
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            else:
                for table in own_tables(connections[alias]):
                    cursor.execute(f"VACUUM FULL {connections[alias].ops.quote_name(table)}")
                with suppress(DatabaseError):  # needs a role that not everybody has; the server does it in its own time
                    cursor.execute("CHECKPOINT")
    pending(home).unlink(missing_ok=True)


def _out_of_backups(home: Home, said: bytes, gone: list[str]) -> list[Path]:
    """Takes keys out of the backups' files of keys; those that could not be reached."""
    return take_out_of_backups(home, gone, {"ground": b64encode(said).decode(), "removed": gone})


def _readings(content: str) -> list[str]:
    return list(ReadingMade.objects.filter(content=content).values_list("reading", flat=True))


def _decisions(report: str) -> Iterator[str]:
    """The payloads of decisions that name this report, or claims of it, and no other."""
    for row in Decision.objects.filter(id__in=Target.objects.filter(report=report).values("decision")):
        named = set(Target.objects.filter(decision=row.id).values_list("report", flat=True))
        if all(name == report or name.startswith(f"{report}/") for name in named):
            yield row.payload


def _gaps(report: str) -> Iterator[Gap]:
    """The tolls that counted the report's claims, each by a claim of another report of the incident."""
    for id_ in incidents_of(report):
        one = incident(id_)
        anchor = next((claim.id for claim in one.incident.claims if claim.report != report), None)
        if anchor is not None:
            yield from (Gap(anchor, *series) for series in sorted(_counted(one, report)))


def _counted(one: IncidentRecord, report: str) -> set[tuple[str, str]]:
    """The series (outcome and group) that a report's claims came into."""
    own = {claim.id for claim in one.incident.claims if claim.report == report}
    return {(toll.outcome, toll.affected) for toll in one.tolls if own.intersection(_told(toll))}


def _told(toll: Toll) -> Iterator[str]:
    yield from (claim for figure in toll.by_origin for claim in figure.claims)
    yield from (fallen.claim for fallen in toll.overtaken)
