"""From the log's entries to the index's rows: each entry once, in order; what it touches is noted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from marsad.incidents.neighbourhoods.sketch import Sketch
from marsad.incidents.neighbourhoods.ties import named
from marsad.model.claim import Reading
from marsad.model.decision_json import decision_to_dict
from marsad.model.json import dumps
from marsad.record import kept_decision, kept_publication, kept_reading, removals
from marsad.record.index import neighbours, publications, words
from marsad.record.index.decisions import by_report, rulings_that_group
from marsad.record.index.emptied import begun
from marsad.record.index.models import Applied, Marked, ReadingMade, Removed, Report, Target, Withheld
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.moments import moment_of, number_of, utc
from marsad.record.index.neighbours import sketch
from marsad.record.index.readings import readings_of
from marsad.record.log.entries import Entry, removed_by
from marsad.record.settings import INDEX
from marsad.record.store import evidence
from marsad.record.store.turns import writing

_BATCH: Final = 400
_ENTRIES: Final = 4_000
"""Entries that are taken in together, at most: a report is never parted from its reading, which comes next."""
_RULING: Final = frozenset({"decision", "removal"})
"""Kinds of entries after which other decisions stand than before."""
OnEntries = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading that is at hand as its entry is taken in, so that it need not be opened again.

    `content` is the commitment to what was received.
    """

    content: str
    reading: Reading
    sketch: Sketch


def take_in(
    registers: Path | None = None,
    on_entries: OnEntries = lambda count: None,
    prepared: Mapping[str, Prepared] = MappingProxyType({}),
) -> None:
    """Takes in the entries that the index has not seen. `on_entries` is told how many each time. Raises BadLog.

    `prepared` are readings by the commitment to them.
    """
    begun()
    while count := _some(registers, prepared):
        on_entries(count)


def _some(registers: Path | None, prepared: Mapping[str, Prepared]) -> int:
    """Takes in a batch of entries, all of it or nothing; how many they were."""
    size = evidence.head().size
    with writing(INDEX):
        applied, _ = Applied.objects.get_or_create(id=1)
        batch = list(evidence.entries(applied.size, min(size, applied.size + _ENTRIES)))
        while len(batch) > 1 and batch[-1].kind == "report":
            batch.pop()
        if batch:
            _Batch(batch, registers, prepared).apply()
            applied.size += len(batch)
            applied.save(update_fields=["size"])
    return len(batch)


class _Batch:
    """Entries that follow each other, with what their payloads say; what a removal destroyed since leaves no row."""

    def __init__(self, entries: Sequence[Entry], registers: Path | None, prepared: Mapping[str, Prepared]) -> None:
        self._entries = entries
        self._registers = registers
        self._prepared = prepared
        at_hand = {*prepared, *(one.content for one in prepared.values())}
        told = (ref.commitment for entry in entries for ref in entry.payloads if entry.kind != "report")
        self._contents = evidence.contents(one for one in told if one not in at_hand)
        self._received: dict[str, Entry] = {}
        self._new: dict[str, tuple[Report, Reading]] = {}
        self._made: list[ReadingMade] = []
        self._again: set[str] = set()
        """Reports that were in the index before, and are read or ruled on anew."""
        self._gone: set[str] = set()
        self._policy: str | None = None
        self._ruled_before = rulings_that_group()

    def apply(self) -> None:
        marked = [entry for entry in self._entries if entry.kind not in ("report", "reading")]
        Marked.objects.bulk_create(Marked(entry=entry.index, kind=entry.kind) for entry in marked)
        for entry in self._entries:
            if entry.kind == "report":
                self._received[entry.payloads[0].commitment] = entry
            elif entry.kind == "reading":
                self._read(entry)
            elif entry.kind == "decision":
                self._decided(entry)
            elif entry.kind == "removal":
                self._removed(entry)
            elif entry.kind == "publication":
                self._published(entry)
            elif entry.kind == "policy":
                self._policy = str(entry.about["policy"])
        ReadingMade.objects.bulk_create(self._made, batch_size=_BATCH)
        Report.objects.bulk_create([row for row, _ in self._new.values()], batch_size=_BATCH)
        words.put({row.number: reading for row, reading in self._new.values()})
        self._put_together()

    def _put_together(self) -> None:
        """Has the neighbourhoods found of what came, went, or was read or ruled on anew."""
        came = {report: reading for report, (_, reading) in self._new.items()}
        came |= readings_of(self._again - self._gone - came.keys(), self._registers)
        on_them = by_report(came)
        at_hand = {one.reading.report.known_as: one.sketch for one in self._prepared.values()}
        sketches = [
            at_hand[report] if report in at_hand and report not in on_them else sketch(reading, on_them.get(report, ()))
            for report, reading in came.items()
        ]
        ruled = rulings_that_group() if _RULING & {entry.kind for entry in self._entries} else None
        neighbours.change(self._ruled_before, sketches, self._gone, ruled)
        if self._policy is not None:
            Applied.objects.filter(id=1).update(policy=self._policy)
            neighbours.touch_all()  # every toll is resolved by it

    def _read(self, entry: Entry) -> None:
        """A reading of a report: its first, or a later Marsad's."""
        content, commitment = str(entry.about["report"]), entry.payloads[0].commitment
        prepared, packed = self._prepared.get(commitment), self._contents.get(commitment)
        if prepared is None and packed is None:
            return
        self._made.append(ReadingMade(content=content, reading=commitment, recorded=utc(entry.at)))
        reading = prepared.reading if prepared else kept_reading.from_bytes(packed or b"", self._registers)
        own = reading.report.known_as
        if content in self._received:
            self._new[own] = (_row(self._received[content], commitment, reading), reading)
        else:
            Report.objects.filter(content=content).update(reading=commitment, figures=len(reading.claims))
            self._again.add(own)

    def _decided(self, entry: Entry) -> None:
        packed = self._contents.get(entry.payloads[0].commitment)
        if packed is None:
            return
        decision = kept_decision.from_bytes(packed)
        DecisionRow.objects.create(
            id=decision.id,
            entry=entry.index,
            payload=entry.payloads[0].commitment,
            kind=decision.kind,
            taken=utc(decision.taken),
            recorded=utc(entry.at),
            whole=dumps(decision_to_dict(decision)),
        )
        names = sorted(named(decision))
        Target.objects.bulk_create(Target(decision=decision.id, report=name) for name in names)
        self._again.update(names)
        if decision.kind == "withdraw":
            taken_back = Target.objects.filter(decision__in=names).values_list("report", flat=True)
            self._again.update(taken_back)

    def _published(self, entry: Entry) -> None:
        packed = self._contents.get(entry.payloads[0].commitment)
        if packed is not None:
            publications.put(kept_publication.from_bytes(packed), entry.index)

    def _removed(self, entry: Entry) -> None:
        removed = set(removed_by(entry))
        for report, (row, _) in list(self._new.items()):
            if row.content in removed:
                del self._new[report]
        self._made = [one for one in self._made if one.content not in removed]
        rows = list(Report.objects.filter(content__in=removed))
        self._gone.update(row.id for row in rows)
        words.take_out([row.number for row in rows])
        Report.objects.filter(content__in=removed).delete()
        ReadingMade.objects.filter(content__in=removed).delete()
        decisions = DecisionRow.objects.filter(payload__in=removed)
        Target.objects.filter(decision__in=list(decisions.values_list("id", flat=True))).delete()
        decisions.delete()
        packed = self._contents.get(entry.payloads[0].commitment)
        if packed is None:
            return
        removal = removals.from_bytes(packed)
        Removed.objects.create(entry=entry.index, sha256=removal.report, recorded=utc(entry.at))
        Withheld.objects.bulk_create(
            Withheld(
                removal=entry.index,
                report=gap.report,
                anchor=gap.anchor,
                outcome=gap.outcome,
                affected=gap.affected,
            )
            for gap in removal.gaps
        )
        self._again.update(gap.report for gap in removal.gaps)


def _row(entry: Entry, commitment: str, reading: Reading) -> Report:
    report = reading.report
    when = report.appeared or report.published
    published = when.isoformat() if when else None
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
        url=report.url,
        published=published,
        figures=len(reading.claims),
        number=number_of(published, entry.index),
    )
