"""Which sentences go on with another one's speaker though they name none (`Accordingly, the toll rose to nine`)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.voices import Voices

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_REACH: Final = 4
"""How many sentences away the one that names the speaker can stand."""
_OPENING: Final = 14
"""Tokens in which a sentence tells that it goes on."""
_POINTED: Final = 4
"""Tokens in which what a pointing word points to stands (`these heavy attacks`)."""
_EVENTS: Final = frozenset({"event", "cause", "weapon"})


class GoingOn:
    """The sentences of a report that go on with another one's speaker."""

    def __init__(self, mentions: Mentions, voices: Voices) -> None:
        self._mentions = mentions
        self._voices = voices
        self._cues = mentions.pack.lexicon.bits(("frame",))

    def before(self, number: int) -> int | None:
        """The sentence whose speaker's list a sentence goes on with (`Moreover, …`); None where it does not."""
        how = self._goes_on(number)
        if not how:
            return None
        for before in range(number - 1, max(-1, number - 1 - _REACH), -1):
            if any(_speaks(saying) for saying in self._voices.sayings(before)):
                return before
            if self._goes_on(before) == "opens":
                continue
            if how == "within" or before == 0 or not (self._same_line(before) and self._same_line(before - 1)):
                return None
        return None

    def after(self, number: int) -> int | None:
        """The sentence of the same paragraph whose speaker `added` what it and those before it tell."""
        for after in range(number + 1, min(number + 1 + _REACH, len(self._mentions))):
            if not self._same_line(after - 1):
                return None
            found = self._voices.sayings(after)
            if found:
                return after if len(found) == 1 and found[0].way == "after" and found[0].sense == "add" else None
        return None

    def _goes_on(self, number: int) -> str:
        """How a sentence tells that it goes on with what was told: it `opens` so, says so `within`; else nothing."""
        if not self._mentions.bits(number) & self._cues:
            return ""
        sentence = self._mentions.sentence(number)
        traits = self._voices.traits(number)
        for at in range(min(_OPENING, sentence.size)):
            if traits[at] & has.COMMA:
                break
            match = sentence.at(at, "frame", "goes-on") if traits[at] & has.FRAME else None
            if match is None:
                continue
            if "within" in match.features:
                return "within"
            if at == 0 and ("pointing" not in match.features or self._points(number)):
                return "opens"
        return ""

    def _points(self, number: int) -> bool:
        """Whether a sentence opens with a pointing word and what happened."""
        words = self._mentions.words(number)[1 : 1 + _POINTED]
        return any(word.kinds & _EVENTS for word in words)

    def _same_line(self, number: int) -> bool:
        """Whether a sentence and the one after it stand in one line."""
        bounds = self._mentions.bounds
        return "\n" not in self._mentions.folded.text[bounds[number][1] : bounds[number + 1][0]]


def _speaks(saying: Saying) -> bool:
    return saying.sense not in ("aside", "rumour")
