"""A part of the log that concerns some reports, with what proves that each entry of it is in the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.record.index.batches import batches
from marsad.record.index.models import Decision, Report, Target
from marsad.record.log.entries import Entry, entry_from_bytes
from marsad.record.log.merkle import Tree
from marsad.record.store import evidence
from marsad.record.store.tree_nodes import NodesInTable


@dataclass(frozen=True, slots=True)
class LogPart:
    """Entries by their index, as bytes, and for each the hashes that lead from it to the root of `size` entries."""

    size: int
    entries: tuple[tuple[int, bytes], ...]
    inclusion: dict[int, tuple[bytes, ...]]


def part_on(reports: Sequence[str], size: int) -> LogPart:
    """Of the first `size` entries the first one, the keys, and all on some reports: received, read, ruled on."""
    contents: set[str] = set()
    for some in batches(reports):
        contents.update(Report.objects.filter(id__in=some).values_list("content", flat=True))
        ruled = Target.objects.filter(report__in=some).values("decision")
        contents.update(Decision.objects.filter(id__in=ruled).values_list("payload", flat=True))
    found = [
        (index, data) for index, data in evidence.entry_bytes(0, size) if _concerns(entry_from_bytes(data), contents)
    ]
    tree = Tree(NodesInTable(), evidence.head().size)
    return LogPart(size, tuple(found), {index: tree.inclusion_proof(index, size) for index, _ in found})


def _concerns(entry: Entry, contents: set[str]) -> bool:
    if entry.index == 0 or entry.kind == "key":
        return True
    return entry.about.get("report") in contents or any(ref.commitment in contents for ref in entry.payloads)
