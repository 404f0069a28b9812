"""What the entries of a log say, in their order: payloads, removals, signing keys and checkpoints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from marsad.errors import BadLog, BadPayload
from marsad.record.log.checkpoints import check_signature, checkpoint_of
from marsad.record.log.digests import digest
from marsad.record.log.entries import Entry, PayloadRef, entry_from_bytes, origin_of, removed_by
from marsad.record.log.key_history import KeyHistory
from marsad.record.log.payloads import unseal
from marsad.record.log.stored import Log, Stored
from marsad.record.log.tally import Tally, tally_key
from marsad.record.log.verdict import Fault, Wrong
from marsad.record.log.walk import Found, Step

#: Entries whose payloads are asked for together, and about how many bytes these may have.
_AHEAD: Final = 256
_ROOM: Final = 1 << 24


@dataclass(frozen=True, slots=True)
class _Gone:
    """A payload that is not whole where its entry is read; a later removal must name it."""

    index: int
    has_ciphertext: bool
    has_key: bool


def with_payloads(log: Log, steps: Iterable[Step]) -> Iterator[tuple[Step, Mapping[str, Stored]]]:
    """Each step with the payloads of its entry, which are asked for together for some entries ahead. Raises Found."""
    held: list[Step] = []
    room = _ROOM
    try:
        for step in steps:
            held.append(step)
            room -= sum(ref.size for ref in step.entry.payloads)
            if room < 0 or len(held) == _AHEAD:
                yield from _with_theirs(log, held)
                held, room = [], _ROOM
    except Found:  # what comes before it is still to be checked
        yield from _with_theirs(log, held)
        raise
    yield from _with_theirs(log, held)


def _with_theirs(log: Log, steps: list[Step]) -> Iterator[tuple[Step, Mapping[str, Stored]]]:
    stored = log.payloads([ref.commitment for step in steps for ref in step.entry.payloads])
    return ((step, stored) for step in steps)


class Contents:
    """The contents of the entries read until now; memory grows with removals, not with entries."""

    def __init__(self, log: Log) -> None:
        self._log = log
        self._gone: dict[str, _Gone] = {}
        self._removed: set[str] = set()
        key = tally_key()
        self._named, self._ciphertexts, self._keys = Tally(key), Tally(key), Tally(key)
        self.history: KeyHistory | None = None
        self.payloads = 0
        self.checkpoints = 0
        self.signed = 0

    @property
    def removed(self) -> int:
        """How many payloads were removed by a recorded removal."""
        return len(self._removed)

    def read(self, step: Step, stored: Mapping[str, Stored]) -> None:
        """Check what one entry says; `stored` has its payloads. Raises Found."""
        entry = step.entry
        if self.history is None:
            self.history = KeyHistory(origin_of(entry))
        self.carry_out(entry)
        for ref in entry.payloads:
            self._named.add(ref.commitment)
            self._check_payload(entry.index, ref, stored[ref.commitment])
        if entry.kind == "key":
            self._check_key(self.history, entry)
        elif entry.kind == "checkpoint":
            self._check_checkpoint(self.history, step)

    def carry_out(self, entry: Entry) -> None:
        """Check that what a removal names is gone. Raises Found."""
        named = [(commitment, self._gone.pop(commitment, None)) for commitment in removed_by(entry)]
        for commitment, gone in named:
            if commitment in self._removed:
                continue
            if gone is None:
                ciphertext, key = self._log.payloads([commitment])[commitment]
                gone = _Gone(entry.index, ciphertext is not None, key is not None)
                if ciphertext is None and key is None:
                    detail = f"a removal names payload {commitment}, which no entry before it has"
                    raise Found(Wrong.REMOVAL, entry.index, detail)
            said = f"of payload {commitment}, which entry {entry.index} removed, "
            if gone.has_key:
                raise Found(Wrong.PAYLOAD_KEY_STAYS, entry.index, said + "the key is still there")
            if gone.has_ciphertext:
                raise Found(Wrong.PAYLOAD_STAYS, entry.index, said + "the sealed bytes are still there")
            self._removed.add(commitment)
            self._named.add(commitment, -1)

    def first_missing(self) -> Fault | None:
        """The first entry whose payload is not there, without a removal."""
        if not self._gone:
            return None
        commitment, gone = min(self._gone.items(), key=lambda item: item[1].index)
        what = "sealed bytes" if not gone.has_ciphertext else "key"
        detail = f"payload {commitment} of entry {gone.index} has no {what}, and no removal names it"
        return Fault(Wrong.PAYLOAD_MISSING, gone.index, detail)

    def check_stored(self) -> None:
        """Check that the store has no payload or key that no entry names. Raises Found."""
        for tally, stored in (
            (self._keys, self._log.key_commitments()),
            (self._ciphertexts, self._log.payload_commitments()),
        ):
            for commitment in stored:
                tally.add(commitment)
        if not self._named.same_as(self._keys):
            raise _not_as_named(self._log, self._removed, self._log.key_commitments(), of_keys=True)
        if not self._named.same_as(self._ciphertexts):
            raise _not_as_named(self._log, self._removed, self._log.payload_commitments(), of_keys=False)

    def _check_payload(self, index: int, ref: PayloadRef, stored: Stored) -> None:
        ciphertext, key = stored
        if ciphertext is None or key is None:
            if ref.commitment in self._gone or ref.commitment in self._removed:
                raise Found(Wrong.PAYLOAD_TWICE, index, f"entry {index} names payload {ref.commitment} once more")
            self._gone[ref.commitment] = _Gone(index, ciphertext is not None, key is not None)
            return
        if (len(ciphertext), digest(ciphertext)) != (ref.size, ref.ciphertext):
            raise Found(Wrong.PAYLOAD_CHANGED, index, f"the sealed bytes of payload {ref.commitment} were changed")
        try:
            unseal(ciphertext, key, ref.commitment)
        except BadPayload:
            detail = f"payload {ref.commitment} does not open to what entry {index} committed to: its key was changed"
            raise Found(Wrong.PAYLOAD_CHANGED, index, detail) from None
        self.payloads += 1

    def _check_key(self, history: KeyHistory, entry: Entry) -> None:
        try:
            self.history = history.with_entry(entry)
        except BadLog as error:
            raise Found(Wrong.KEY_ENTRY, entry.index, str(error)) from None

    def _check_checkpoint(self, history: KeyHistory, step: Step) -> None:
        index = step.entry.index
        try:
            checkpoint = checkpoint_of(step.entry)
            if checkpoint.origin != history.origin:
                raise Found(Wrong.CHECKPOINT_OF_ANOTHER_LOG, index, "a checkpoint in the log is of another log")
            check_signature(checkpoint, history)
        except BadLog as error:
            raise Found(Wrong.CHECKPOINT_WRONG, index, str(error)) from None
        if step.root_before is None or checkpoint.root != step.root_before.hex():
            raise differing(self.signed, checkpoint.size)
        self.checkpoints += 1
        self.signed = checkpoint.size


def differing(agreed: int, size: int) -> Found:
    """That one of the entries between two checkpoints is not what the later one signed."""
    detail = f"some entry of {agreed} to {size - 1} is not what the checkpoint of {size} entries signed"
    return Found(Wrong.CHECKPOINT_DIFFERS, agreed, detail, size - 1)


def _not_as_named(log: Log, removed: set[str], stored: Iterable[str], *, of_keys: bool) -> Found:
    """Which commitment is not in both lists as often: both are kept, now that something is known to be wrong."""
    named, there = Counter(one for _, one in _named_by(log)), Counter(stored)
    what = "the key" if of_keys else "the sealed bytes"
    for index, commitment in _named_by(log):
        if named[commitment] > 1:
            return Found(Wrong.PAYLOAD_TWICE, index, f"payload {commitment} is named by more than one entry")
        if commitment in removed and there[commitment]:
            kind = Wrong.PAYLOAD_KEY_STAYS if of_keys else Wrong.PAYLOAD_STAYS
            return Found(kind, index, f"{what} of payload {commitment} of entry {index} stayed after its removal")
        if commitment not in removed and there[commitment] != 1:
            kind = Wrong.PAYLOAD_TWICE if there[commitment] else Wrong.PAYLOAD_MISSING
            return Found(kind, index, f"{what} of payload {commitment} of entry {index} is not listed exactly once")
    extra = min(there.keys() - named.keys(), default="")
    kind = Wrong.PAYLOAD_KEY_UNNAMED if of_keys else Wrong.PAYLOAD_UNNAMED
    return Found(kind, None, f"{what} of a payload {extra} is stored, which no entry names")


def _named_by(log: Log) -> Iterator[tuple[int, str]]:
    for index, data in log.entries():
        for ref in entry_from_bytes(data).payloads:
            yield index, ref.commitment
