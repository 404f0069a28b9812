"""Where in a sentence a saying may begin, as its words tell by themselves: all other places are passed by."""

from __future__ import annotations

from functools import cache
from typing import Final

from marsad.claims.sources.speech_phrases import HEADLINE
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_SURE: Final = "sure"
_VENUE: Final = "venue"
_BEFORE_VERB: Final = "before a verb"
_SELDOM: Final = "seldom a verb"
_MOST: Final = 200_000
_NEAR: Final = 16
"""How soon what is said must begin after a word that is seldom a verb."""
_HEADS: Final = frozenset({"speaker", "party", "body", "office"})


class Cues:
    """Where in a sentence of one language a saying may begin."""

    def __init__(self, pack: Pack) -> None:
        self._bits = pack.lexicon.bits(("reporting", "frame"))
        self._ways = Remembered(_way, _MOST)

    def find(self, sentence: Sentence) -> list[int]:
        """Reporting words, documents after a preposition, the colon of a headline (before the first token)."""
        words, phrases, bits, ways = sentence.words, sentence.phrases, self._bits, self._ways
        found = [i for i, word in enumerate(words) if word.bits & bits and ways[word]]
        if found:
            found = [i for i in found if ways[words[i]] is _SURE or _may_begin(sentence, i, ways[words[i]])]
        if phrases:
            more = [i for i, kinds in phrases.items() if "reporting" in kinds and i not in found]
            found = sorted(found + more) if more else found
        if ":" in sentence.forms[:HEADLINE] and (0 in phrases or not words[0].kinds.isdisjoint(_HEADS)):
            found.insert(0, -1)
        return found


@cache
def cues_of(pack: Pack) -> Cues:
    """The cues of a pack; kept for its life."""
    return Cues(pack)


def _way(word: Word) -> str:
    """How a word can begin a saying, empty where it cannot."""
    matches = word.matches.get("reporting")
    if matches is None:
        return _VENUE if "speaker" in word.kinds or _has(word, "frame", "talk") else ""
    if len(matches) > 1:
        return _SURE
    features = matches[0].features
    if "before-verb" in features:  # كما قال
        return _BEFORE_VERB
    if "strict" in features:
        return _SELDOM
    return _SURE if "article" not in features or "verb" not in features else ""


def _has(word: Word, kind: str, feature: str) -> bool:
    return any(feature in match.features for match in word.matches.get(kind, ()))


def _may_begin(sentence: Sentence, i: int, way: str) -> bool:
    """Whether a saying may begin at a word that can begin one only in some places."""
    words = sentence.words
    if way is _VENUE:
        return i > 0 and "particle" in words[i - 1].kinds
    if i in sentence.phrases:
        return True
    if way is _BEFORE_VERB:
        return any("reporting" in word.kinds for word in words[i + 1 : i + 3]) or i + 1 in sentence.phrases
    return _is_stated(sentence, i)


def _is_stated(sentence: Sentence, i: int) -> bool:
    """Whether a complementiser, a sign or a document stands soon after token `i`."""
    for at in range(i + 1, min(i + _NEAR, sentence.size)):
        word = sentence.words[at]
        if at in sentence.phrases or (not word.kinds and not word.form.isalnum()):
            return True
        if any(match.sense == "that" for match in word.matches.get("particle", ())) or _has(
            word, "speaker", "document"
        ):
            return True
    return False
