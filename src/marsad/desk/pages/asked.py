"""What a search asks for, as its address says it: words and filters, taken as they come from anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from marsad.desk.apps import registers
from marsad.desk.pages.words import shown
from marsad.languages.pack import languages
from marsad.model.vocabulary import OUTCOMES, STANCES
from marsad.record.ask.party_names import id_of
from marsad.record.ask.search import Asked
from marsad.record.search_words import query_of

#: What an address may say, in the order in which it stands in one that is kept.
MEMBERS: Final = (
    "q", "first", "last", "language", "outlet", "country", "origin", "outcome", "stance", "affected", "responsible",
    "alone", "order",
)  # fmt: skip
_LONGEST: Final = 300
_CLOSED: Final[Mapping[str, tuple[str, ...]]] = {
    "outcome": OUTCOMES,
    "stance": STANCES,
    "alone": ("1",),
    "order": ("oldest",),
}
_WHO: Final = ("origin", "affected", "responsible")
"""Members that are ids; a party's name is taken too."""


@dataclass(frozen=True, slots=True)
class Said:
    """What an address says: each member as text, empty where it says nothing that can be."""

    members: Mapping[str, str]

    @property
    def address(self) -> str:
        """The same as the query of an address, with nothing else in it."""
        query = QueryDict(mutable=True)
        for name, value in self.members.items():
            if value:
                query[name] = value
        return query.urlencode()


def said_in(query: QueryDict) -> Said:
    """What an address asks for; values that no list of Marsad's has, and signs that no text has, are left out."""
    return Said({name: _value(name, query.get(name) or "") for name in MEMBERS})


def asked_of(said: Said) -> Asked:
    """The question to the record. Raises BadSearch where there is no word, or too many; days are checked there."""
    own = {name: value or None for name, value in said.members.items()}
    own |= {name: id_of(value, registers()) for name in _WHO if (value := own[name])}
    return Asked(
        words=query_of(own["q"]) if own["q"] else None,
        first=own["first"],
        last=own["last"],
        language=own["language"],
        outlet=own["outlet"],
        country=own["country"],
        origin=own["origin"],
        outcome=own["outcome"],
        stance=own["stance"],
        affected=own["affected"],
        responsible=own["responsible"],
        alone=own["alone"] is not None,
        oldest_first=own["order"] is not None,
    )


def _value(name: str, value: str) -> str:
    value = value.strip()[:_LONGEST]
    if name in _CLOSED and value not in _CLOSED[name]:
        return ""
    if name == "language" and value not in languages():
        return ""
    return value if name == "q" or shown(value) == value else ""
