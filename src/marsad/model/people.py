"""Persons whom reports name for a figure: each mention by itself, and who people decided to be one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, get_args

from marsad.model.vocabulary import Outcome, Tag

Alike = Literal[
    "same-name", "same-sound", "near-spelling", "other-script", "part-left-out", "other-order", "one-name",
    "same-incident", "same-age", "near-age", "same-place", "same-days",
]  # fmt: skip
"""Why two names may be one person's (docs/names.md)."""
Apart = Literal["other-age", "other-sex", "other-outcome", "other-place", "other-days"]
"""What speaks against it."""
ALIKE: Final = get_args(Alike)
APART: Final = get_args(Apart)
_PERSON: Final = re.compile(r".*/\d+-\d+-person", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class Named:
    """A person as one report names them at one place: the name as it is written there, and what is said of them.

    `id` is the report's id, a slash, where the name stands, and `person` (`r073/930-945-person`): decisions bind to it,
    whichever claim the name is read for. `claims` and `incidents` are ids; `first` and `last` ISO days.
    """

    id: str
    report: str
    name: str
    language: str
    claims: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    tags: tuple[Tag, ...] = ()
    """What the report says of the group that they belong to: civilian, child …"""
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    place: str | None = None
    """The gazetteer's id of where it befell them, else the words."""
    first: str | None = None
    last: str | None = None
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Victim:
    """One person as far as people decided: a mention that nobody joined to another, or those that somebody merged.

    `id` is that of the first mention in the order of ids; `variants` are the spellings of the name; `decisions` the ids
    of those that made it.
    """

    id: str
    mentions: tuple[Named, ...]
    variants: tuple[str, ...]
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Mentions that may be one person, for somebody to decide: how much speaks for it (0 to 100), why, what against."""

    persons: tuple[str, ...]
    score: int
    why: tuple[Alike, ...]
    against: tuple[Apart, ...] = ()


def names_person(target: str) -> bool:
    """Whether a decision's target has the form of a person's id."""
    return _PERSON.fullmatch(target) is not None
