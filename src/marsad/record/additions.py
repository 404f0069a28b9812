"""Adding reports: what came is kept and read, and is acknowledged only once the log has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, Self

from marsad.incidents.neighbourhoods.sketch import Sketch, sketch_of
from marsad.model.claim import Reading
from marsad.model.received import Received
from marsad.record import envelope, kept_reading
from marsad.record.index.models import Removed, Report
from marsad.record.index.take_in import Prepared, take_in
from marsad.record.log.entries import Entry
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
    """A report that came, what it claims, also as it is kept, and its sketch."""

    received: Received
    reading: Reading
    kept: bytes
    sketch: Sketch

    @classmethod
    def of(cls, received: Received, reading: Reading) -> Self:
        """With all that follows from the reading alone, and so need not be made where others wait."""
        return cls(received, reading, kept_reading.to_bytes(reading), sketch_of(reading))


class Adding:
    """Adds reports, and knows what the record has: it is asked of the index once, then kept up."""

    def __init__(self, registers: Path | None) -> None:
        self._registers = registers
        self._prepared: dict[str, Prepared] = {}
        self._by_digest: dict[str, str] = {}
        self._ids: set[str] = set()
        self._removed: set[str] = set()
        self._size = -1
        self.take_in()

    def known(self, received: Received) -> Addition | None:
        """What is to be said of bytes that the record has, or had; nothing where they are new."""
        return self._known(received.name, sha256(received.data).hexdigest())

    def _known(self, name: str, digest: str) -> Addition | None:
        if digest in self._by_digest:
            return Addition(name, "known", self._by_digest[digest])
        return Addition(name, "removed") if digest in self._removed else None

    def add(self, reads: Sequence[Read], clock: datetime) -> list[Addition]:
        """Keeps reports that were read, all of them or none; what it did with each, in order. Raises BadHome."""
        done: list[Addition] = []
        new: dict[str, str] = {}
        with evidence.appending(clock) as writer:
            if writer.size != self._size:  # another process wrote
                self.take_in()
            for read in reads:
                addition = self._refused(read, new) or self._append(writer, read)
                if addition.outcome == "new" and addition.report is not None:
                    new[read.reading.report.sha256] = addition.report
                done.append(addition)
            size = writer.size
        self._by_digest |= new
        self._ids.update(new.values())
        self._size = size
        return done

    @property
    def waiting(self) -> int:
        """How many reports were added that the index has not taken in."""
        return len(self._prepared)

    def take_in(self) -> None:
        """Has the index take in what the log holds, and learns what that is."""
        take_in(self._registers, prepared=self._prepared)
        self._prepared.clear()
        size = evidence.head().size
        if size != self._size:
            self._by_digest = dict(Report.objects.values_list("sha256", "id"))
            self._ids = set(self._by_digest.values())
            self._removed = set(Removed.objects.values_list("sha256", flat=True))
            self._size = size

    def _refused(self, read: Read, new: Mapping[str, str]) -> Addition | None:
        """What is to be said of a report that is not to be kept."""
        name, digest, own = read.received.name, read.reading.report.sha256, read.reading.report.known_as
        before = self._known(name, digest)
        if before is not None:
            return before
        if digest in new:
            return Addition(name, "known", new[digest])
        if own in self._ids or own in new.values():
            why = f"another report has the id {own!r}: give this one an id of its own"
            return Addition(name, "failed", why=why)
        return None

    def _append(self, writer: evidence.Writer, read: Read) -> Addition:
        """An entry of what was received, and one of how it was read."""
        received = writer.append("report", [("content", envelope.to_bytes(read.received))])
        content = received.payloads[0].commitment
        made = append_reading(writer, content, read.reading, read.kept)
        self._prepared[made.payloads[0].commitment] = Prepared(content, read.reading, read.sketch)
        return Addition(read.received.name, "new", read.reading.report.known_as, len(read.reading.claims))


def append_reading(writer: evidence.Writer, content: str, reading: Reading, kept: bytes) -> Entry:
    """An entry of how a report was read: `content` is the commitment to what came, `kept` the reading, packed."""
    report = reading.report
    about = {"report": content, "reader": report.reader, "packs": dict(report.packs)}
    return writer.append("reading", [("claims", kept)], about)
