"""What the log tells of a desk's people."""

from __future__ import annotations

from marsad.record.accesses import Access, from_bytes
from marsad.record.store import evidence


def accesses() -> list[Access]:
    """All of it, in order."""
    of_it = [entry for entry in evidence.entries() if entry.kind == "access"]
    contents = evidence.contents(ref.commitment for entry in of_it for ref in entry.payloads)
    return [from_bytes(contents[entry.payloads[0].commitment]) for entry in of_it]
