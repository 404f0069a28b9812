"""All that is said in one sentence: its reporting words read one after the other."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.complements import Complements
from marsad.claims.sources.counts import Counts
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.claims.sources.speech_phrases import SpeechPhrases
from marsad.claims.sources.speech_verbs import SpeechVerbs
from marsad.claims.sources.tellers import Tellers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_KNOWN: Final = has.SPEAKER | has.PARTY


def find_sayings(sentence: Sentence, cues: list[int], speakers: Speakers) -> list[Saying]:
    """Every saying of a sentence, in order; `cues` are the tokens where one may begin."""
    return _Speech(sentence, speakers).read(cues)


class _Speech:
    def __init__(self, sentence: Sentence, speakers: Speakers) -> None:
        self._s = sentence
        self._traits = speakers.traits
        self._speakers = speakers
        self._complements = Complements(sentence, speakers)
        tellers = Tellers(sentence, speakers, self._complements)
        self._counts = Counts(sentence, speakers, self._complements, tellers)
        self._verbs = SpeechVerbs(sentence, speakers, self._complements, tellers, self._counts)
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
        if matches:
            return None
        return self._venue(i) if self._traits[i - 1] & has.IN else self._counts.owner(i)

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
        if "noun" in match.features:
            return self._noun(i, match)
        if "verb" in match.features and not match.features & {"article", "with", "to", "as"}:
            return self._verbs.read(i, match, not self._found)
        return None

    def _noun(self, i: int, match: Match) -> Saying | None:
        """`بعد إعلان الحركة مقتل 7`: a verbal noun of saying, whose speaker is known and right behind it."""
        after = i + match.size
        if not match.features.isdisjoint(("article", "pronoun")) or not self._traits[after] & _KNOWN:
            return None
        speaker = self._speakers.at(after)
        if speaker is None or not speaker.features.isdisjoint(("with", "to", "and", "document")):
            return None
        scope, told = self._complements.begins(speaker.last + 1)
        if not (self._traits[scope] & has.OUTCOME or self._complements.stated(scope)):
            return None
        return Saying(i, speaker.last, i, match.sense, "before", scope, (speaker,), told, nested=True, rule="noun",
                      verb=False)  # fmt: skip

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
