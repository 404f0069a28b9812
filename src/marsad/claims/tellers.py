"""Who speaks: the subject after a verb of saying, before it, or before the clause that describes it."""

from __future__ import annotations

from typing import Final

from marsad.claims.complements import TIMES, Complements
from marsad.claims.documents import document
from marsad.claims.source_words import COMMAS
from marsad.claims.speakers import Speaker, Speakers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_BACK: Final = 30
"""How many tokens before a verb its subject may begin."""
_BREAKS: Final = frozenset("؛;:")
_BREAKING: Final = frozenset({"particle", "frame", "reporting", "outcome"})
_JOINED: Final = 4
"""How many speakers one verb can have."""
_INNER: Final = {"inner-about-topic": "about-topic", "inner-to-place": "to-place", "inner-of": "of", "inner-on": "on"}


class Tellers:
    """The speakers of a sentence, looked for from a reporting word."""

    def __init__(self, sentence: Sentence, speakers: Speakers, complements: Complements) -> None:
        self._s = sentence
        self._speakers = speakers
        self._complements = complements

    def at(self, k: int, guess: bool = True) -> Speaker | None:
        """The speaker at `k`; of a document, whose it is where that is said."""
        return document(self._s, self._speakers, k) or self._speakers.at(k, guess)

    def after(self, k: int, match: Match) -> tuple[Speaker, ...]:
        """The speakers named right after a verb, several where they are joined."""
        s = self._s
        if k >= len(s.forms) or self._speakers.told(k) is not None:
            return ()
        if s.is_word(k) and not self._may_speak(k):
            return ()
        first = self.at(k)
        if first is None or "to" in first.features or not self._speaks(first, match):
            return ()
        found = [first]
        while len(found) < _JOINED:
            more = self.joined(found[-1].last + 1)
            if more is None:
                break
            found.append(more)
        return tuple(found)

    def _may_speak(self, k: int) -> bool:
        """Whether a word after a verb is a known speaker, or at least no clause, verb or preposition."""
        head = self._s.at(k, "speaker")
        if head is not None and head.features.isdisjoint(("and", "with", "to")):
            return True
        return not (self._speakers.ends(k) or self._s.at(k, "reporting") or self._speakers.preposition(k))

    def joined(self, k: int) -> Speaker | None:
        """Another speaker that a conjunction adds (`ومصادر بحركة طالبان`)."""
        head = self._s.at(k, "speaker")
        if head is None or "and" not in head.features or head.features & {"document", "pronoun"}:
            return None
        return self.at(k, guess=False)

    def _speaks(self, named: Speaker, match: Match) -> bool:
        """Whether what stands after a verb is who speaks, not what is said."""
        k = named.last + 1
        if named.mark:  # a name in quotation marks, not a quotation
            if match.sense == "add" or not self._complements.follows(k):
                return False
            said = self._complements.opens(k) or self._s.at(k, "reporting") is not None
            return self._s.is_word(k) and said
        if named.sense != "name":
            return True
        if "weak" in match.features:
            return self._complements.stated(k)
        if self._speakers.definite(named.first) and match.sense not in ("count", "publish"):
            return True
        form = self._s.form(k)
        if self._s.at(k, "frame", "apposition") is not None:
            return True
        if not form or form in COMMAS or form in _BREAKS or self._complements.stated(k):
            return True
        return self._speakers.told(k, named.features, True) is not None

    def before(self, i: int, weak: bool) -> Speaker | None:
        """The speaker named before the verb at `i` (`محافظ شبوة عوض باراس قال`)."""
        s = self._s
        start = i
        pauses: list[int] = []
        while start > 0 and i - start < _BACK:
            form = s.forms[start - 1]
            if form in _BREAKS or self._breaks(start - 1):
                break
            if form in COMMAS:
                pauses.append(start)
            start -= 1
        opened = self._past_openers(start)
        for at in dict.fromkeys((opened, *pauses[:2])):
            if at >= i:
                continue
            speaker = self.at(at, guess=not weak and at == opened)
            if speaker is None or speaker.last >= i:
                continue
            if not speaker.features & {"with", "to"} and self._bridged(speaker.last + 1, i):
                return speaker
        return None

    def _breaks(self, at: int) -> bool:
        """Whether no subject can reach over the token at `at`."""
        s = self._s
        if at not in s.phrases and s.words[at].kinds.isdisjoint(_BREAKING):
            return False
        if self._speakers.that(at) or s.at(at, "frame", "contrast"):
            return True
        match = s.at(at, "reporting")
        if match is not None and s.at(at, "speaker") is None:
            return True
        return s.has(at, "outcome", "verb") is not None

    def _past_openers(self, at: int) -> int:
        """Past what opens a clause before its subject (`وكان`, a time, a comma)."""
        s = self._s
        while at < len(s.forms) and (self._light(at) and (s.at(at, "speaker") is None or s.at(at, "particle", "was"))):
            at += 1
        return at

    def _light(self, at: int) -> bool:
        """Whether a comma, an auxiliary or a time stands at `at`."""
        s = self._s
        if s.forms[at] in COMMAS or s.words[at].kinds & TIMES:
            return True
        return s.at(at, "particle", "was") is not None or s.at(at, "particle", "already") is not None

    def _bridged(self, k: int, i: int) -> bool:
        """Whether nothing but times, auxiliaries and insertions stands between a subject's end and its verb at `i`."""
        s = self._s
        if k == i or (s.forms[k] in COMMAS and s.forms[i - 1] in COMMAS):
            return True
        if self._speakers.preposition(k) and i - k <= 4 and all(self._plain(at) for at in range(k + 1, i)):
            return True
        return all(self._light(at) for at in range(k, i))

    def _plain(self, at: int) -> bool:
        return self._s.is_word(at) and self._s.at(at, "speaker") is None and not self._speakers.ends(at)

    def described(self, i: int) -> Speaker | None:
        """The speaker that a clause which begins at `i` describes: the nearest before it (`رهينة قال إنه`)."""
        s = self._s
        for at in range(i - 1, max(-1, i - _BACK), -1):
            head = s.at(at, "speaker")
            if head is not None and "document" in head.features:
                speaker = self.at(at, guess=False)
                return speaker if speaker is not None and "document" not in speaker.features else None
            if head is None or "to" in head.features or s.at(at - 1, "speaker") is not None:
                continue
            if s.at(at - 1, "frame", "venue") is not None:  # في مؤتمر صحفي
                continue
            speaker = self.at(at, guess=False)
            if speaker is not None and speaker.last < i:
                return speaker
        return None

    def opening(self) -> Speaker | None:
        """Who acts in the first clause of the sentence, right after its verb (`وتطعن إسرائيل في الرقم، وتقول`)."""
        s = self._s
        if len(s.forms) < 2 or s.at(0, "particle") is not None or s.at(1, "particle") is not None:
            return None
        return self.at(1, guess=self._speakers.country(1))

    def quoted(self, k: int, match: Match) -> tuple[tuple[Speaker, ...], int]:
        """The inner sources that a verb quotes from `k` on (`عن مصدر أمني`), and the token after them."""
        s = self._s
        wanted = next((_INNER[feature] for feature in match.features if feature in _INNER), "about-topic")
        at = self._complements.after_times(k)
        at += s.form(at) in COMMAS
        particle = s.at(at, "particle", wanted)
        if particle is None:
            return (), k
        speaker = self.at(at + particle.size, guess=match.sense == "cite")
        if speaker is None or not _quotable(speaker, match.sense):
            return (), k
        more = self.joined(speaker.last + 1)
        found = (speaker,) if more is None else (speaker, more)
        return found, found[-1].last + 1


def _quotable(speaker: Speaker, sense: str) -> bool:
    """Whether a verb of this sense quotes a speaker (`نقلت عن المرصد`) rather than speaks of him (`تحدثت عن وزير`)."""
    if sense in ("cite", "publish") or "unnamed" in speaker.features:
        return True
    return sense not in ("say", "announce", "confirm", "add") and speaker.sense not in ("name", "party", "witness")
