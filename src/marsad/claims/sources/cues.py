"""Where in a sentence a saying may begin, as its words tell by themselves: all other places are passed by."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speech_phrases import HEADLINE
from marsad.languages.lexicon import Word
from marsad.languages.pack import Pack
from marsad.text.tokens import Sentence

if TYPE_CHECKING:
    from marsad.mentions.find import Mentions

_SAYS: Final = has.SAYS | has.SAYS_IN | has.SAYS_BY | has.SAYS_SELDOM
_STATED: Final = has.THAT | has.DOCUMENT
_NEAR: Final = 16
"""How soon what is said must begin after a word that is seldom a verb."""
_HEADS: Final = has.SPEAKER | has.PARTY
_HEAD_KINDS: Final = frozenset({"speaker", "party", "body", "office"})


def may_say(mentions: Mentions, number: int) -> bool:
    """Whether a sentence can hold a saying at all, as a glance at its words tells."""
    if mentions.may_hold(number, "reporting"):
        return True
    if not mentions.may_hold(number, "speaker", "party"):
        return False
    words = mentions.words(number)
    return _may_be_headed(words) or (mentions.may_hold(number, "frame") and _may_hold_talk(mentions.pack, words))


def _may_hold_talk(pack: Pack, words: list[Word]) -> bool:
    """Whether a talk or a document stands after a particle."""
    frame = pack.lexicon.bits(("frame",))
    for at in [at for at, word in enumerate(words) if word.bits & frame]:
        if at and "particle" in words[at - 1].kinds and has.begins(words[at]):
            return True
    return False


def _may_be_headed(words: list[Word]) -> bool:
    """Whether a colon stands after what can be a source, as in a headline."""
    first = words[0]
    if not first.heads and first.kinds.isdisjoint(_HEAD_KINDS):
        return False
    return any(word.form == ":" for word in words[:HEADLINE])


def find_cues(sentence: Sentence, traits: list[int]) -> list[int]:
    """Reporting words, documents after a preposition, the colon of a headline (before the first token)."""
    found = [i for i, trait in enumerate(traits) if trait & _SAYS]
    if found:
        found = [i for i in found if traits[i] & has.SAYS or _may_begin(sentence, traits, i)]
    if ":" in sentence.forms[:HEADLINE] and (traits[0] & _HEADS or 0 in sentence.phrases):
        found.insert(0, -1)
    return found


def _may_begin(sentence: Sentence, traits: list[int], i: int) -> bool:
    """Whether a saying may begin at a word that can begin one only in some places."""
    if traits[i] & has.SAYS_IN:
        return i > 0 and "particle" in sentence.words[i - 1].kinds
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
