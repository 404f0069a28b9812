"""Look a party up by any of its names: what matched and how, or the names that are nearest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from marsad.parties.party import Party, Shared
from marsad.parties.register import Register

#: How alike two folded names must be for one to be told as near the other.
_NEAR: Final = 0.75
_MOST_NEAR: Final = 8
Fold = Callable[[str, str], str]
"""Folds a name as texts of a language are folded: name, language."""


class Found(NamedTuple):
    """A party, or a name that several share, with the name that matched, its language, what kind of name it is, how.

    `said` is `name`, `quoted`, `loaded`, `shared` or `id`; `how` is `exact` or `folded`.
    """

    what: Party | Shared
    name: str
    language: str
    said: str
    how: str


def find(register: Register, name: str, fold: Fold) -> list[Found]:
    """Every party that bears a name, exact matches first; an id counts as a name."""
    wanted = name.strip()
    party = register.parties.get(wanted)
    found = [] if party is None else [Found(party, wanted, "", "id", "exact")]
    seen = set() if party is None else {party.id}
    folded: list[Found] = []
    for each in _every_name(register):
        if each.what.id in seen:
            continue
        if each.name == wanted:
            found.append(each)
        elif fold(each.name, each.language) == fold(wanted, each.language):
            folded.append(each._replace(how="folded"))
    once: dict[str, Found] = {}
    for each in [*found, *folded]:
        once.setdefault(each.what.id, each)
    return list(once.values())


def near(register: Register, name: str, fold: Fold) -> list[Found]:
    """Parties with a name like this one, the most alike first: it stands within it, or few letters differ."""
    rated: dict[str, tuple[float, Found]] = {}
    for each in _every_name(register):
        wanted, theirs = fold(name.strip(), each.language), fold(each.name, each.language)
        rate = _alike(wanted, theirs)
        if rate >= _NEAR and rate > rated.get(each.what.id, (0.0, each))[0]:
            rated[each.what.id] = rate, each._replace(how="near")
    order = sorted(rated.values(), key=lambda pair: (-pair[0], pair[1].what.id))
    return [found for _, found in order[:_MOST_NEAR]]


def _alike(wanted: str, theirs: str) -> float:
    if not wanted or abs(len(wanted) - len(theirs)) > max(len(wanted), len(theirs)) // 2 + 24:
        return 0.0
    if f" {wanted} " in f" {theirs} ":
        return 0.8 + 0.2 * len(wanted) / len(theirs)
    matcher = SequenceMatcher(None, wanted, theirs)
    return matcher.ratio() if matcher.quick_ratio() >= _NEAR else 0.0


def _every_name(register: Register) -> Iterator[Found]:
    for party in register.parties.values():
        for said, names in (("name", party.names), ("quoted", party.quoted), ("loaded", party.loaded)):
            for language, forms in names.items():
                yield from (Found(party, form, language, said, "exact") for form in forms)
    for shared in register.shared:
        for language, forms in shared.names.items():
            yield from (Found(shared, form, language, "shared", "exact") for form in forms)
