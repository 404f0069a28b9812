"""Where in a sentence something can begin: its tokens by what they can be, sorted once for all who ask."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import Final

from marsad.languages.lexicon import Word
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_LIMIT: Final = 25_000
_NOWHERE: Final[list[int]] = []
#: The kinds of entry, and the traits, by which tokens are sorted.
_SORTED: Final = (
    "numeral", "vague", "dual", "month", "weekday", "day", "period", "calendar", "party", "body", "office",
    "designator", "deed", "outcome", "link", "blame", "cause", "naming",
)  # fmt: skip
_CLAUSE: Final = frozenset({"clause", "relative"})


def words_of(sentence: Sentence, *classes: str) -> list[int]:
    """The tokens that by themselves can be of a kind (`month`) or a class, in order.

    The classes are `digits`, `dual` (a noun that says two), `clause` (a particle that opens one), and every sign.
    """
    index = _index(sentence)
    found = [index[name] for name in classes if name in index]
    if len(found) > 1:
        return sorted(set().union(*found))
    return found[0] if found else _NOWHERE


def starts_of(sentence: Sentence, *kinds: str) -> list[int]:
    """The tokens where an entry of some kinds begins, of one word or of several, in order."""
    found = words_of(sentence, *kinds)
    if sentence.phrases:
        more = [at for at, matches in sentence.phrases.items() for kind in kinds if kind in matches]
        if more:
            return sorted({*found, *more})
    return found


@lru_cache(maxsize=256)
def _index(sentence: Sentence) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    found = list(map(_CLASSES.__getitem__, sentence.words))
    for at, classes in compress(enumerate(found), found):
        for name in classes:
            if name in index:
                index[name].append(at)
            else:
                index[name] = [at]
    return index


def _classes(word: Word) -> tuple[str, ...]:
    """What a written word can be, of that by which tokens are sorted."""
    if not word.kinds:
        first = word.form[0]
        return () if first.isalpha() else ("digits",) if first.isdecimal() else (word.form,)
    found: list[str] = [name for name in _SORTED if name in word.traits]
    if any(match.sense in _CLAUSE for match in word.matches.get("particle", ())):
        found.append("clause")
    return _SHARED[tuple(found)]


_SHARED: Final[Remembered[tuple[str, ...], tuple[str, ...]]] = Remembered(lambda classes: classes, _LIMIT)
_CLASSES: Final = Remembered(_classes, _LIMIT)
