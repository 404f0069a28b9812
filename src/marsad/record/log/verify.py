"""Verifying a stored log: every entry, payload, node and checkpoint, in a stream; the first thing wrong is named."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from marsad.errors import BadLog
from marsad.record.log.checkpoints import Checkpoint, check_signature, checkpoint_from_bytes, is_signed_by
from marsad.record.log.contents import Contents, differing, with_payloads
from marsad.record.log.entries import Entry
from marsad.record.log.stored import Log
from marsad.record.log.verdict import Fault, Notable, Note, Verdict, Wrong
from marsad.record.log.walk import Found, Walk


def verify(log: Log, *, against: Checkpoint | None = None, on_entry: Callable[[Entry], None] | None = None) -> Verdict:
    """Whether a stored log is as it was written, and the continuation of the checkpoints kept beside and elsewhere.

    `against` is a checkpoint that was kept where nobody who could write the log could write it; `on_entry` is called
    for every entry that is right. The fault that is named is the first in the order of the log; what checkpoints say
    of it comes after what it says of itself. The store must give one state of itself, as of one instant, throughout.
    """
    beside, unreadable = _read(log.checkpoints())
    kept = [against, *beside] if against else beside
    walk, contents, clock = Walk(log, {checkpoint.size for checkpoint in kept}), Contents(log), _Clock()
    fault = _walk(log, walk, contents, clock, on_entry)
    if fault is None:
        fault = _end(walk, contents, against, beside, unreadable)
    signed = max((checkpoint.size for checkpoint in kept), default=0) if fault is None else 0
    return Verdict(
        size=walk.size,
        root=walk.root.hex(),
        origin=contents.history.origin if contents.history else None,
        fault=fault,
        notes=_notes(walk.size, max(contents.signed, signed), clock) if fault is None else (),
        payloads=contents.payloads,
        removed=contents.removed,
        checkpoints=contents.checkpoints + (len(kept) if fault is None else 0),
        signed=max(contents.signed, signed),
    )


class _Clock:
    """Which entries are earlier than the one before them."""

    def __init__(self) -> None:
        self._last: datetime | None = None
        self.backwards = 0
        self.first = 0

    def read(self, entry: Entry) -> None:
        if self._last is not None and entry.at < self._last:
            self.first = self.first if self.backwards else entry.index
            self.backwards += 1
        self._last = entry.at


def _walk(
    log: Log, walk: Walk, contents: Contents, clock: _Clock, on_entry: Callable[[Entry], None] | None
) -> Fault | None:
    """Go through all entries; after a fault in contents, on only for removals, which may explain what is missing."""
    first: Fault | None = None
    try:
        for step, stored in with_payloads(log, walk.steps()):
            try:
                if first is None:
                    contents.read(step, stored)
                else:
                    contents.carry_out(step.entry)
            except Found as found:
                first = first or found.fault
            clock.read(step.entry)
            if on_entry and first is None:
                on_entry(step.entry)
    except Found as found:
        return first or found.fault
    missing = contents.first_missing()
    return min((fault for fault in (first, missing) if fault), key=_order, default=None)


def _order(fault: Fault) -> int:
    return -1 if fault.entry is None else fault.entry


def _end(
    walk: Walk, contents: Contents, against: Checkpoint | None, beside: list[Checkpoint], unreadable: str | None
) -> Fault | None:
    """What can be said once all entries are known: payloads that none names, and the checkpoints."""
    try:
        if against:
            _check_kept(against, 0, walk, contents)
        contents.check_stored()
        if unreadable:
            raise Found(Wrong.CHECKPOINT_WRONG, None, f"a checkpoint kept beside the log cannot be read: {unreadable}")
        agreed = 0
        for checkpoint in beside:
            _check_kept(checkpoint, agreed, walk, contents)
            agreed = checkpoint.size
    except Found as found:
        return found.fault
    return None


def _check_kept(checkpoint: Checkpoint, agreed: int, walk: Walk, contents: Contents) -> None:
    """Hold the log against one checkpoint. A log written anew does not know its key, so the signature is not all."""
    history = contents.history
    key = history.known(checkpoint.key) if history else None
    if key is not None and not is_signed_by(checkpoint, key.public):
        raise Found(Wrong.CHECKPOINT_WRONG, None, f"the signature of the checkpoint of {checkpoint.size} is wrong")
    if history is not None and checkpoint.origin != history.origin:
        raise Found(Wrong.CHECKPOINT_OF_ANOTHER_LOG, None, f"the checkpoint of {checkpoint.size} is of another log")
    if checkpoint.size > walk.size:
        detail = f"the log was cut after {walk.size} entries: a checkpoint is of {checkpoint.size}"
        raise Found(Wrong.LOG_CUT, walk.size, detail)
    if walk.roots[checkpoint.size].hex() != checkpoint.root:
        raise differing(agreed, checkpoint.size)
    if history is not None:
        try:
            check_signature(checkpoint, history)
        except BadLog as error:
            raise Found(Wrong.CHECKPOINT_WRONG, None, f"{error} ({checkpoint.size} entries)") from None


def _read(files: Iterable[bytes]) -> tuple[list[Checkpoint], str | None]:
    """The checkpoints of files, the smallest first, and what is wrong with the first that is none."""
    checkpoints, unreadable = [], None
    for data in files:
        try:
            checkpoints.append(checkpoint_from_bytes(data))
        except BadLog as error:
            unreadable = unreadable or str(error)
    return sorted(checkpoints, key=lambda checkpoint: checkpoint.size), unreadable


def _notes(size: int, signed: int, clock: _Clock) -> tuple[Note, ...]:
    notes = []
    if clock.backwards:
        notes.append(Note(Notable.TIME_BACKWARDS, clock.backwards, clock.first))
    if size and not signed:
        notes.append(Note(Notable.UNSIGNED, size, 0))
    elif size > signed:
        notes.append(Note(Notable.UNSIGNED_END, size - signed, signed))
    return tuple(notes)
