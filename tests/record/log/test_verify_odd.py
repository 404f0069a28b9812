"""A log whose entries say odd things, and otherwise fit, is judged and never ends in a traceback; memory stays flat."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator, Sequence

import pytest

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical
from marsad.record.log.digests import NO_DIGEST, digest
from marsad.record.log.entries import entry_from_bytes
from marsad.record.log.merkle import Frontier, NodesInMemory, Tree
from marsad.record.log.stored import Stored
from marsad.record.log.verdict import Wrong
from marsad.record.log.verify import verify
from tests.record.log.making import MadeLog, small_log
from tests.record.log.odd import with_odd_parts

WHOLE = small_log()


def _chained(index: int, said: object) -> MadeLog:
    """The log with another value in the place of an entry, and chain, tree and head made to fit."""
    log, nodes, previous = WHOLE.copy(), NodesInMemory(), NO_DIGEST
    tree = Tree(nodes)
    for place, (_, data) in enumerate(log.rows):
        value = said if place == index else json.loads(data)
        if isinstance(value, dict) and "previous" in value and place > index:
            value["previous"] = previous
        data = canonical(value)
        log.rows[place], previous = (place, data), digest(data)
        tree.append(data)
    log.tree_rows, log.remembered = list(nodes), (tree.size, tree.root())
    return log


@pytest.mark.slow
@pytest.mark.parametrize("index", range(len(WHOLE.rows)))
def test_odd_entries_are_judged(index):
    for said in with_odd_parts(json.loads(WHOLE.rows[index][1])):
        verdict = verify(_chained(index, said))
        if index < 9:
            assert not verdict.holds, said
        if _is_entry(canonical(said), index):
            continue
        assert verdict.fault
        assert verdict.fault.entry == index, said


def _is_entry(data: bytes, index: int) -> bool:
    try:
        return entry_from_bytes(data).index == index
    except BadLog:
        return False


def test_what_an_odd_entry_is_called():
    said = json.loads(WHOLE.rows[8][1])
    fault = verify(_chained(8, {**said, "kind": "guess"})).fault
    assert fault
    assert (fault.what, fault.entry) == (Wrong.ENTRY_CHANGED, 8)


class _Repeating:
    """A store of many entries that keeps none of them: each is made as it is asked for."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.root = b""

    def entries(self) -> Iterator[tuple[int, bytes]]:
        made, previous = json.loads(WHOLE.rows[8][1]), NO_DIGEST
        for index in range(self._size):
            about = {"origin": "0" * 32} if index == 0 else {}
            data = canonical({**made, "about": about, "index": index, "previous": previous})
            previous = digest(data)
            yield index, data

    def nodes(self) -> Iterator[tuple[int, int, bytes]]:
        frontier = Frontier()
        for _, data in self.entries():
            yield from frontier.append(data)
        self.root = frontier.root()

    def head(self) -> tuple[int, bytes]:
        return self._size, self.root

    def payloads(self, commitments: Sequence[str]) -> dict[str, Stored]:
        assert not commitments
        return {}

    def payload_commitments(self) -> Iterator[str]:
        return iter(())

    def key_commitments(self) -> Iterator[str]:
        return iter(())

    def checkpoints(self) -> Iterator[bytes]:
        return iter(())


@pytest.mark.slow
def test_memory_does_not_grow_with_the_log():
    def most(size: int) -> int:
        tracemalloc.start()
        try:
            assert verify(_Repeating(size)).size == size
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    most(10)
    assert most(16_000) < most(2_000) + 14_000 * 8  # to keep a digest of every entry would take ten times as much
