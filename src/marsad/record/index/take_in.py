"""From the log's entries to the index's rows: each entry once, in order; what it touches is noted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final

from marsad.model.claim import Reading
from marsad.model.decision_json import decision_to_dict
from marsad.model.json import dumps
from marsad.record import envelope, kept_decision, kept_reading, removals
from marsad.record.index import neighbours, words
from marsad.record.index.models import (
    Applied,
    Decision,
    Marked,
    ReadingMade,
    Removed,
    Report,
    Target,
    Touched,
    Withheld,
)
from marsad.record.index.moments import moment_of, utc
from marsad.record.log.entries import Entry, removed_by
from marsad.record.settings import INDEX
from marsad.record.store import evidence
from marsad.record.store.database import writing

_BATCH: Final = 400
OnEntries = Callable[[int], None]


def take_in(registers: Path | None = None, on_entries: OnEntries = lambda count: None) -> None:
    """Takes in the entries that the index has not seen. `on_entries` is told how many each time. Raises BadLog."""
    while count := _some(registers):
        on_entries(count)


def _some(registers: Path | None) -> int:
    """Takes in a batch of entries, all of it or nothing; how many they were."""
    size = evidence.head().size
    with writing(INDEX):
        applied, _ = Applied.objects.get_or_create(id=1)
        batch = list(evidence.entries(applied.size, min(size, applied.size + _BATCH)))
        if batch:
            _Batch(batch, registers).apply()
            applied.size += len(batch)
            applied.save()
    return len(batch)


class _Batch:
    """Entries that follow each other, with what their payloads say; what a removal destroyed since leaves no row."""

    def __init__(self, entries: Sequence[Entry], registers: Path | None) -> None:
        self._entries = entries
        self._registers = registers
        self._contents = evidence.contents(ref.commitment for entry in entries for ref in entry.payloads)
        self._received: dict[str, Entry] = {}
        self._new: list[tuple[Report, Reading]] = []
        self._made: list[ReadingMade] = []

    def apply(self) -> None:
        marked = [entry for entry in self._entries if entry.kind not in ("report", "reading")]
        Marked.objects.bulk_create(Marked(entry=entry.index, kind=entry.kind) for entry in marked)
        for entry in self._entries:
            if entry.kind == "report":
                self._received[entry.payloads[0].commitment] = entry
            elif entry.kind == "reading":
                self._read(entry)
            elif entry.kind == "decision":
                self._flush()
                self._decided(entry)
            elif entry.kind == "removal":
                self._flush()
                self._removed(entry)
        self._flush()

    def _read(self, entry: Entry) -> None:
        """A reading of a report: its first, or a later Marsad's."""
        content = str(entry.about["report"])
        commitment = entry.payloads[0].commitment
        packed, received = self._contents.get(commitment), self._contents.get(content)
        if packed is None:
            return
        self._made.append(ReadingMade(content=content, reading=commitment, recorded=utc(entry.at)))
        reading = kept_reading.from_bytes(packed, self._registers)
        if content not in self._received:
            self._flush()
            Report.objects.filter(content=content).update(reading=commitment, figures=len(reading.claims))
            neighbours.leave([reading.report.known_as])
            neighbours.enter([reading])
            return
        if received is not None:
            self._new.append(
                (_row(self._received[content], envelope.from_bytes(received).url, commitment, reading), reading)
            )

    def _flush(self) -> None:
        """Writes the reports that were read until now."""
        ReadingMade.objects.bulk_create(self._made, batch_size=_BATCH)
        Report.objects.bulk_create([row for row, _ in self._new], batch_size=_BATCH)
        words.put(reading for _, reading in self._new)
        neighbours.enter([reading for _, reading in self._new])
        self._new, self._made = [], []

    def _decided(self, entry: Entry) -> None:
        packed = self._contents.get(entry.payloads[0].commitment)
        if packed is None:
            return
        decision = kept_decision.from_bytes(packed)
        Decision.objects.create(
            id=decision.id,
            entry=entry.index,
            payload=entry.payloads[0].commitment,
            taken=utc(decision.taken),
            recorded=utc(entry.at),
            whole=dumps(decision_to_dict(decision)),
        )
        named = sorted({name for target in decision.targets for name in _named(target)})
        Target.objects.bulk_create(Target(decision=decision.id, report=name) for name in named)
        neighbours.rule(decision)

    def _removed(self, entry: Entry) -> None:
        packed = self._contents.get(entry.payloads[0].commitment)
        if packed is None:
            return
        removal = removals.from_bytes(packed)
        rows = list(Report.objects.filter(content__in=removed_by(entry)))
        neighbours.leave([row.id for row in rows])
        words.take_out([row.id for row in rows])
        for row in rows:
            row.delete()
        ReadingMade.objects.filter(content__in=removed_by(entry)).delete()
        Decision.objects.filter(payload__in=removed_by(entry)).delete()
        Removed.objects.create(entry=entry.index, sha256=removal.report, recorded=utc(entry.at))
        Withheld.objects.bulk_create(
            Withheld(removal=entry.index, anchor=gap.anchor, outcome=gap.outcome, affected=gap.affected)
            for gap in removal.gaps
        )
        _touch(gap.anchor.rpartition("/")[0] for gap in removal.gaps)


def _row(entry: Entry, url: str | None, commitment: str, reading: Reading) -> Report:
    report = reading.report
    when = report.appeared or report.published
    return Report(
        id=report.known_as,
        entry=entry.index,
        content=entry.payloads[0].commitment,
        reading=commitment,
        sha256=report.sha256,
        recorded=utc(entry.at),
        moment=moment_of(report),
        language=report.language,
        outlet=report.outlet,
        title=report.title,
        url=url,
        published=when.isoformat() if when else None,
        figures=len(reading.claims),
        neighbourhood="",
    )


def _named(target: str) -> Iterable[str]:
    """What a decision's target may name: a report, a report's claim, an earlier decision."""
    yield target
    yield target.rpartition("/")[0] or target


def _touch(reports: Iterable[str]) -> None:
    Touched.objects.bulk_create((Touched(report=report) for report in {*reports}), ignore_conflicts=True)
