"""Worked cases: claims in one line each, and what every policy makes of them (tests/tolls/cases/*.toml)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from marsad.model.incident import Incident, IncidentClaim
from marsad.model.span import Span
from marsad.model.vocabulary import BASES, OUTCOMES, QUALIFIERS, STANCES, VAGUE
from tests.tolls.invented import claim, incident

CASES = Path(__file__).parent / "cases"
POLICY = {
    "latest": "latest-by-origin/1",
    "ucdp": "ucdp/1",
    "acled": "acled/1",
    "ibc": "ibc/1",
    "airwars": "airwars/1",
}
_FLAGS = {"additional": "additional", "wounded": "from_wounded", "backlog": "backlog"}
_SAID = {"dozens": "tens"}
"""Words that claims keep under another qualifier; the quotation has the word."""
_SLOTS = {"of": "affected", "side": "origin_side", "of-side": "affected_side", "kind": "origin_kind", "copy": "copy_of"}


@dataclass(frozen=True)
class Case:
    """One situation: why it is there, its claims, and the last tolls that each policy gives."""

    name: str
    why: str
    claims: tuple[str, ...]
    expect: dict[str, list[str]]

    @property
    def incident(self) -> Incident:
        """The claims as an incident."""
        return incident(read_claim(line, number) for number, line in enumerate(self.claims))


@cache
def cases() -> list[Case]:
    """Every worked case, by file and place in it."""
    return [
        Case(one["name"], one["why"], tuple(one["claims"]), one["expect"])
        for file in sorted(CASES.glob("*.toml"))
        for one in tomllib.loads(file.read_text("utf-8"))["case"]
    ]


def read_claim(line: str, number: int) -> IncidentClaim:
    """A claim of a line: day of May 2031 and time, origin, number (`10`, `40-50`, `tens`, `none`), and what else it says.

    A word is an outcome, basis, stance, qualifier (`at-least`) or flag (`additional`, `wounded`, `backlog`); a pair
    names a group (`of=child`), a force (`for=army`), the origin's side (`side=army`) and kind, the report, the report
    that it copies, a place, a day that the text gives (`as-of=2`) or the first day of its period (`first=1`).
    """
    at, origin, value, *rest = line.split()
    day, _, time = at.partition("T")
    slots: dict[str, Any] = {"id": f"r{number}/{number}", "report": f"r{number}"}
    for word in rest:
        key, _, said = word.partition("=")
        slots.update(_pair(key, said) if said else _word(word))
    if "report" in slots:
        slots["id"] = f"{slots['report']}/{number}"
    return claim(origin, *_value(value, slots), f"2031-05-{int(day):02}T{time or '08'}:00", **slots)


def _value(text: str, slots: dict[str, Any]) -> tuple[int | None]:
    low, _, high = text.partition("-")
    if text in VAGUE or text in _SAID or text == "none":
        slots.update(qualifier=_SAID.get(text, text), quote=Span(0, len(text), text))
        return (None,)
    if high:
        slots.update(value_high=int(high), qualifier="between")
    return (int(low),)


def _pair(key: str, said: str) -> dict[str, Any]:
    if key == "for":
        return {"affected": said, "affected_side": said}
    if key == "as-of":
        return {"as_of": f"2031-05-{int(said):02}", "dated": True}
    if key == "first":
        return {"first": f"2031-05-{int(said):02}", "last": f"2031-05-{int(said):02}"}
    return {_SLOTS.get(key, key): said}


def _word(word: str) -> dict[str, Any]:
    plain = word.replace("-", "_")
    for slot, known in (("outcome", OUTCOMES), ("basis", BASES), ("stance", STANCES), ("qualifier", QUALIFIERS)):
        if plain in known:
            return {slot: plain}
    return {_FLAGS[word]: True}
