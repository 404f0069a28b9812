"""Invented words and paragraphs of them: strings of letters, as often as words of a language come up."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass
from functools import cache
from typing import Final

from marsad.model.vocabulary import Outcome

_WORDS: Final = 20_000
_LETTERS: Final = [*range(0x0627, 0x063B), *range(0x0641, 0x064B)]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of a text; `figures` are outcome, value and the place of the number, which others of the slots share."""

    words: tuple[str, ...]
    figures: tuple[tuple[Outcome, int, int], ...] = ()
    slots: tuple[tuple[str, int], ...] = ()


def filler(chance: random.Random) -> Paragraph:
    """A paragraph that counts nobody."""
    return Paragraph(tuple(words_of(chance, chance.randint(20, 45))))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Invented words, and how often each comes up to its place, as Zipf's law has it."""
    chance = random.Random(0)
    words = ["".join(chr(chance.choice(_LETTERS)) for _ in range(chance.randint(3, 8))) for _ in range(_WORDS)]
    return words, list(itertools.accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))


def words_of(chance: random.Random, size: int) -> list[str]:
    """So many invented words, drawn as often as their place in the vocabulary has it."""
    words, weights = _vocabulary()
    return chance.choices(words, cum_weights=weights, k=size)
