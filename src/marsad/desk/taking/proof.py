"""What proves a bundle: the log's entries, checkpoint and contents, as exports take them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from marsad.errors import BadExport
from marsad.exports.bundle.proof import Content, Proof
from marsad.record.ask.incidents import ids_of_contents
from marsad.record.envelope import from_bytes, head_of
from marsad.record.home import Home
from marsad.record.log.checkpoints import checkpoint_from_bytes
from marsad.record.log.entries import Entry, entry_from_bytes
from marsad.record.log.payloads import Opened
from marsad.record.log_part import part_on
from marsad.record.store import evidence

_ENDINGS: Final = {
    "text/plain": ".txt",
    "text/html": ".html",
    "application/pdf": ".pdf",
}


def proof_of(where: Home, only: Sequence[str] | None) -> Proof:
    """What shows that the contents are those that the log recorded up to the last checkpoint.

    Of `only` some reports the entries on them stand for the log, each with its proof; else all entries do.
    """
    files = [file.read_bytes() for file in sorted(where.checkpoints.glob("*.json"))]
    checkpoints = {checkpoint_from_bytes(data).size: data for data in files}
    if not checkpoints:
        raise BadExport("a bundle needs a signed checkpoint; `marsad keys create`, then `marsad checkpoint`")
    last = max(checkpoints)
    stamp = where.checkpoint(last).with_suffix(".tsr")
    part = part_on(only, last) if only is not None else None
    entries = part.entries if part else tuple(evidence.entry_bytes(0, last))
    return Proof(
        entries=entries,
        inclusion=part.inclusion if part else {},
        checkpoints={last: checkpoints[last]},
        timestamps={last: stamp.read_bytes()} if stamp.exists() else {},
        contents=_contents(data for _, data in entries),
    )


def _contents(entries: Iterable[bytes]) -> Iterator[Content]:
    """The contents of entries that are still there, each with the salt that opens its commitment."""
    ids = ids_of_contents()
    told = {ref.commitment: entry for entry in map(entry_from_bytes, entries) for ref in entry.payloads}
    return (_content(told[commitment], commitment, opened, ids) for commitment, opened in evidence.opened(told))


def _content(entry: Entry, commitment: str, opened: Opened, ids: Mapping[str, str]) -> Content:
    """One content as a file of the bundle; `ids` are the reports' by the commitments to what was received."""
    if entry.kind == "report":
        received = from_bytes(opened.content)
        name = ids.get(commitment, commitment) + _ENDINGS.get(received.media, ".json")
        return Content("report", name, commitment, opened.salt, received.data, head_of(opened.content))
    if entry.kind == "reading":
        name = f"{ids.get(str(entry.about['report']), commitment)}-{entry.index}.json.z"
        return Content("reading", name, commitment, opened.salt, opened.content)
    if entry.kind == "decision":
        return Content("decision", f"d-{entry.index}.json", commitment, opened.salt, opened.content)
    return Content("other", f"{entry.kind}-{entry.index}.json", commitment, opened.salt, opened.content)
