"""Many ids in lists that a database takes as the parameters of one query."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

_BATCH: Final = 400


def batches(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Ids in lists that a database takes as parameters of one query."""
    return (ids[at : at + _BATCH] for at in range(0, len(ids), _BATCH))
