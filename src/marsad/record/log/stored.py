"""What a store of the log gives to be verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

Stored = tuple[bytes | None, bytes | None]
"""The sealed bytes and the key of a payload."""


class Log(Protocol):
    """A stored log as it lies there, whatever was done to it; nothing is checked before it is given."""

    def entries(self) -> Iterator[tuple[int, bytes]]:
        """Index and bytes of every entry, in the order of the stored index."""
        ...

    def head(self) -> tuple[int, bytes] | None:
        """The size and root that the store remembers; None where it remembers none."""
        ...

    def nodes(self) -> Iterator[tuple[int, int, bytes]]:
        """Level, index and hash of every node of the tree, in the order of `merkle.node_position`."""
        ...

    def payloads(self, commitments: Sequence[str]) -> Mapping[str, Stored]:
        """The sealed bytes and the key of each of some payloads, each None where there is none."""
        ...

    def payload_commitments(self) -> Iterator[str]:
        """The commitments under which sealed bytes are stored, in any order."""
        ...

    def key_commitments(self) -> Iterator[str]:
        """The commitments under which payloads' keys are stored, in any order."""
        ...

    def checkpoints(self) -> Iterator[bytes]:
        """The files of the checkpoints kept beside the log, in any order."""
        ...
