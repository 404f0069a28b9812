"""Adding reports: what came is kept and read, and is acknowledged only once the log has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from marsad.model.claim import Reading
from marsad.model.received import Received
from marsad.record import envelope, kept_reading
from marsad.record.index.models import Removed, Report
from marsad.record.store import evidence

Outcome = Literal["new", "known", "removed", "failed"]


@dataclass(frozen=True, slots=True)
class Addition:
    """What adding one report did: `name` is what messages call it by, `report` its id in the record."""

    name: str
    outcome: Outcome
    report: str | None = None
    figures: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """A report that came, and what it claims."""

    received: Received
    reading: Reading


def known(received: Received) -> Addition | None:
    """What is to be said of bytes that the record has, or had; nothing where they are new to its index."""
    digest = sha256(received.data).hexdigest()
    row = Report.objects.filter(sha256=digest).values_list("id", flat=True).first()
    if row is not None:
        return Addition(received.name, "known", row)
    if Removed.objects.filter(sha256=digest).exists():
        return Addition(received.name, "removed", why="it was removed from this record; `marsad log` says when and why")
    return None


def add(reads: Sequence[Read], clock: datetime) -> list[Addition]:
    """Keeps reports that were read, all of them or none; what it did with each, in order.

    The index must have taken in what the log holds. Raises BadHome.
    """
    done: list[Addition] = []
    given: dict[str, str] = {}
    with evidence.appending(clock) as writer:
        for read in reads:
            digest, own = read.reading.report.sha256, read.reading.report.known_as
            before = known(read.received)
            if before is None and digest in given:
                before = Addition(read.received.name, "known", given[digest])
            if before is None and (own in given.values() or Report.objects.filter(id=own).exists()):
                why = f"another report has the id {own!r}: give this one an id of its own"
                before = Addition(read.received.name, "failed", why=why)
            if before is None:
                _append(writer, read)
                given[digest] = own
                before = Addition(read.received.name, "new", own, len(read.reading.claims))
            done.append(before)
    return done


def _append(writer: evidence.Writer, read: Read) -> None:
    """An entry of what was received, and one of how it was read."""
    received = writer.append("report", [("content", envelope.to_bytes(read.received))])
    report = read.reading.report
    about = {"report": received.payloads[0].commitment, "reader": report.reader, "packs": dict(report.packs)}
    writer.append("reading", [("claims", kept_reading.to_bytes(read.reading))], about)
