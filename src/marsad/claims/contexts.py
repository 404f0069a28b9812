"""What the words around an event stand for: forces, victims, aid, courts; worked out once for each written word."""

from __future__ import annotations

from functools import cache
from typing import Final

from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.text.tokens import Sentence

_KINDS: Final = frozenset(
    {"place", "designator", "site", "party", "body", "office", "person", "weapon", "demonym", "numeral"}
)
_LIMIT: Final = 200_000
_NOTHING: Final[frozenset[str]] = frozenset()
_ARMED: Final = frozenset({"armed-group", "armed-forces", "army", "police", "patrol", "group", "fighters"})
_STATE: Final = frozenset({"government", "un", "ministry", "foreign-ministry", "defence-ministry", "interior-ministry"})
_HARM: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


class ContextIndex(dict[str, frozenset[str]]):
    """The contexts of every written word met so far, by its folded form; of a pack, for all its reports."""

    def learn(self, word: Word) -> frozenset[str]:
        """The senses of a new word's contexts, and its kinds marked with @ (`aid`, `armed`, `@place`)."""
        if len(self) >= _LIMIT:
            self.clear()
        found = self[word.form] = frozenset(_senses(word)) if word.kinds else _NOTHING
        return found


@cache
def context_index(pack: Pack) -> ContextIndex:
    """The index of a pack."""
    return ContextIndex()


def _senses(word: Word) -> set[str]:
    senses = {f"@{kind}" for kind in word.kinds & _KINDS}
    senses.update(match.sense for match in word.matches.get("context", ()))
    for kind in ("party", "body"):
        for match in word.matches.get(kind, ()):
            role = match.entry.attributes.get("kind", "")
            if role in _ARMED and match.sense != "modifier":
                senses.add("armed")
            elif role in _STATE and match.sense != "modifier":
                senses.add("state")
    if any("loaded" in match.entry.features for matches in word.matches.values() for match in matches):
        senses.add("loaded")
    if any(match.sense in _HARM for match in word.matches.get("outcome", ())):
        senses.add("harm")
    return senses


class Contexts:
    """The contexts of one sentence, token by token; phrases count at their first token."""

    __slots__ = ("_reach", "_s", "at")

    def __init__(self, sentence: Sentence, index: ContextIndex) -> None:
        self._s = sentence
        self._reach: dict[frozenset[str], tuple[int, int]] = {}
        learn = index.learn
        self.at: list[frozenset[str]] = [
            index[word.form] if word.form in index else learn(word) for word in sentence.words
        ]
        for token in sentence.phrases:
            self.at[token] |= self._of_phrase(token)

    def _of_phrase(self, at: int) -> set[str]:
        phrases = self._s.phrases[at]
        senses = {f"@{kind}" for kind in phrases if kind in _KINDS}
        senses.update(match.sense for match in phrases.get("context", ()))
        for match in phrases.get("party", ()):
            role = match.entry.attributes.get("kind", "")
            if role in _ARMED or role in _STATE:
                senses.add("armed" if role in _ARMED else "state")
        return senses

    def reach(self, senses: frozenset[str]) -> tuple[int, int]:
        """The first and the last token where one of some contexts stands; -1 where none does."""
        known = self._reach.get(senses)
        if known is None:
            found = [at for at, here in enumerate(self.at) if not senses.isdisjoint(here)]
            known = self._reach[senses] = (found[0], found[-1]) if found else (-1, -1)
        return known

    def has(self, at: int, sense: str) -> bool:
        """Whether a context stands at a token; never outside the sentence."""
        return 0 <= at < len(self.at) and sense in self.at[at]
