"""Going through a stored log's entries once, in a stream: their numbers, chain, tree and head.

An entry's bytes have two witnesses: the next entry's `previous` and the tree's stored node (the stored head for the
last one). Which of the three was changed is told by the other two, so an entry that its node does not fit waits.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import NoReturn

from marsad.errors import BadLog
from marsad.record.log.digests import NO_DIGEST
from marsad.record.log.entries import Entry, digest_of_entry, entry_from_bytes
from marsad.record.log.merkle import Frontier
from marsad.record.log.stored import Log
from marsad.record.log.verdict import Fault, Wrong


@dataclass(frozen=True, slots=True)
class Step:
    """One entry that is as it was written, and the root of the entries before it where it is a checkpoint."""

    entry: Entry
    root_before: bytes | None


class Found(Exception):
    """The first fault of a walk."""

    def __init__(self, what: Wrong, entry: int | None, detail: str, last: int | None = None) -> None:
        super().__init__(detail)
        self.fault = Fault(what, entry, detail, last)


class Walk:
    """One walk through a stored log; `size` and `root` are those of the entries gone through."""

    def __init__(self, log: Log, wanted: Container[int] = ()) -> None:
        self._log = log
        self._wanted = wanted
        self._stored = log.nodes()
        self._frontier = Frontier()
        self.roots: dict[int, bytes] = {}
        """The roots at the sizes that were wanted."""

    @property
    def size(self) -> int:
        """How many entries were gone through."""
        return self._frontier.size

    @property
    def root(self) -> bytes:
        """The root of the entries gone through."""
        return self._frontier.root()

    def steps(self) -> Iterator[Step]:
        """The entries in order, as long as they are right. Raises Found at the first that is wrong."""
        previous, doubtful = NO_DIGEST, False
        self._remember_root()
        for index, data in self._log.entries():
            place, entry = self.size, _read(data)
            follows = index == place and entry is not None and (entry.index, entry.previous) == (place, previous)
            if doubtful:
                _tell_doubtful(place - 1, is_entry_right=follows)
            _check_index(index, place)
            if entry is None:
                raise Found(Wrong.ENTRY_CHANGED, place, f"the bytes of entry {place} are no entry")
            root = self.root if entry.kind == "checkpoint" else None
            wrong = self._first_wrong_node(data)
            if not follows:
                _tell_unlinked(place, entry.index, is_in_tree=wrong is None)
            if wrong is not None and wrong[0]:
                level, number = wrong
                start = number << level
                detail = f"the tree's node over entries {start} to {place} is wrong"
                raise Found(Wrong.NODE_CHANGED, start, detail, place)
            doubtful = wrong is not None
            previous = digest_of_entry(data)
            self._remember_root()
            if not doubtful:
                yield Step(entry, root)
        if doubtful:
            _tell_doubtful(self.size - 1, is_entry_right=self._log.head() == (self.size, self.root))
        self._check_end()

    def _first_wrong_node(self, data: bytes) -> tuple[int, int] | None:
        """Level and index of the first node that the next entry completes and the store has otherwise."""
        wrong = None
        for node in self._frontier.append(data):
            if wrong is None and next(self._stored, None) != node:
                wrong = node[:2]
        return wrong

    def _remember_root(self) -> None:
        if self.size in self._wanted:
            self.roots[self.size] = self.root

    def _check_end(self) -> None:
        head, more = self._log.head(), next(self._stored, None)
        fits = head == (self.size, self.root) or (head is None and self.size == 0)
        if fits and more is None:
            return
        if fits:
            raise Found(Wrong.NODE_CHANGED, self.size, "the tree has more nodes than the log has entries")
        if head is not None and head[0] > self.size and head[1] != self.root:
            raise Found(
                Wrong.INDEX_MISSING, self.size, f"the log ends after {self.size} entries, its head is of {head[0]}"
            )
        raise Found(Wrong.HEAD_DIFFERS, None, f"the stored size and root are not those of the {self.size} entries")


def _read(data: bytes) -> Entry | None:
    try:
        return entry_from_bytes(data)
    except BadLog:
        return None


def _check_index(index: int, place: int) -> None:
    if index > place:
        raise Found(Wrong.INDEX_MISSING, place, f"there is no entry {place}, the next is {index}")
    if index < place:
        raise Found(Wrong.INDEX_TWICE, index, f"there are two entries {index}, or its number was changed")


def _tell_doubtful(place: int, *, is_entry_right: bool) -> NoReturn:
    if is_entry_right:
        raise Found(Wrong.NODE_CHANGED, place, f"the tree's node of entry {place} is wrong", place)
    raise Found(Wrong.ENTRY_CHANGED, place, f"entry {place} is not what the tree and the chain say")


def _tell_unlinked(place: int, says: int, *, is_in_tree: bool) -> NoReturn:
    if says != place:
        raise Found(Wrong.ENTRY_MISPLACED, place, f"in the place of entry {place} is one that says it is {says}")
    if is_in_tree:
        detail = f"entry {place} does not follow from entry {place - 1}: one of them was written anew"
        raise Found(Wrong.CHAIN_BROKEN, place - 1, detail, place)
    raise Found(Wrong.ENTRY_CHANGED, place, f"entry {place} is not what the tree says and does not follow")
