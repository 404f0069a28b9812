"""Where what is said begins: after the speaker, the one who was told, the occasion and insertions between commas."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.text.tokens import Sentence

_COUNTED: Final = has.NUMBER | has.COUNT
_SAYABLE: Final = has.COUNT | has.HARM | has.PREPOSITION | has.WITH | has.COMPLEMENT
_ANNOUNCED: Final = has.COMPLEMENT | has.PREPOSITION | has.WITH
_CAN_MATTER: Final = has.TIME | has.ADDITION | has.IN
_TALKED: Final = has.VENUE | has.COMMA
_STOP: Final = has.THAT | has.QUOTE | has.COLON
_REACH: Final = 40
"""How many tokens may stand between a speaker and what he says."""
_OCCASION: Final = 14
"""Tokens of the longest occasion of speech (`في تصريح خاص أدلى به أمس`)."""
_BELONGING: Final = 8
"""Tokens of whom a body belongs to, up to the comma behind (`التابعة لوزارة الداخلية`)."""
_OCCASIONS: Final = frozenset({"in", "near", "of"})
"""Senses of the prepositions that open where or when something was said."""
_SPOKEN_BY: Final = 12
"""Tokens within which what was said begins."""
_TELLING: Final = has.BEFELL | has.REPORTING | has.NUMBER | has.COUNT
_STOPS: Final = frozenset(".؛;!?؟…")
_BRACKETS: Final = {"(": ")", "[": "]", "-": "-"}
_HEARER: Final = frozenset({"unnamed"})


class Complements:
    """What stands after a speaker or a verb of a sentence."""

    def __init__(self, sentence: Sentence, speakers: Speakers) -> None:
        self._s = sentence
        self._speakers = speakers
        self._traits = speakers.traits
        self._size = len(sentence.forms)

    def begins(self, k: int) -> tuple[int, Speaker | None]:
        """Where what is said begins, and whom it was told, from the token after the speaker on."""
        traits = self._traits
        told: Speaker | None = None
        size = self._size
        limit = min(size, k + _REACH)
        while k < limit:
            trait = traits[k]
            if trait & has.COLON:
                return k + 1, told
            if trait & has.NUMBER or (trait & _STOP and self.stated(k)):
                return k, told
            if trait & has.COMMA and traits[k + 1] & has.TO:
                hearer = self._hearer_between(k + 1)
                if hearer is not None:
                    told = told or hearer
                    k = hearer.last + 1
                    continue
            if not trait & has.WORD:
                after = self._past_sign(k, trait)
                if after is None:
                    return (k + 1 if trait & has.COMMA else k), told
                if trait & has.COMMA:
                    told = told or self._told_between(k + 1, after)
                k = after
                continue
            if trait & has.SPEECH:  # قوله إن
                k += 1
                continue
            hearer = self._speakers.told(k, _HEARER) if trait & has.TO else None
            if hearer is not None:
                told = told or hearer
                k = hearer.last + 1
                continue
            if trait & has.TIME:
                k += 1
                continue
            after = self._occasion(k)
            if after is None:
                return k, told
            told = told or self._told_between(k, after)
            k = after
        return min(k, size), told

    def _hearer_between(self, k: int) -> Speaker | None:
        """Who was told, where that stands between a comma and what is said (`، لوكالة الأناضول، إن`)."""
        hearer = self._speakers.told(k, _HEARER, True)
        if hearer is None:
            return None
        after = hearer.last + 1
        return hearer if self._traits[after] & has.COMMA or self.stated(after) else None

    def _past_sign(self, k: int, trait: int) -> int | None:
        """The token after an insertion or a bracket that opens at `k`; None where what is said begins there."""
        if trait & has.COMMA:
            return None if self.announced(k + 1) else self._inserted(k)
        closer = _BRACKETS.get(self._s.forms[k])
        if closer is None:
            return None
        close = self._speakers.closing(k, closer)
        return k + 1 if close is None else close + 1

    def stated(self, k: int) -> bool:
        """Whether a complementiser, a colon or a quotation stands at `k`."""
        trait = self._traits[k]
        return trait & _STOP != 0 and (trait & (has.QUOTE | has.COLON) != 0 or self._speakers.that(k))

    def opens(self, k: int) -> bool:
        """Whether what is said can begin at `k`, the token after a verb."""
        k = self.after_times(k)
        trait = self._traits[k]
        if trait & has.NUMBER or self.stated(k):
            return True
        if trait & has.COMMA:
            return self.stated(k + 1) or self._inserted(k) is not None
        if not trait & has.WORD:
            return False
        if trait & _SAYABLE or not self._s.words[k].kinds:
            return True
        return trait & has.TO != 0 and self._speakers.told(k, _HEARER) is not None

    def follows(self, k: int) -> bool:
        """Whether anything is said from `k`, the token after a speaker, on: not a mere stop or pause."""
        form = self._s.form(k)
        if not form or form in _STOPS:
            return False
        if self._traits[k] & has.COMMA:
            return self.stated(k + 1) or self.announced(k + 1) or self._inserted(k) is not None
        return True

    def states(self, k: int) -> bool:
        """Whether what is said begins after `k`, past brackets and insertions."""
        if self.opens(k) or self._traits[k] & has.REPORTING:
            return True
        scope = self.begins(k)[0]
        if self._traits[scope] & has.BELONGS:
            commas = (at for at in range(scope, scope + _BELONGING) if self._traits[at] & has.COMMA)
            scope = next(commas, scope) + 1
        return scope > k and (self.stated(scope) or self.announced(scope))

    def on_occasion(self, k: int) -> bool:
        """Whether where or when it was said stands at `k`, what was said behind it (`قال كلارك أمام البرلمان إن`)."""
        particle = self._s.has(k, "particle", "preposition") if self._traits[k] & has.PREPOSITION else None
        if particle is None or particle.sense not in _OCCASIONS or "pronoun" in particle.features:
            return False
        for at in range(k + 1, min(k + _SPOKEN_BY, self._size)):
            if self._speakers.that(at) or self._traits[at] & has.COLON:
                return True
            if self._traits[at] & (_TELLING | has.COMMA | has.BREAK):
                return False
        return False

    def goes_on(self, k: int) -> bool:
        """Whether behind a comma at `k` stands an insertion only, and what is said after it."""
        return self._inserted(k) is not None

    def announced(self, k: int) -> bool:
        """Whether at `k` stands what can be announced as a noun: a number, harm, a verbal noun."""
        trait = self._traits[k]
        if trait & _COUNTED:
            return True
        if trait & _ANNOUNCED:
            return not trait & has.PARTICLE or self._s.has(k, "particle", "and") is None
        if not trait & has.OUTCOME:
            return False
        return any(match.features.isdisjoint(("verb", "and")) for match in self._s.all_at(k, "outcome"))

    def after_times(self, k: int) -> int:
        """The first token from `k` on that is no time and no word like `أيضا`, `فيه`."""
        traits = self._traits
        while True:
            trait = traits[k]
            if not trait & _CAN_MATTER:
                return k
            time = trait & has.TIME and not trait & has.SPEAKER
            also = trait & has.ADDITION and not trait & has.REPORTING
            if not time and not also and not (trait & has.IN and self._within(k)):
                return k
            k += 1

    def _within(self, k: int) -> bool:
        """Whether a word like `فيه` stands at `k`."""
        match = self._s.at(k, "particle", "in")
        return match is not None and "pronoun" in match.features

    def _inserted(self, k: int) -> int | None:
        """The token after an insertion between commas that opens at `k`, where what is said follows it."""
        traits = self._traits
        beyond = False
        for j in range(k + 1, min(self._size, k + _REACH)):
            trait = traits[j]
            if beyond and trait & has.BEFELL:
                return None  # وثق المركز، مجزرة في القرية، حيث قتل خمسة
            if trait & has.COMMA:
                beyond = True
                if self.stated(j + 1) or (j > k + 1 and traits[j + 1] & has.WORD and self.announced(j + 1)):
                    return j + 1
                if j > k + 1 and traits[j + 1] & has.NUMBER:
                    return j + 1
            elif trait & has.COLON or (trait & has.THAT and self._speakers.that(j)):
                return j
        return None

    def _occasion(self, k: int) -> int | None:
        """The token after an occasion of speech that opens at `k` (`في مؤتمر صحفي`)."""
        traits = self._traits
        if not traits[k] & (has.IN | has.ON):
            return None
        particle = self._s.at(k, "particle", "in") or self._s.at(k, "particle", "on")
        if particle is None:
            return None
        at = k + particle.size
        if not traits[at] & has.VENUE or (particle.sense == "on" and traits[at] & has.COMPLEMENT):
            return None
        for j in range(at + 1, min(self._size, at + _OCCASION)):
            trait = traits[j]
            if trait & (has.COMMA | has.COLON) or (trait & has.THAT and self._speakers.that(j)):
                return j
            if trait & has.QUOTE and self._speakers.told(j - 1) is None:
                return j
            if not trait & has.PARTICLE and self.announced(j):
                return j
        return None

    def _told_between(self, k: int, end: int) -> Speaker | None:
        """Whom it was told on the occasion between `k` and `end` (`في حديث لـ"عنب بلدي"`)."""
        for j in range(k, end):
            if not self._traits[j] & has.TO or not (self._traits[j - 1] | self._traits[j - 2]) & _TALKED:
                continue
            told = self._speakers.told(j, _HEARER)
            if told is not None and told.last < end:
                return told
        return None
