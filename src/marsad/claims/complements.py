"""Where what is said begins: after the speaker, the one who was told, the occasion and insertions between commas."""

from __future__ import annotations

from typing import Final

from marsad.claims.source_words import COMMAS
from marsad.claims.speakers import Speaker, Speakers
from marsad.text.tokens import Sentence

TIMES: Final = frozenset({"weekday", "day", "month", "period"})
_COUNTS: Final = frozenset({"numeral", "vague", "approximator"})
_REACH: Final = 40
"""How many tokens may stand between a speaker and what he says."""
_OCCASION: Final = 14
"""Tokens of the longest occasion of speech (`في تصريح خاص أدلى به أمس`)."""
_STOPS: Final = frozenset(".؛;!?؟…")
_BRACKETS: Final = {"(": ")", "[": "]", "-": "-"}
_HEARER: Final = frozenset({"unnamed"})


class Complements:
    """What stands after a speaker or a verb of a sentence."""

    def __init__(self, sentence: Sentence, speakers: Speakers) -> None:
        self._s = sentence
        self._speakers = speakers

    def begins(self, k: int) -> tuple[int, Speaker | None]:
        """Where what is said begins, and whom it was told, from the token after the speaker on."""
        s = self._s
        told: Speaker | None = None
        size = len(s.forms)
        limit = min(size, k + _REACH)
        while k < limit:
            form = s.forms[k]
            if form == ":":
                return k + 1, told
            if self.stated(k) or s.is_number(k):
                return k, told
            if form in COMMAS:
                after = self._inserted(k)
                if after is None:
                    return k + 1, told
                told = told or self._told_between(k + 1, after)
                k = after
                continue
            if form in _BRACKETS:
                close = self._speakers.closing(k, _BRACKETS[form])
                k = k + 1 if close is None else close + 1
                continue
            if s.at(k, "frame", "speech") is not None:  # قوله إن
                k += 1
                continue
            hearer = self._speakers.told(k, _HEARER)
            if hearer is not None:
                told = told or hearer
                k = hearer.last + 1
                continue
            if s.words[k].kinds & TIMES:
                k += 1
                continue
            after = self._occasion(k)
            if after is None:
                return k, told
            told = told or self._told_between(k, after)
            k = after
        return min(k, size), told

    def stated(self, k: int) -> bool:
        """Whether a complementiser, a colon or a quotation stands at `k`."""
        form = self._s.form(k)
        return bool(form) and (form == ":" or form in self._speakers.quotes or self._speakers.that(k))

    def opens(self, k: int) -> bool:
        """Whether what is said can begin at `k`, the token after a verb."""
        s = self._s
        k = self.after_times(k)
        if self.stated(k) or s.is_number(k):
            return True
        if s.form(k) in COMMAS:
            return self.stated(k + 1) or self._inserted(k) is not None
        if not s.is_word(k):
            return False
        kinds = s.words[k].kinds
        if not kinds or kinds & _COUNTS or kinds & {"outcome", "event"}:
            return True
        if self._speakers.preposition(k) or s.at(k, "frame", "complement") is not None:
            return True
        return self._speakers.told(k, _HEARER) is not None

    def follows(self, k: int) -> bool:
        """Whether anything is said from `k`, the token after a speaker, on: not a mere stop or pause."""
        form = self._s.form(k)
        if not form or form in _STOPS:
            return False
        if form in COMMAS:
            return self.stated(k + 1) or self.announced(k + 1) or self._inserted(k) is not None
        return True

    def announced(self, k: int) -> bool:
        """Whether at `k` stands what can be announced as a noun: a number, harm, a verbal noun."""
        s = self._s
        if not 0 <= k < len(s.forms):
            return False
        if s.is_number(k) or s.words[k].kinds & _COUNTS:
            return True
        if s.at(k, "frame", "complement") is not None or self._speakers.preposition(k):
            return s.has(k, "particle", "and") is None
        return any(not match.features & {"verb", "and"} for match in s.all_at(k, "outcome"))

    def after_times(self, k: int) -> int:
        """The first token from `k` on that is no time and no word like `أيضا`, `فيه`."""
        s = self._s
        while k < len(s.forms):
            time = s.words[k].kinds & TIMES and s.at(k, "speaker") is None
            also = s.at(k, "particle", "addition") is not None and s.at(k, "reporting") is None
            within = s.at(k, "particle", "in")
            if not time and not also and (within is None or "pronoun" not in within.features):
                break
            k += 1
        return k

    def _inserted(self, k: int) -> int | None:
        """The token after an insertion between commas that opens at `k`, where what is said follows it."""
        s = self._s
        for j in range(k + 1, min(len(s.forms), k + _REACH)):
            if s.forms[j] in COMMAS:
                if self.stated(j + 1) or (j > k + 1 and s.is_word(j + 1) and self.announced(j + 1)):
                    return j + 1
                if j > k + 1 and s.is_number(j + 1):
                    return j + 1
            elif s.forms[j] == ":" or self._speakers.that(j):
                return j
        return None

    def _occasion(self, k: int) -> int | None:
        """The token after an occasion of speech that opens at `k` (`في مؤتمر صحفي`)."""
        s = self._s
        particle = s.at(k, "particle", "in") or s.at(k, "particle", "on")
        if particle is None:
            return None
        at = k + particle.size
        if s.at(at, "frame", "venue") is None or (particle.sense == "on" and s.at(at, "frame", "complement")):
            return None
        for j in range(at + 1, min(len(s.forms), at + _OCCASION)):
            if s.forms[j] in COMMAS or s.forms[j] == ":" or self._speakers.that(j):
                return j
            if s.forms[j] in self._speakers.quotes and self._speakers.told(j - 1) is None:
                return j
            if self.announced(j) and s.at(j, "particle") is None:
                return j
        return None

    def _told_between(self, k: int, end: int) -> Speaker | None:
        """Whom it was told on the occasion between `k` and `end` (`في حديث لـ"عنب بلدي"`)."""
        for j in range(k, end):
            if self._s.at(j - 1, "frame", "venue") is None and self._s.at(j - 2, "frame", "venue") is None:
                continue
            told = self._speakers.told(j, _HEARER)
            if told is not None and told.last < end:
                return told
        return None
