"""Where in a sentence something can begin: its tokens by what they can be, sorted once for all who ask."""

from __future__ import annotations

from functools import lru_cache
from itertools import compress
from typing import Final

from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_LIMIT: Final = 5_000
_NOWHERE: Final[list[int]] = []
#: The kinds of entry, and the traits, by which tokens are sorted.
_SORTED: Final = frozenset({
    "digits", "numeral", "vague", "dual", "month", "weekday", "day", "period", "calendar", "party", "body", "office",
    "designator", "deed", "outcome", "link", "blame", "cause", "naming", "clause",
})  # fmt: skip


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
    found = [_SORTED_OF[word.traits] for word in sentence.words]
    for at, traits in compress(enumerate(found), found):
        for name in traits:
            if name in index:
                index[name].append(at)
            else:
                index[name] = [at]
    return index


def _sorted_of(traits: frozenset[str]) -> tuple[str, ...]:
    """Of what a word is, that by which tokens are sorted: few sets of traits are different."""
    return tuple(sorted(name for name in traits if name in _SORTED or not name.isalpha()))


_SORTED_OF: Final = Remembered(_sorted_of, _LIMIT)
