"""Where in a sentence a saying may begin, as its words tell by themselves: all other places are passed by."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speech_phrases import HEADLINE, OPENING, opening
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_MARKS: Final = has.ANY_SAYS | has.HEDGES
_STATED: Final = has.THAT | has.DOCUMENT
_NEAR: Final = 16
"""How soon what is said must begin after a word that is seldom a verb."""
_HEADS: Final = has.SPEAKER | has.PARTY
_HEAD_KINDS: Final = frozenset({"speaker", "party", "body", "office"})


class Cues:
    """Which sentences of one language can hold a saying at all, as a glance at their words tells."""

    def __init__(self, pack: Pack) -> None:
        self._reporting = pack.lexicon.bits(("reporting",))
        self._sources = pack.lexicon.bits(("speaker", "party"))
        self._frame = pack.lexicon.bits(("frame",))

    def may_stand(self, mentions: Mentions, number: int) -> bool:
        """Whether a sentence can hold a saying: a reporting word, the document or the colon of a known source."""
        held = mentions.bits(number)
        if held & self._reporting:
            return True
        if not held & self._sources:
            return False
        words = mentions.words(number)
        return _may_be_headed(words) or (held & self._frame != 0 and self._may_hold_talk(words))

    def _may_hold_talk(self, words: list[Word]) -> bool:
        """Whether a talk or a document stands after a particle."""
        frame = self._frame
        for at in [at for at, word in enumerate(words) if word.bits & frame]:
            if at and "particle" in words[at - 1].kinds and has.begins(words[at]):
                return True
        return False


@cache
def cues_of(pack: Pack) -> Cues:
    """The cues of a pack; kept for its life."""
    return Cues(pack)


def _may_be_headed(words: list[Word]) -> bool:
    """Whether a colon stands after what can be a source, as in a headline."""
    at = opening([word.form for word in words[:OPENING]])
    first = words[at]
    if not first.heads and first.kinds.isdisjoint(_HEAD_KINDS):
        return False
    return any(word.form == ":" for word in words[at : at + HEADLINE])


def find_marks(traits: list[int]) -> list[int]:
    """The tokens that can begin a saying or hedge one: with them most of a sentence is passed by."""
    return [i for i, trait in enumerate(traits[: -has.PAD]) if trait & _MARKS]


def find_cues(sentence: Sentence, traits: list[int], marks: list[int]) -> list[int]:
    """Reporting words, documents after a preposition, the colon of a headline (before the first token)."""
    found = [i for i in marks if traits[i] & has.SAYS or (traits[i] & has.ANY_SAYS and _may_begin(sentence, traits, i))]
    at = opening(sentence.forms[:OPENING])
    if (traits[at] & _HEADS or at in sentence.phrases) and ":" in sentence.forms[at : at + HEADLINE]:
        found.insert(0, -1)
    return found


def _may_begin(sentence: Sentence, traits: list[int], i: int) -> bool:
    """Whether a saying may begin at a word that can begin one only in some places."""
    if traits[i] & has.SAYS_IN:
        return (i > 0 and "particle" in sentence.words[i - 1].kinds) or sentence.has(i, "carrier", "toll") is not None
    if i in sentence.phrases:
        return True
    if traits[i] & has.SAYS_BY:
        return (traits[i + 1] | traits[i + 2]) & has.REPORTING != 0 or i + 1 in sentence.phrases
    return _is_stated(sentence, traits, i)


def _is_stated(sentence: Sentence, traits: list[int], i: int) -> bool:
    """Whether a complementiser, a sign or a document stands soon after token `i`."""
    phrases = sentence.phrases
    for at in range(i + 1, min(i + _NEAR, sentence.size)):
        trait = traits[at]
        if trait & _STATED or at in phrases:
            return True
        if not trait & (has.WORD | has.KNOWN) and not sentence.forms[at].isalnum():
            return True
    return False
