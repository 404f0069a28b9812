"""Beginnings and endings of words that tell how a noun phrase goes on, taken from a pack's clitics and inflections."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from marsad.languages.pack import Pack


@dataclass(frozen=True, slots=True)
class Endings:
    """Beginnings and endings of words that tell how they go on, folded: from the pack's clitics and inflections."""

    definite: tuple[str, ...]
    conjoined: tuple[str, ...]
    joined: tuple[str, ...]
    conjunction: str
    to: str
    with_: str
    female: str
    females: str
    accusative: str
    nominative: tuple[str, ...]
    closed: tuple[str, ...]
    plural: tuple[str, ...]


@cache
def endings(pack: Pack) -> Endings:
    """The endings of a pack."""
    settings: Any = pack.settings["orthography"]
    fold = pack.orthography.fold
    slots = {slot: [row for row in settings["proclitic"] if row["slot"] == slot] for slot in (1, 2, 3)}
    article = slots[3][0]["form"]
    contractions = {row["from"]: row["to"] for row in settings.get("contraction", ())}
    prepositions = [row["form"] for row in slots[2] if "future" not in row["features"]]
    joined = [contractions.get(form + article, form + article) for form in prepositions]
    conjoined = [first["form"] + rest for first in slots[1] for rest in (article, *joined)]
    human = settings["inflection"]["human"]
    closed = [
        fold(row["suffix"])
        for row in human
        if {"plural", "dual"} & set(row["features"]) and "construct" not in row["features"] and len(row["suffix"]) > 1
        and not ("female" in row["features"] and "plural" in row["features"])
    ]  # fmt: skip
    return Endings(
        definite=(fold(article), *map(fold, joined), *map(fold, conjoined)),
        conjoined=tuple(map(fold, conjoined)),
        joined=tuple(map(fold, joined)),
        conjunction=slots[1][0]["form"],
        to=next(row["form"] for row in slots[2] if "to" in row["features"]),
        with_=next(row["form"] for row in slots[2] if "with" in row["features"]),
        female=fold(next(row["suffix"] for row in human if {"singular", "female"} <= set(row["features"]))),
        females=fold(next(row["suffix"] for row in human if {"plural", "female"} <= set(row["features"]))),
        accusative=fold(next(row["suffix"] for row in human if "accusative" in row["features"])),
        nominative=tuple(form for form in closed if not form.endswith(closed[1][-2:])),
        closed=tuple(closed),
        plural=tuple(
            fold(row["suffix"]) for row in human if "plural" in row["features"] and fold(row["suffix"]) in closed
        ),
    )
