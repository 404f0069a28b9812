"""A reading without what its project never collects: applied before it is kept, so that nothing made of it can tell.

The report as it was received, sealed in the log, stays as it is: it is evidence. What the record works with (the text
that was read, claims, events, statements) has other signs of the same number in the stead of names, so that every span
still tells where its words stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar, cast

from marsad.model.claim import Claim, Person, Reading
from marsad.text.mask import Mask, blocked, parts_of

_Noun = TypeVar("_Noun")
_SYMBOLS: Final = frozenset(
    {"id", "sha256", "text_sha256", "language", "outlet", "reader", "outcome", "basis", "stance", "qualifier", "kind",
     "party", "tags", "gazetteer", "name", "precision", "cause", "type", "part_of", "total", "parts", "claims", "first",
     "last", "sex", "claim", "slot", "rule"}
)  # fmt: skip
"""The members of nouns that hold symbols of Marsad's own, of its registers or of whoever added the report; every other
one holds words."""


def collected(reading: Reading, uncollected: frozenset[str]) -> Reading:
    """The reading without the fields (`model.sensitive.UNCOLLECTED`) that a project leaves out.

    `names` go from every word of the reading; `ages`, `sexes`, `roles` from the persons named; `statements` altogether.
    """
    if not uncollected:
        return reading
    if "statements" in uncollected:
        reading = replace(reading, statements=())
    names = {person.text for claim in reading.claims for person in claim.persons}
    reading = replace(reading, claims=tuple(_claim(claim, uncollected) for claim in reading.claims))
    return without_names(reading, Mask(names | parts_of(names))) if "names" in uncollected else reading


def without_names(noun: _Noun, mask: Mask) -> _Noun:
    """A noun of the model whose words have none of a mask's names; itself where they had none."""
    return cast(_Noun, _walk(noun, mask)) if mask else noun


def _claim(claim: Claim, uncollected: frozenset[str]) -> Claim:
    return replace(claim, persons=tuple(_person(person, uncollected) for person in claim.persons))


def _person(person: Person, uncollected: frozenset[str]) -> Person:
    return Person(
        start=person.start,
        end=person.end,
        text=blocked(person.text) if "names" in uncollected else person.text,
        age=None if "ages" in uncollected else person.age,
        sex=None if "sexes" in uncollected else person.sex,
        role=None if "roles" in uncollected else person.role,
    )


def _walk(value: Any, mask: Mask) -> Any:
    if isinstance(value, str):
        return mask(value)
    if isinstance(value, tuple):
        return tuple(_walk(one, mask) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    said = {each.name: getattr(value, each.name) for each in fields(value)}
    made = {name: one if _is_symbol(name, one) else _walk(one, mask) for name, one in said.items()}
    changed: Mapping[str, Any] = {name: one for name, one in made.items() if one != said[name]}
    return replace(value, **changed) if changed else value


def _is_symbol(name: str, value: Any) -> bool:
    """Whether a member holds a symbol: of those of that name which are nouns themselves, all is looked at."""
    if isinstance(value, tuple):
        return name in _SYMBOLS and all(isinstance(one, str) for one in value)
    return name in _SYMBOLS and isinstance(value, str)
