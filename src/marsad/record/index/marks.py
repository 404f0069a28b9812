"""Entries of which the index keeps only where they stand: taken in at once, for a sign-in should not cost a page."""

from __future__ import annotations

from typing import Final

from marsad.record.index.applied import is_of, made_of
from marsad.record.index.models import Applied, Marked
from marsad.record.settings import INDEX
from marsad.record.store import evidence
from marsad.record.store.turns import writing

_ONLY_MARKED: Final = frozenset({"access", "checkpoint", "key"})
_MOST: Final = 64


def take_in_marks() -> None:
    """Takes in what the index lacks where all of that is only marked, and little; else does nothing."""
    if not is_of(made_of()):
        return
    with writing(INDEX):
        applied = Applied.objects.get(id=1)
        size = evidence.head().size
        if not 0 < size - applied.size <= _MOST:
            return
        batch = list(evidence.entries(applied.size, size))
        if all(entry.kind in _ONLY_MARKED for entry in batch):
            Marked.objects.bulk_create(Marked(entry=entry.index, kind=entry.kind) for entry in batch)
            Applied.objects.filter(id=1).update(size=size)
