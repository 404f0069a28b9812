"""What a register gives to a language's pack: names of one thing, read in reports as the pack's own entries are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Named(NamedTuple):
    """Names that are read alike: the same thing, the same features. `id` is unique among all of a pack's entries."""

    id: str
    kind: str
    """The kind of entry that they are in a pack: `party`, `place`."""
    features: frozenset[str]
    attributes: Mapping[str, str]
    forms: tuple[str, ...]
    file: str
    line: int
