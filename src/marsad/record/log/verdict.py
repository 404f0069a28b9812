"""What verifying a log found: the first thing that is wrong, and what is to be told although nothing is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """What can be wrong with a log."""

    ENTRY_CHANGED = "entry-changed"
    ENTRY_MISPLACED = "entry-misplaced"
    """Bytes of another entry stand in an entry's place."""
    INDEX_MISSING = "index-missing"
    INDEX_TWICE = "index-twice"
    CHAIN_BROKEN = "chain-broken"
    """An entry does not name the bytes of the one before it, and the tree says that neither was changed."""
    NODE_CHANGED = "node-changed"
    HEAD_DIFFERS = "head-differs"
    KEY_ENTRY = "key-entry"
    """A signing key that the one before it did not introduce."""
    REMOVAL = "removal"
    """A removal of what no entry before it had."""
    PAYLOAD_CHANGED = "payload-changed"
    PAYLOAD_MISSING = "payload-missing"
    PAYLOAD_STAYS = "payload-stays"
    """Sealed bytes are there although a removal says that they were destroyed."""
    PAYLOAD_KEY_STAYS = "payload-key-stays"
    PAYLOAD_UNNAMED = "payload-unnamed"
    """Sealed bytes that no entry names."""
    PAYLOAD_KEY_UNNAMED = "payload-key-unnamed"
    PAYLOAD_TWICE = "payload-twice"
    """One payload that two entries, or the store, have twice."""
    CHECKPOINT_WRONG = "checkpoint-wrong"
    """A checkpoint that cannot be read or is not signed by the log's key."""
    CHECKPOINT_OF_ANOTHER_LOG = "checkpoint-of-another-log"
    CHECKPOINT_DIFFERS = "checkpoint-differs"
    """Entries that a checkpoint signed are not those of the log."""
    UNREADABLE = "unreadable"
    """The store fails where it is read: a damaged page, a damaged disk."""
    LOG_CUT = "log-cut"
    """A checkpoint is of more entries than the log has."""


class Notable(StrEnum):
    """What is told of a log and is not wrong."""

    UNSIGNED = "unsigned"
    """No checkpoint of the log was found: somebody who rewrote all of it would not be found out."""
    UNSIGNED_END = "unsigned-end"
    """Entries after the last checkpoint, which could be rewritten together."""
    TIME_BACKWARDS = "time-backwards"
    """Entries that are earlier than the one before them: a clock was set back."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first thing that is wrong, `detail` in English; `entry` is the index of the entry, None where it is of none.

    Where a checkpoint only tells that some entry of several is another, these are `entry` to `last`.
    """

    what: Wrong
    entry: int | None
    detail: str
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something to be told: of how many entries, the first of them."""

    what: Notable
    entries: int
    first: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """What verifying found. The counts are of what was checked and right; `signed` is the last checkpoint's size."""

    size: int
    root: str
    origin: str | None
    fault: Fault | None
    notes: tuple[Note, ...]
    payloads: int
    removed: int
    checkpoints: int
    signed: int

    @property
    def holds(self) -> bool:
        """Whether nothing is wrong."""
        return self.fault is None
