"""What the words around an event stand for: forces, victims, aid, courts; worked out once for each written word."""

from __future__ import annotations

from functools import cache
from typing import Final

from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.text.tokens import Sentence

_LIMIT: Final = 200_000
_NOTHING: Final[frozenset[str]] = frozenset()
_ARMED: Final = frozenset({"armed-group", "armed-forces", "army", "police", "patrol", "group", "fighters"})
_STATE: Final = frozenset({"government", "un", "ministry", "foreign-ministry", "defence-ministry", "interior-ministry"})
_HARM: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


class ContextIndex:
    """The contexts of every written word met so far, by its folded form; of a pack, for all its reports."""

    def __init__(self) -> None:
        self._known: dict[str, frozenset[str]] = {}

    def of(self, word: Word) -> frozenset[str]:
        """The senses of a word's contexts, and its kinds marked with @ (`aid`, `armed`, `@place`)."""
        if not word.kinds:
            return _NOTHING
        found = self._known.get(word.form)
        if found is None:
            if len(self._known) >= _LIMIT:
                self._known.clear()
            found = self._known[word.form] = frozenset(_senses(word))
        return found


@cache
def context_index(pack: Pack) -> ContextIndex:
    """The index of a pack."""
    return ContextIndex()


def _senses(word: Word) -> set[str]:
    senses = {f"@{kind}" for kind in word.kinds}
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

    __slots__ = ("_reach", "all", "at")

    def __init__(self, sentence: Sentence, index: ContextIndex) -> None:
        of = index.of
        self.at: list[frozenset[str]] = [of(word) for word in sentence.words]
        for token, phrases in sentence.phrases.items():
            senses = {f"@{kind}" for kind in phrases} | {match.sense for match in phrases.get("context", ())}
            for match in phrases.get("party", ()):
                role = match.entry.attributes.get("kind", "")
                senses |= {"armed"} if role in _ARMED else {"state"} if role in _STATE else set()
            self.at[token] = self.at[token] | senses
        self._reach: dict[frozenset[str], tuple[int, int]] = {}
        self.all: frozenset[str] = _NOTHING.union(*self.at)

    def reach(self, senses: frozenset[str]) -> tuple[int, int]:
        """The first and the last token where one of some contexts stands; -1 where none does."""
        known = self._reach.get(senses)
        if known is None:
            found = (
                []
                if senses.isdisjoint(self.all)
                else [at for at, here in enumerate(self.at) if not senses.isdisjoint(here)]
            )
            known = self._reach[senses] = (found[0], found[-1]) if found else (-1, -1)
        return known

    def has(self, at: int, sense: str) -> bool:
        """Whether a context stands at a token; never outside the sentence."""
        return 0 <= at < len(self.at) and sense in self.at[at]
