"""The log for people: its entries, and what each says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from marsad.record import accesses, envelope, kept_decision, kept_publication, removals
from marsad.record.accesses import Access
from marsad.record.index.models import Marked, Report
from marsad.record.log.entries import Entry
from marsad.record.store import evidence

Words = Mapping[str, str]
GONE: Final = "removed"
"""What is said of an entry whose content a removal destroyed; the others are said by their kind."""
#: Kinds of which the index knows where they stand in the log.
_MARKED = frozenset({"decision", "policy", "removal", "access", "checkpoint", "key", "publication"})


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

    def of(self, entry: Entry) -> tuple[str, Words]:
        """How an entry is said (its kind, or `removed`; empty where it says nothing), and the words for that."""
        about = entry.about
        if entry.kind == "reading":
            report = self._ids.get(str(about["report"]))
            return (entry.kind, {"report": report, "reader": str(about.get("reader"))}) if report else (GONE, {})
        if entry.kind == "checkpoint":
            return entry.kind, {"size": f"{about['note']['size']:,}", "key": str(about["note"]["key"])}
        if entry.kind == "policy":
            return entry.kind, {"policy": str(about["policy"])}
        if entry.kind == "key":
            return entry.kind, {"by": str(about["by"])}
        return self._content(entry) if entry.payloads else ("", {})

    def _content(self, entry: Entry) -> tuple[str, Words]:
        commitment = entry.payloads[0].commitment
        content = self._contents.get(commitment)
        if content is None:
            return GONE, {}
        if entry.kind == "report":
            received = envelope.from_bytes(content)
            report = self._ids.get(commitment, "")
            return entry.kind, {"report": report, "outlet": received.outlet or "", "name": received.name}
        if entry.kind == "decision":
            one = kept_decision.from_bytes(content)
            said = {"id": one.id, "kind": one.kind, "targets": " ".join(one.targets)}
            return entry.kind, said | {"author": ", ".join(one.people), "because": one.because}
        if entry.kind == "publication":
            act = kept_publication.from_bytes(content)
            said = {"id": act.id, "act": act.act, "address": act.address}
            return entry.kind, said | {"author": act.author, "because": act.because}
        if entry.kind == "removal":
            removal = removals.from_bytes(content)
            said = {"author": removal.author, "because": removal.because, "ground": removal.ground}
            return entry.kind, said | {"count": f"{len(entry.about['removed']):,}"}
        if entry.kind == "access":
            return _access(accesses.from_bytes(content))
        return "", {}


def _access(access: Access) -> tuple[str, Words]:
    """What somebody did at the desk: `access-` and what it was, with failures `-after` at its end."""
    said = {"who": access.who, "way": access.way or "", "whom": access.whom or "", "role": access.role or ""}
    how = f"access-{access.what}" + ("-after" if access.failures else "")
    said |= {"token": access.token or ""}
    return how, said | {"failures": f"{access.failures:,}", "address": access.address or ""}
