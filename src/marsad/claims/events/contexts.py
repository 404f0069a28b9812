"""What the words around an event stand for: forces, victims, aid, courts; worked out once for each written word."""

from __future__ import annotations

from functools import cache, reduce
from operator import or_
from typing import Final

from marsad.languages.entries import Entry
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_LIMIT: Final = 100_000
_TELLING: Final = ("context", "party", "body", "outcome")
"""The kinds whose entries have contexts of their own, beside that of their kind."""
_NOWHERE: Final = (-1, -1)
_ARMED: Final = frozenset({"armed-group", "armed-forces", "army", "police", "patrol", "group", "fighters"})
_STATE: Final = frozenset({"government", "un", "ministry", "foreign-ministry", "defence-ministry", "interior-ministry"})
_HARM: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


class ContextIndex:
    """The contexts of every written word and of every phrase met so far, as bits; of a pack, for all its reports.

    They are the senses of its contexts, and its kinds marked with @ (`aid`, `armed`, `@place`, `@event`). A kind has
    the bit that the lexicon gives it, so that a word whose kinds are not `telling` has its own bits as contexts.
    """

    def __init__(self, pack: Pack) -> None:
        self._lexicon = pack.lexicon
        self.telling = pack.lexicon.bits(_TELLING)
        self.bit: Remembered[str, int] = Remembered(self._bit, _LIMIT)
        self.mask: Remembered[frozenset[str], int] = Remembered(self._mask, _LIMIT)
        self.words: Remembered[Word, int] = Remembered(self._of_word, _LIMIT)
        self.phrases: Remembered[Entry, int] = Remembered(self._of_phrase, _LIMIT)

    def _bit(self, sense: str) -> int:
        """The bit of a context."""
        return self._lexicon.bits((sense[1:] if sense.startswith("@") else f"context/{sense}",))

    def _mask(self, senses: frozenset[str]) -> int:
        """The bits of some contexts."""
        bits = 0
        for sense in senses:
            bits |= self.bit[sense]
        return bits

    def _of_word(self, word: Word) -> int:
        senses = {match.sense for match in word.matches.get("context", ())}
        for kind in ("party", "body"):
            for match in word.matches.get(kind, ()):
                if match.sense != "modifier":
                    senses.update(_power(match.entry))
        if any(match.sense in _HARM for match in word.matches.get("outcome", ())):
            senses.add("harm")
        return word.bits | self.mask[frozenset(senses)]

    def _of_phrase(self, entry: Entry) -> int:
        """The contexts of an entry of several words."""
        own = [entry.sense] if entry.kind == "context" else _power(entry) if entry.kind == "party" else []
        return self.bit[f"@{entry.kind}"] | self.mask[frozenset(own)]


def _power(entry: Entry) -> list[str]:
    """Whether an organisation is a force or an authority."""
    role = entry.attributes.get("kind", "")
    return [name for name, members in (("armed", _ARMED), ("state", _STATE)) if role in members]


@cache
def context_index(pack: Pack) -> ContextIndex:
    """The index of a pack."""
    return ContextIndex(pack)


class Contexts:
    """The contexts of one sentence, token by token, as bits; phrases count at their first token."""

    __slots__ = ("_all", "_index", "_reach", "at")

    def __init__(self, sentence: Sentence, index: ContextIndex) -> None:
        self._index = index
        self._reach: dict[frozenset[str], tuple[int, int]] = {}
        telling, of_word = index.telling, index.words
        self.at: list[int] = [of_word[word] if word.bits & telling else word.bits for word in sentence.words]
        for token, phrases in sentence.phrases.items():
            for matches in phrases.values():
                for match in matches:
                    self.at[token] |= index.phrases[match.entry]
        self._all = reduce(or_, self.at)

    def bit(self, sense: str) -> int:
        """The bit of a context."""
        return self._index.bit[sense]

    def mask(self, senses: frozenset[str]) -> int:
        """The bits of some contexts."""
        return self._index.mask[senses]

    def reach(self, senses: frozenset[str]) -> tuple[int, int]:
        """The first and the last token where one of some contexts stands; -1 where none does."""
        mask = self._index.mask[senses]
        if not self._all & mask:
            return _NOWHERE
        known = self._reach.get(senses)
        if known is None:
            found = [at for at, here in enumerate(self.at) if here & mask]
            known = self._reach[senses] = (found[0], found[-1])
        return known

    def where(self, sense: str) -> list[int]:
        """The tokens where a context stands."""
        bit = self._index.bit[sense]
        return [at for at, here in enumerate(self.at) if here & bit] if self._all & bit else []

    def holds(self, sense: str) -> bool:
        """Whether a context stands anywhere."""
        return bool(self._all & self._index.bit[sense])

    def lacks(self, senses: frozenset[str]) -> bool:
        """Whether none of some contexts stands anywhere."""
        return not self._all & self._index.mask[senses]

    def has(self, at: int, sense: str) -> bool:
        """Whether a context stands at a token; never outside the sentence."""
        return 0 <= at < len(self.at) and bool(self.at[at] & self._index.bit[sense])

    def has_any(self, at: int, senses: frozenset[str]) -> bool:
        """Whether one of some contexts stands at a token of the sentence."""
        return bool(self.at[at] & self._index.mask[senses])
