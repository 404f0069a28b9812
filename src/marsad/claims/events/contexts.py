"""What the words around an event stand for: forces, victims, aid, courts; worked out once for each written word."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final

from marsad.claims.events.conflict_words import is_of_conflict
from marsad.languages.entries import Entry, Match
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_LIMIT: Final = 10_000
_KINDS: Final = (
    "place", "designator", "site", "party", "body", "office", "person", "weapon", "demonym", "numeral", "event",
    "light", "governor", "context", "outcome",
)  # fmt: skip
"""The kinds of the entries that have contexts."""
_NOWHERE: Final = (-1, -1)
_ARMED: Final = frozenset({"armed-group", "armed-forces", "army", "police", "patrol", "group", "fighters"})
_STATE: Final = frozenset({"government", "un", "ministry", "foreign-ministry", "defence-ministry", "interior-ministry"})
_HARM: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


class ContextIndex:
    """The contexts of every written word and of every phrase met so far, as bits; of a pack, for all its reports.

    They are the senses of its contexts (`aid`, `armed`), its kinds marked with @ (`@place`, `@event`), and whether it
    is `loaded` or shows armed `conflict`. A kind has the bit that the lexicon gives it; `kinds` are the bits of those
    that have contexts: a word of no such kind is never asked for.
    """

    def __init__(self, pack: Pack) -> None:
        self._lexicon = pack.lexicon
        self.kinds = pack.lexicon.bits(_KINDS)
        self.bit: Remembered[str, int] = Remembered(self._bit, _LIMIT)
        self.mask: Remembered[frozenset[str], int] = Remembered(self._mask, _LIMIT)
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

    def of_word(self, word: Word) -> int:
        """The contexts of a written word, worked out once."""
        word.contexts = self._of_word(word)
        return word.contexts

    def holds(self, words: Sequence[Word], sense: str) -> bool:
        """Whether one of some words has a context by itself."""
        bit = self.bit[sense]
        kinds = self.kinds
        for word in words:
            if word.bits & kinds and (self.of_word(word) if word.contexts < 0 else word.contexts) & bit:
                return True
        return False

    def _of_word(self, word: Word) -> int:
        found = word.matches
        senses = {match.sense for match in found["context"]} if "context" in found else set()
        for kind in ("party", "body"):
            if kind in found:
                for match in found[kind]:
                    if match.sense != "modifier":
                        senses.update(_power(match.entry))
        if "outcome" in found and any(match.sense in _HARM for match in found["outcome"]):
            senses.add("harm")
        for matches in found.values():
            for match in matches:
                if "loaded" in match.entry.features:
                    senses.add("loaded")
        if is_of_conflict(found):
            senses.add("conflict")
        return word.bits | self.mask[frozenset(senses)] if senses else word.bits

    def _of_phrase(self, entry: Entry) -> int:
        """The contexts of an entry of several words."""
        if entry.kind not in _KINDS:
            return 0
        senses = _power(entry) if entry.kind == "party" else []
        if entry.kind == "context":
            senses.append(entry.sense)
        if "loaded" in entry.features:
            senses.append("loaded")
        if is_of_conflict({entry.kind: (Match(entry, entry.features),)}):
            senses.append("conflict")
        return self.bit[f"@{entry.kind}"] | self.mask[frozenset(senses)]


def _power(entry: Entry) -> list[str]:
    """Whether an organisation is a force or an authority."""
    role = entry.attributes.get("kind", "")
    return [name for name, members in (("armed", _ARMED), ("state", _STATE)) if role in members]


@cache
def context_index(pack: Pack) -> ContextIndex:
    """The index of a pack."""
    return ContextIndex(pack)


@lru_cache(maxsize=16)
def contexts_of(sentence: Sentence, index: ContextIndex) -> Contexts:
    """The contexts of a sentence, for all who ask."""
    return Contexts(sentence, index)


class Contexts:
    """The contexts of one sentence as bits: `at` has the tokens with any, in order; a phrase's are at its first."""

    __slots__ = ("_all", "_index", "_reach", "at")

    def __init__(self, sentence: Sentence, index: ContextIndex) -> None:
        kinds = index.kinds
        self._index = index
        self._reach: dict[frozenset[str], tuple[int, int]] = {}
        self.at: dict[int, int] = {
            at: index.of_word(word) if word.contexts < 0 else word.contexts
            for at, word in enumerate(sentence.words)
            if word.bits & kinds
        }
        if sentence.phrases:
            self._add_phrases(sentence)
        self._all = 0
        for here in self.at.values():
            self._all |= here

    def _add_phrases(self, sentence: Sentence) -> None:
        found, of_phrase = self.at, self._index.phrases
        known = len(found)
        for token, phrases in sentence.phrases.items():
            for matches in phrases.values():
                for match in matches:
                    bits = of_phrase[match.entry]
                    if bits:
                        found[token] = found.get(token, 0) | bits
        if len(found) > known:
            self.at = dict(sorted(found.items()))

    def between(self, first: int, end: int) -> list[int]:
        """The contexts of each token from `first` up to `end`, that excluded, which has any."""
        return [self.at[at] for at in range(first, end) if at in self.at]

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
            found = [at for at, here in self.at.items() if here & mask]
            known = self._reach[senses] = (found[0], found[-1])
        return known

    def where(self, sense: str) -> list[int]:
        """The tokens where a context stands."""
        bit = self._index.bit[sense]
        return [at for at, here in self.at.items() if here & bit] if self._all & bit else []

    def holds(self, sense: str) -> bool:
        """Whether a context stands anywhere."""
        return bool(self._all & self._index.bit[sense])

    def lacks(self, senses: frozenset[str]) -> bool:
        """Whether none of some contexts stands anywhere."""
        return not self._all & self._index.mask[senses]

    def has(self, at: int, sense: str) -> bool:
        """Whether a context stands at a token; never outside the sentence."""
        return bool(self.at.get(at, 0) & self._index.bit[sense])

    def has_any(self, at: int, senses: frozenset[str]) -> bool:
        """Whether one of some contexts stands at a token; never outside the sentence."""
        return bool(self.at.get(at, 0) & self._index.mask[senses])
