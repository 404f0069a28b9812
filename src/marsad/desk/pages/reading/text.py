"""A report's text as it was received, cut where a marked slot begins or ends: put together again it is the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.desk.pages.words import shown

SLOTS = ("quantity", "source", "affected", "responsible", "cause", "place", "when")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: the slots that its words fill, and of which claims; `start` counts code points.

    `number_of` is the claim whose number's words these are, `begins` the claims whose number begins here.
    """

    text: str
    start: int
    slots: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    number_of: str = ""
    begins: str = ""


def pieces(text: str, marks: Iterable[tuple[int, int, str, str]]) -> list[Piece]:
    """The text in pieces, in time linear in it and in the marks: hostile reports have many."""
    begin: dict[int, list[tuple[str, str]]] = {}
    end: dict[int, list[tuple[str, str]]] = {}
    for first, last, slot, claim in marks:
        first, last = max(0, first), min(len(text), last)
        if first < last:
            begin.setdefault(first, []).append((slot, claim))
            end.setdefault(last, []).append((slot, claim))
    return list(_cut(text, begin, end))


def _cut(text: str, begin: dict[int, list[tuple[str, str]]], end: dict[int, list[tuple[str, str]]]) -> Iterator[Piece]:
    open_: Counter[tuple[str, str]] = Counter()
    told: set[str] = set()
    cuts = sorted({0, len(text), *begin, *end})
    for first, last in pairwise(cuts):
        for mark in end.get(first, ()):
            open_[mark] -= 1
            if not open_[mark]:
                del open_[mark]
        open_.update(begin.get(first, ()))
        slots = tuple(slot for slot in SLOTS if any(slot == each for each, _ in open_))
        claims = tuple(dict.fromkeys(claim for _, claim in open_))
        number = next((claim for slot, claim in reversed(open_) if slot == "quantity"), "")
        begins = number if number and number not in told else ""
        told.add(number)
        yield Piece(shown(text[first:last]), first, slots, claims, number, begins)
