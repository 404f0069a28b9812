"""What the words around an event stand for: forces, victims, aid, courts; worked out once for each written word."""

from __future__ import annotations

from functools import cache
from typing import Final

from marsad.claims.events.conflict_words import is_of_conflict
from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.text.tokens import Sentence

_KINDS: Final = frozenset(
    {"place", "designator", "site", "party", "body", "office", "person", "weapon", "demonym", "numeral", "event",
     "light", "governor", "context"}
)  # fmt: skip
_MARKS: Final = {kind: f"@{kind}" for kind in _KINDS}
_LIMIT: Final = 200_000
_NOTHING: Final[frozenset[str]] = frozenset()
_NOWHERE: Final = (-1, -1)
_ARMED: Final = frozenset({"armed-group", "armed-forces", "army", "police", "patrol", "group", "fighters"})
_STATE: Final = frozenset({"government", "un", "ministry", "foreign-ministry", "defence-ministry", "interior-ministry"})
_HARM: Final = frozenset({"killed", "injured", "casualties", "abducted", "detained", "missing"})


class ContextIndex(dict[Word, frozenset[str]]):
    """The contexts of every written word met so far; of a pack, for all its reports.

    They are the senses of the word's contexts, and its kinds marked with @ (`aid`, `armed`, `@place`, `@event`).
    """

    def __missing__(self, word: Word) -> frozenset[str]:
        """The contexts of a word that is new."""
        if len(self) >= _LIMIT:
            self.clear()
        found = self[word] = frozenset(_senses(word)) if word.kinds else _NOTHING
        return found


@cache
def context_index(pack: Pack) -> ContextIndex:
    """The index of a pack."""
    return ContextIndex()


def _senses(word: Word) -> set[str]:
    senses = {_MARKS[kind] for kind in word.kinds & _KINDS}
    senses.update(match.sense for match in word.matches.get("context", ()))
    for kind in ("party", "body"):
        senses.update(_power(word.matches.get(kind, ())))
    if any("loaded" in match.entry.features for matches in word.matches.values() for match in matches):
        senses.add("loaded")
    if any(match.sense in _HARM for match in word.matches.get("outcome", ())):
        senses.add("harm")
    if is_of_conflict(word.matches):
        senses.add("conflict")
    return senses


def _power(matches: tuple[Match, ...]) -> set[str]:
    """Whether organisations are forces or authorities."""
    roles = {match.entry.attributes.get("kind", "") for match in matches if match.sense != "modifier"}
    return {name for name, members in (("armed", _ARMED), ("state", _STATE)) if not roles.isdisjoint(members)}


class Contexts:
    """The contexts of one sentence, token by token; phrases count at their first token."""

    __slots__ = ("_all", "_reach", "at")

    def __init__(self, sentence: Sentence, index: ContextIndex) -> None:
        self._reach: dict[frozenset[str], tuple[int, int]] = {}
        self.at: list[frozenset[str]] = list(map(index.__getitem__, sentence.words))
        for token, phrases in sentence.phrases.items():
            if not _KINDS.isdisjoint(phrases):
                self.at[token] |= _of_phrases(phrases)
        self._all = _NOTHING.union(*self.at)

    def reach(self, senses: frozenset[str]) -> tuple[int, int]:
        """The first and the last token where one of some contexts stands; -1 where none does."""
        if self._all.isdisjoint(senses):
            return _NOWHERE
        known = self._reach.get(senses)
        if known is None:
            found = [at for at, here in enumerate(self.at) if here and not senses.isdisjoint(here)]
            known = self._reach[senses] = (found[0], found[-1])
        return known

    def where(self, sense: str) -> list[int]:
        """The tokens where a context stands."""
        return [at for at, here in enumerate(self.at) if sense in here] if sense in self._all else []

    def holds(self, sense: str) -> bool:
        """Whether a context stands anywhere."""
        return sense in self._all

    def lacks(self, senses: frozenset[str]) -> bool:
        """Whether none of some contexts stands anywhere."""
        return self._all.isdisjoint(senses)

    def has(self, at: int, sense: str) -> bool:
        """Whether a context stands at a token; never outside the sentence."""
        return sense in self._all and 0 <= at < len(self.at) and sense in self.at[at]


def _of_phrases(phrases: dict[str, tuple[Match, ...]]) -> set[str]:
    senses = {_MARKS[kind] for kind in phrases if kind in _KINDS}
    senses.update(match.sense for match in phrases.get("context", ()))
    roles = {match.entry.attributes.get("kind", "") for match in phrases.get("party", ())}
    if is_of_conflict(phrases):
        senses.add("conflict")
    for role in roles:
        if role in _ARMED:
            senses.add("armed")
        elif role in _STATE:
            senses.add("state")
    return senses
