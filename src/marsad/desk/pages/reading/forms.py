"""The fields of a form that corrects or adds a claim: every choice by its name, what stands there now beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.utils.translation import gettext as _

from marsad.desk.pages.reading.drafts import DAYS, NUMBERS, Draft
from marsad.interface import choices
from marsad.interface.choices import Choices
from marsad.interface.record_phrases import Names
from marsad.model.decision import CORRECTABLE, NEEDED
from marsad.model.incident import IncidentClaim
from marsad.record.ask.report import ToldClaim, ToldReport

#: Members as a form asks for them: how many, what, whom, who says so, when, where.
_IN_ORDER: Final = (
    "value", "value_high", "qualifier", "outcome", "affected", "origin", "stance", "basis",
    "first", "last", "as_of", "place",
)  # fmt: skip
#: What a form for a missed claim begins with; what it needs besides, a person says.
_NEW: Final[Mapping[str, str]] = {
    "qualifier": "exact",
    "basis": "cumulative",
    "stance": "asserted",
}


@dataclass(frozen=True, slots=True)
class Field:
    """One member of a claim on a form: `kind` is number, day or choice; `was` what stood there when it was opened."""

    name: str
    label: str
    kind: str
    value: str
    was: str
    needed: bool = False
    options: tuple[Choices, ...] = ()


def label_of(name: str) -> str:
    """What a member of a claim that can be corrected is called."""
    return {
        "value": _("Number"),
        "value_high": _("Number, up to"),
        "qualifier": _("How exact"),
        "outcome": _("What befell them"),
        "affected": _("Of whom"),
        "basis": _("Counts"),
        "as_of": _("As of the day"),
        "origin": _("Who counted"),
        "stance": _("Stance"),
        "first": _("Befell them on, or from"),
        "last": _("Until"),
        "place": _("Where"),
    }[name]


def fields_of(claim: ToldClaim | None, draft: Draft, told: ToldReport, names: Names, own: Path | None) -> list[Field]:
    """The fields for a claim, or for one that was missed; a draft's values before those that count."""
    was = _values(claim.counts) if claim is not None and claim.counts is not None else dict(_NEW)
    found = []
    for name in _IN_ORDER:
        value = draft.said.get(name, was.get(name, ""))
        kind = "number" if name in NUMBERS else "day" if name in DAYS else "choice"
        options = _options(name, value, told, names, own, draft) if kind == "choice" else ()
        needed = name in NEEDED and claim is None
        found.append(Field(name, label_of(name), kind, value, was.get(name, ""), needed, options))
    return found


def _values(counts: IncidentClaim) -> dict[str, str]:
    """What counts now, as a form has it."""
    return {name: "" if (value := getattr(counts, name)) is None else str(value) for name in CORRECTABLE}


def _options(
    name: str, value: str, told: ToldReport, names: Names, own: Path | None, draft: Draft
) -> tuple[Choices, ...]:
    counted = [claim for one in told.incidents for claim in one.incident.claims]
    if name == "affected":
        found = choices.groups(names, [claim.affected for claim in counted])
    elif name == "origin":
        found = choices.origins(names, [told.own_word, *(claim.origin for claim in counted)])
    elif name == "place":
        found = _places(told, names, own, draft)
    else:
        return choices.symbols(name, names.labels)
    known = {symbol for each in found for symbol, _name in each.choices}
    if value and value not in known:
        found = (Choices("", ((value, spoken(name, value, names, own)),)), *found)
    return found


def _places(told: ToldReport, names: Names, own: Path | None, draft: Draft) -> tuple[Choices, ...]:
    """No place, those that the report names, and those that bear a name which was looked for."""
    labels = names.labels
    here = {
        place.gazetteer or place.text: choices.place_name(place.gazetteer or place.text, labels, own, place.text)
        for place in (*(one.place for one in told.reading.claims), *(one.place for one in told.reading.events))
        if place is not None
    }
    looked_for = draft.said.get("place-name", "").strip()
    bearers = choices.places_called(looked_for, labels, own) if looked_for else ()
    return (
        Choices("", (("", _("not known")),)),
        Choices(_("Of this name"), bearers),
        Choices(labels.word("choice", "here"), tuple(sorted(here.items(), key=lambda each: each[1]))),
    )


def values_said(values: Mapping[str, Any], names: Names, own: Path | None) -> tuple[tuple[str, str], ...]:
    """What a decision says of a claim, in words: each member with its value, but no end that it leaves open."""
    said = ((name, values[name]) for name in CORRECTABLE if name in values)
    return tuple(
        (label_of(name), spoken(name, value, names, own))
        for name, value in said
        if value is not None or name not in ("value_high", "last")
    )


def spoken(name: str, value: Any, names: Names, own: Path | None) -> str:
    """What a value of a member is called; a number with its thousands apart, nothing as a dash."""
    if value is None or value == "":
        return names.labels.word("card", "unsaid")
    if name in NUMBERS:
        return names.labels.number(int(value))
    if name == "affected":
        return names.affected(str(value))
    if name == "origin":
        return names.origin(str(value))
    if name == "place":
        return choices.place_name(str(value), names.labels, own)
    return names.labels.day(str(value)) if name in DAYS else names.labels.word(name, str(value))
