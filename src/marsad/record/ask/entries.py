"""The log for people: its entries, and what each says in one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.record import envelope, kept_decision, removals
from marsad.record.index.models import Marked, Report
from marsad.record.log.entries import Entry
from marsad.record.store import evidence

_GONE = "(removed)"
#: Kinds of which the index knows where they stand in the log.
_MARKED = frozenset({"decision", "policy", "removal", "checkpoint", "key"})


def listed(kind: str | None, start: int = 0, last: int | None = None) -> Iterator[Entry]:
    """The entries of a kind, or all, from one on; `last` so many from the end. Raises BadLog."""
    if kind in _MARKED:
        at = list(Marked.objects.filter(kind=kind, entry__gte=start).order_by("entry").values_list("entry", flat=True))
        yield from map(evidence.entry_at, at[-last:] if last else at)
        return
    if kind is None and last is not None:
        start = max(start, evidence.head().size - last)
    found = (entry for entry in evidence.entries(start) if kind in (None, entry.kind))
    yield from list(found)[-last:] if kind is not None and last is not None else found


class Told:
    """What entries say, with the payloads that are still there."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        wanted = [ref.commitment for entry in entries if entry.kind != "reading" for ref in entry.payloads]
        self._contents = evidence.contents(wanted)
        received = [entry.payloads[0].commitment for entry in entries if entry.kind == "report"]
        received += [str(entry.about["report"]) for entry in entries if entry.kind == "reading"]
        self._ids = dict(Report.objects.filter(content__in=received).values_list("content", "id"))

    def of(self, entry: Entry) -> str:
        """One line on an entry."""
        if entry.kind == "reading":
            return f"{self._ids.get(str(entry.about['report']), _GONE)}  by Marsad {entry.about.get('reader')}"
        if entry.kind == "checkpoint":
            note = entry.about["note"]
            return f"{note['size']} entries, key {note['key']}"
        if entry.kind == "policy":
            return str(entry.about["policy"])
        if entry.kind == "key":
            return f"introduced by {entry.about['by']}"
        return self._content(entry) if entry.payloads else ""

    def _content(self, entry: Entry) -> str:
        commitment = entry.payloads[0].commitment
        content = self._contents.get(commitment)
        if content is None:
            return _GONE
        if entry.kind == "report":
            received = envelope.from_bytes(content)
            return f"{self._ids.get(commitment, '')}  {received.outlet or ''}  {received.name}"
        if entry.kind == "decision":
            decision = kept_decision.from_bytes(content)
            return f"{decision.id}  {decision.kind} {' '.join(decision.targets)}  {decision.author}: {decision.because}"
        if entry.kind == "removal":
            removal = removals.from_bytes(content)
            return f"{len(entry.about['removed'])} payloads  {removal.author}: {removal.because} ({removal.ground})"
        return ""
