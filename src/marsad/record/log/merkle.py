"""The tree over the log's entries: RFC 6962, section 2.1, with the completed subtrees kept, and its proofs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final, Protocol

from marsad.errors import BadLog

EMPTY_ROOT: Final = sha256(b"").digest()


class Nodes(Protocol):
    """Where completed subtrees are kept: node `index` of `level` covers the 2**level leaves from index * 2**level."""

    def get(self, level: int, index: int) -> bytes:
        """The hash of a completed subtree."""
        ...

    def put(self, level: int, index: int, value: bytes) -> None:
        """Keep the hash of a subtree that has just been completed."""
        ...


class NodesInMemory:
    """Completed subtrees in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[tuple[int, int], bytes] = {}

    def get(self, level: int, index: int) -> bytes:
        """The hash of a completed subtree. Raises BadLog where it is not kept."""
        try:
            return self._kept[level, index]
        except KeyError:
            raise BadLog(f"the tree has no node {index} on level {level}") from None

    def put(self, level: int, index: int, value: bytes) -> None:
        """Keep the hash of a subtree."""
        self._kept[level, index] = value

    def __iter__(self) -> Iterator[tuple[int, int, bytes]]:
        """The nodes as (level, index, hash) in the order in which they were kept, which is that of `node_position`."""
        return ((level, index, value) for (level, index), value in self._kept.items())


class Tree:
    """A tree of `size` leaves whose completed subtrees lie in `nodes`."""

    def __init__(self, nodes: Nodes, size: int = 0) -> None:
        self._nodes = nodes
        self.size = size

    def append(self, leaf: bytes) -> int:
        """Add an entry's bytes as the next leaf, in O(log n); gives its index."""
        index, level, value = self.size, 0, leaf_hash(leaf)
        self._nodes.put(0, index, value)
        while index & 1:
            value = node_hash(self._nodes.get(level, index - 1), value)
            index, level = index >> 1, level + 1
            self._nodes.put(level, index, value)
        self.size += 1
        return self.size - 1

    def root(self, size: int | None = None) -> bytes:
        """The hash of the first `size` leaves, of all where it is left out. Raises BadLog for a size it never had."""
        return self._hash(0, self._within(size))

    def inclusion_proof(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        """The hashes that lead from leaf `index` to the root of `size` leaves (2.1.1, PATH). Raises BadLog."""
        size = self._within(size)
        if not 0 <= index < size:
            raise BadLog(f"entry {index} is not among the first {size}")
        return tuple(self._path(index, 0, size))

    def consistency_proof(self, old: int, new: int | None = None) -> tuple[bytes, ...]:
        """The hashes that show the tree of `old` leaves to be the start of that of `new` (2.1.2). Raises BadLog."""
        new = self._within(new)
        if not 0 <= old <= new:
            raise BadLog(f"a log of {old} entries is not the start of one of {new}")
        return tuple(self._subproof(old, 0, new, whole=True)) if 0 < old < new else ()

    def _within(self, size: int | None) -> int:
        if size is None:
            return self.size
        if not 0 <= size <= self.size:
            raise BadLog(f"the log has {self.size} entries, not {size}")
        return size

    def _hash(self, start: int, end: int) -> bytes:
        """The hash of the leaves from `start`, a multiple of the next power of two, to `end`."""
        count = end - start
        if count == 0:
            return EMPTY_ROOT
        if count & (count - 1) == 0:
            level = count.bit_length() - 1
            return self._nodes.get(level, start >> level)
        middle = start + _split(count)
        return node_hash(self._hash(start, middle), self._hash(middle, end))

    def _path(self, index: int, start: int, end: int) -> Iterator[bytes]:
        if end - start == 1:
            return
        middle = start + _split(end - start)
        if index < middle:
            yield from self._path(index, start, middle)
            yield self._hash(middle, end)
        else:
            yield from self._path(index, middle, end)
            yield self._hash(start, middle)

    def _subproof(self, old: int, start: int, end: int, *, whole: bool) -> Iterator[bytes]:
        """SUBPROOF of 2.1.2; `old` counts from the first leaf of the log."""
        if old == end:
            if not whole:
                yield self._hash(start, end)
            return
        middle = start + _split(end - start)
        if old <= middle:
            yield from self._subproof(old, start, middle, whole=whole)
            yield self._hash(middle, end)
        else:
            yield from self._subproof(old, middle, end, whole=False)
            yield self._hash(start, middle)


class Frontier:
    """What must be remembered to go through a log entry by entry and know its root: one hash a level."""

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[tuple[int, bytes]] = []

    def append(self, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Add an entry's bytes; gives the subtrees (level, index, hash) that it completes, the leaf first."""
        completed = [(0, self.size, leaf_hash(leaf))]
        while self._peaks and self._peaks[-1][0] == completed[-1][0]:
            (level, left), (_, index, right) = self._peaks.pop(), completed[-1]
            completed.append((level + 1, index >> 1, node_hash(left, right)))
        self._peaks.append((completed[-1][0], completed[-1][2]))
        self.size += 1
        return iter(completed)

    def root(self) -> bytes:
        """The hash of all leaves until now."""
        if not self._peaks:
            return EMPTY_ROOT
        value = self._peaks[-1][1]
        for _, left in reversed(self._peaks[:-1]):
            value = node_hash(left, value)
        return value


def leaf_hash(leaf: bytes) -> bytes:
    """The hash of a leaf: SHA-256 of 0x00 and its bytes."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of a node: SHA-256 of 0x01 and its two halves' hashes."""
    return sha256(b"\x01" + left + right).digest()


def node_position(level: int, index: int) -> int:
    """The place of a node in the order in which nodes are completed, from 0: one number instead of two to store by."""
    before = ((index + 1) << level) - 1
    return 2 * before - before.bit_count() + level


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether a proof shows these bytes to be leaf `index` of the tree of that size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    value, place, last = leaf_hash(leaf), index, size - 1
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            value = node_hash(step, value)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            value = node_hash(value, step)
        place, last = place >> 1, last >> 1
    return last == 0 and value == root


def verify_consistency(old: int, new: int, old_root: bytes, new_root: bytes, proof: Sequence[bytes]) -> bool:
    """Whether a proof shows the tree of `old` leaves to be the start of that of `new` (RFC 9162, 2.1.4.2)."""
    if not 0 <= old <= new:
        return False
    if old in (0, new):
        return not proof and old_root == (new_root if old else EMPTY_ROOT)
    if not proof:
        return False
    steps = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    was = now = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            was, now = node_hash(step, was), node_hash(step, now)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            now = node_hash(now, step)
        place, last = place >> 1, last >> 1
    return last == 0 and was == old_root and now == new_root


def _split(count: int) -> int:
    """The greatest power of two below a count of at least two."""
    return 1 << ((count - 1).bit_length() - 1)
