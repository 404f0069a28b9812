"""All that is said in one sentence: its reporting words read one after the other."""

from __future__ import annotations

from typing import Final

from marsad.claims import word_traits as has
from marsad.claims.complements import Complements
from marsad.claims.sayings import Saying
from marsad.claims.speakers import Speaker, Speakers
from marsad.claims.speech_phrases import HEADLINE, SpeechPhrases
from marsad.claims.speech_verbs import SpeechVerbs
from marsad.claims.tellers import Tellers
from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.text.tokens import Sentence


def find_sayings(sentence: Sentence, cues: list[int], speakers: Speakers) -> list[Saying]:
    """Every saying of a sentence, in order; `cues` are the tokens where one may begin."""
    return _Speech(sentence, speakers).read(cues)


def find_cues(sentence: Sentence, cue_words: int) -> list[int]:
    """The tokens where a saying may begin: reporting words, documents after a preposition, the colon of a headline.

    `cue_words` are the bits of the kinds that they are of; the headline's cue is before the first token.
    """
    words, phrases = sentence.words, sentence.phrases
    found = [i for i, word in enumerate(words) if word.bits & cue_words and _may_begin(sentence, i)]
    if phrases:
        more = [i for i, kinds in phrases.items() if "reporting" in kinds and i not in found]
        found = sorted(found + more) if more else found
    if ":" in sentence.forms[:HEADLINE] and (0 in phrases or not words[0].kinds.isdisjoint(_HEADS)):
        found.insert(0, -1)
    return found


def _may_begin(sentence: Sentence, i: int) -> bool:
    """Whether a saying may begin at a word: it is seldom a verb (`بين`) where nothing is stated soon after it."""
    words = sentence.words
    matches = words[i].matches.get("reporting")
    if matches is None:
        before = words[i - 1] if i else None
        return before is not None and "particle" in before.kinds and _is_venue(words[i])
    match = matches[0]
    if len(matches) > 1 or i in sentence.phrases:
        return True
    if "before-verb" in match.features:  # كما قال
        return any("reporting" in word.kinds for word in words[i + 1 : i + 3]) or i + 1 in sentence.phrases
    if "strict" in match.features:
        return _is_stated(sentence, i)
    return "article" not in match.features or "verb" not in match.features


def _is_venue(word: Word) -> bool:
    return "speaker" in word.kinds or any("talk" in match.features for match in word.matches["frame"])


def _is_stated(sentence: Sentence, i: int) -> bool:
    """Whether a complementiser, a sign or a document stands soon after token `i`."""
    for at in range(i + 1, min(i + _NEAR, sentence.size)):
        word = sentence.words[at]
        if at in sentence.phrases or (not word.kinds and not word.form.isalnum()):
            return True
        if any(match.sense == "that" for match in word.matches.get("particle", ())):
            return True
        if any("document" in match.features for match in word.matches.get("speaker", ())):
            return True
    return False


_NEAR: Final = 16
_HEADS: Final = frozenset({"speaker", "party", "body", "office"})


class _Speech:
    def __init__(self, sentence: Sentence, speakers: Speakers) -> None:
        self._s = sentence
        self._traits = speakers.traits
        self._complements = Complements(sentence, speakers)
        tellers = Tellers(sentence, speakers, self._complements)
        self._verbs = SpeechVerbs(sentence, speakers, self._complements, tellers)
        self._phrases = SpeechPhrases(sentence, speakers, self._complements, tellers)
        self._found: list[Saying] = []
        self._hearer: Speaker | None = None
        """Who was told, named before the speaker (`وفي حديث لـ…، قال`)."""

    def read(self, cues: list[int]) -> list[Saying]:
        """The sayings that begin at the cues."""
        after = 0
        for i in cues:
            if i < after and i >= 0:
                continue
            saying = self._phrases.headline() if i < 0 else self._at(i)
            if saying is None:
                continue
            if self._hearer is not None and saying.told is None and saying.way != "aside":
                saying.told, self._hearer = self._hearer, None
            self._found.append(saying)
            after = max(i, saying.last) + 1
        return self._found

    def _at(self, i: int) -> Saying | None:
        matches = self._s.all_at(i, "reporting")
        for match in matches:
            saying = self._one(i, match)
            if saying is not None:
                return saying
        return self._venue(i) if not matches and self._traits[i - 1] & has.IN else None

    def _venue(self, i: int) -> Saying | None:
        """A document or a talk at token `i`; whom a talk was given belongs to the speaker beside it."""
        saying = self._phrases.document(i)
        if saying is not None:
            return saying
        told = self._phrases.talk(i)
        if told is not None:
            if not self._found:
                self._hearer = told
            elif self._found[-1].told is None and self._found[-1].scope > i:
                self._found[-1].told = told
        return None

    def _one(self, i: int, match: Match) -> Saying | None:
        sense, after = match.sense, i + match.size
        if sense == "aside":
            return Saying(i, after - 1, i, sense, "aside", after, rule="aside", verb=False)
        if sense == "rumour":
            opens = self._complements.opens(after)
            return Saying(i, after - 1, i, sense, "before" if opens else "after", after, rule="rumour", verb=False)
        if sense in ("according", "contrary", "attributed", "handed-on") or "verbless" in match.features:
            return self._phrases.read(i, match)
        if "participle" in match.features:
            return self._participle(i, match)
        if "verb" in match.features and not match.features & {"article", "with", "to", "as"}:
            return self._verbs.read(i, match, not self._found)
        return None

    def _participle(self, i: int, match: Match) -> Saying | None:
        """`مشيرا إلى أن`: the speaker of the sentence goes on."""
        after = i + match.size
        if (
            "article" in match.features
            or self._s.at(i - 1, "particle", "negation")
            or not self._complements.opens(after)
        ):
            return None
        scope, told = self._complements.begins(after)
        return Saying(i, after - 1, i, match.sense, "participle", scope, told=told, implied=True, rule="participle")
