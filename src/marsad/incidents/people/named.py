"""Who is named in reports: every mention of a person for a figure, by the id that decisions bind to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from marsad.incidents.people.name_parts import parts_of_name
from marsad.model.claim import Claim, Person, Reading
from marsad.model.people import Named

_Symbol = TypeVar("_Symbol", bound=str)


def person_id(report: str, person: Person) -> str:
    """The id of a person whom a report names: the place of the name in the report's text."""
    return f"{report}/{person.start}-{person.end}-person"


def persons_in(reading: Reading) -> tuple[str, ...]:
    """The ids of the persons whom a report names, in the order of its text; not of those whose name is withheld."""
    found = {(person.start, person.end): person for claim in reading.claims for person in claim.persons}
    return tuple(person_id(reading.report.known_as, found[at]) for at in sorted(found) if parts_of_name(found[at].text))


def named_in(reading: Reading, incidents: Mapping[str, Iterable[str]] | None = None) -> tuple[Named, ...]:
    """Every mention of a person in a report; `incidents` are the ids of those that a claim (`report/claim`) is of."""
    found: dict[str, Named] = {}
    for claim in reading.claims:
        of = tuple(sorted((incidents or {}).get(f"{reading.report.known_as}/{claim.id}", ())))
        for person in claim.persons:
            if parts_of_name(person.text):
                mention = _named(reading, claim, person, of)
                other = found.get(mention.id)
                found[mention.id] = mention if other is None else _together(other, mention)
    return tuple(found[id_] for id_ in persons_in(reading))


def _named(reading: Reading, claim: Claim, person: Person, incidents: tuple[str, ...]) -> Named:
    when, place = claim.when, claim.place
    return Named(
        id=person_id(reading.report.known_as, person),
        report=reading.report.known_as,
        name=person.text,
        language=reading.report.language,
        claims=(f"{reading.report.known_as}/{claim.id}",),
        outcomes=(claim.outcome,),
        tags=claim.affected.tags if claim.affected is not None else (),
        age=person.age,
        sex=person.sex,
        role=person.role,
        place=None if place is None else place.gazetteer or place.text,
        first=when.first if when is not None else None,
        last=when.last if when is not None else None,
        incidents=incidents,
    )


def _together(one: Named, other: Named) -> Named:
    """A mention that is read for two claims."""
    return replace(
        one,
        claims=_both(one.claims, other.claims),
        outcomes=_both(one.outcomes, other.outcomes),
        tags=_both(one.tags, other.tags),
        age=other.age if one.age is None else one.age,
        sex=one.sex or other.sex,
        role=one.role or other.role,
        place=one.place or other.place,
        first=one.first or other.first,
        last=one.last or other.last,
        incidents=_both(one.incidents, other.incidents),
    )


def _both(one: tuple[_Symbol, ...], other: tuple[_Symbol, ...]) -> tuple[_Symbol, ...]:
    return tuple(sorted({*one, *other}))
