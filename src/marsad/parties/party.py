"""Parties: whoever acts, tells, rules or suffers in reports, known by one id whatever the language and the side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: What a party can be. `state` and `people` (civilians, prisoners) have no names of their own in a report's grammar:
#: a state's name is a place's, and people are words of the language pack.
KINDS: Final = (
    "armed-forces", "armed-group", "police", "court", "ministry", "office", "government",
    "monitor", "ngo", "un", "agency", "outlet", "tribe", "state", "people",
)  # fmt: skip
UNREAD: Final = frozenset({"state", "people"})

Names = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, eq=False)
class Party:
    """A party of the register. Names stand by language; what is not known is None or missing."""

    id: str
    kind: str
    country: str | None
    """Whose it is: the state that it belongs to or acts in, ISO 3166."""
    parent: str | None
    start: str | None
    end: str | None
    preferred: Mapping[str, str]
    names: Names
    """Every name that takes no side, the preferred one first."""
    quoted: Names
    """Names that are common words too: only in quotation marks, or after a word for a body (تنظيم القاعدة)."""
    loaded: Names
    """Names that take a side (ميليشيا أسد)."""
    whose_word: tuple[str, ...]
    """Whose the loaded names are: ids of the parties that use them."""
    file: str
    line: int
    people: str | None = None
    """The people without a state whose force it is in its country (`kurdish`), as the packs call them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A party that a shared name may mean, and what in a report tells that it does."""

    party: str
    country: str | None = None
    """The country that the report's places and other parties must be of."""
    outlet: str | None = None
    """The outlet that must have published the report."""
    party_near: str | None = None
    """Another party that the report must name."""


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Names that several parties bear (قوات التحالف, العدو): open until the report tells which is meant."""

    id: str
    kind: str
    country: str | None
    loaded: bool
    names: Names
    candidates: tuple[Candidate, ...]
    file: str
    line: int
