"""Numbers beside each other, and two told by one word: `both pilots`, `one in five of the injured`."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from marsad.claims.figures.figure import BARE, PERSON, Figure
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.text.tokens import Sentence

_MOST_OF_RATE: Final = 10
_NO_PAIR: Final = frozenset({"collective", "general"})
_BEFORE: Final = ("article", "owner", "those", "own")


def find_pairs(sentence: Sentence, number: int) -> list[Figure]:
    """Two told by a word for both of them (`both pilots`, `both of his sons`; not `both pilots and guards`)."""
    found: list[Figure] = []
    for at, match in sentence.find("particle"):
        if match.sense != "pair":
            continue
        first = at + match.size
        of = mark(sentence, first, "of")
        first += of.size if of is not None else 0
        first += mark(sentence, first, *_BEFORE) is not None
        noun = noun_at(sentence, first, True)
        if noun.kind != PERSON or noun.head is None or noun.other:
            continue
        person = sentence.at(noun.head, "person")
        if person is None or "plural" not in person.features or not person.features.isdisjoint(_NO_PAIR):
            continue
        if mark(sentence, noun.last + 1, "and", "possessive") is None:
            found.append(
                Figure(number, at, at, -1, -1, 2, None, "exact", at, noun.last, noun.head, PERSON, noun.own, noun.weak,
                       rule="number.pair")
            )  # fmt: skip
    return found


def without_rates(sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Figures, without numbers that tell a rate (`one in five`, `two out of three women`)."""
    rates = {pair for pair in pairwise(figures) if _is_rate(sentence, *pair)}
    both = {figure for pair in rates for figure in pair}
    return [figure for figure in figures if figure not in both] if both else figures


def _is_rate(sentence: Sentence, some: Figure, all_of: Figure) -> bool:
    """Whether two small numbers right behind each other tell how many out of how many."""
    out_of = mark(sentence, some.last + 1, "in", "from")
    if out_of is None or some.last + 1 + out_of.size != all_of.first or some.head_kind != BARE:
        return False
    return (some.value or _MOST_OF_RATE) < (all_of.value or 0) <= _MOST_OF_RATE
