"""The tree's completed subtrees in their table, those of the work at hand kept until it is written."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connections

from marsad.errors import BadLog
from marsad.record.log.merkle import node_position
from marsad.record.settings import EVIDENCE
from marsad.record.store.models import TreeNode


class NodesInTable:
    """What `log.merkle.Tree` asks of a store; `flush` writes what was put."""

    def __init__(self) -> None:
        self._new: dict[int, bytes] = {}
        self._read: dict[int, bytes] = {}

    def get(self, level: int, index: int) -> bytes:
        """The hash of a completed subtree. Raises BadLog where the table lacks it."""
        position = node_position(level, index)
        kept = self._new.get(position) or self._read.get(position)
        if kept is None:
            row = TreeNode.objects.filter(position=position).first()
            if row is None:
                raise BadLog(f"the tree has no node {index} on level {level}; `marsad verify` says what is wrong")
            kept = self._read[position] = bytes(row.hash)
        return kept

    def read_peaks(self, *sizes: int) -> None:
        """Reads at once what the roots of the first so many leaves are made of."""
        wanted = {node_position(level, index) for size in sizes for level, index in _peaks(size)}
        rows = TreeNode.objects.filter(position__in=wanted).values_list("position", "hash")
        self._read |= {position: bytes(value) for position, value in rows}

    def put(self, level: int, index: int, value: bytes) -> None:
        """Keeps the hash of a subtree that has just been completed."""
        self._new[node_position(level, index)] = value

    def flush(self) -> None:
        """Writes what was put since the last time."""
        with connections[EVIDENCE].cursor() as cursor:
            cursor.executemany("INSERT INTO log_tree(position, hash) VALUES (%s, %s)", [*self._new.items()])
        self._read.update(self._new)
        self._new.clear()


def _peaks(size: int) -> Iterator[tuple[int, int]]:
    """Level and index of the greatest completed subtrees that hold the first so many leaves."""
    start = 0
    for level in reversed(range(size.bit_length())):
        if size >> level & 1:
            yield level, start >> level
            start += 1 << level


def stored_nodes() -> Iterator[tuple[int, bytes]]:
    """Every stored subtree by its place, in order."""
    rows = TreeNode.objects.order_by("position").values_list("position", "hash")
    return ((position, bytes(value)) for position, value in rows.iterator(chunk_size=10_000))
