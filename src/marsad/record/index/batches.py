"""Many ids in lists that a database takes as the parameters of one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

_BATCH: Final = 400
_Id = TypeVar("_Id")


def batches(ids: Sequence[_Id]) -> Iterator[Sequence[_Id]]:
    """Ids in lists that a database takes as parameters of one query."""
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))
