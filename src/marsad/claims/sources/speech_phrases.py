"""Reporting without a verb of its own: `وفق X`, `نقلا عن X`, `في بيان لـX`, `X: …`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.complements import Complements
from marsad.claims.sources.documents import document, obtained
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.claims.sources.tellers import Tellers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

HEADLINE: Final = 14
"""Tokens before the colon of a headline that names its source."""
OPENING: Final = 4
"""Signs that a line may open with, and its first word."""
_ITEMS: Final = frozenset("-–—*•·")
_HEARER: Final = frozenset({"unnamed"})
_AHEAD: Final = 2
"""How many tokens stand at least before a phrase that ends what is said."""
_PLACING: Final = frozenset({"in", "of", "near", "between", "with-company"})
"""Senses of prepositions that bring no news, but how, where or of whom."""
_TALK: Final = 5
"""How many words may stand between a talk and to whom it was given."""


def opening(forms: list[str]) -> int:
    """Where the words of a line begin, after its sign (🔴); `forms` are its first tokens. An item of a list is none."""
    if forms[0] in _ITEMS:
        return 0
    return next((at for at, form in enumerate(forms) if form[0].isalpha()), 0)


_ARMED: Final = frozenset({"army", "police", "group", "fighters"})


class SpeechPhrases:
    """The reporting phrases of one sentence."""

    def __init__(self, sentence: Sentence, speakers: Speakers, complements: Complements, tellers: Tellers) -> None:
        self._s = sentence
        self._speakers = speakers
        self._complements = complements
        self._tellers = tellers
        self._traits = speakers.traits
        self._at = 0

    def read(self, i: int, match: Match) -> Saying | None:
        """`وفق X`, `حسبما قال X`, `نقلا عن X`: who said what stands around it."""
        s = self._s
        k = i + match.size
        self._at = i
        verb: Match | None = None
        hearer: Speaker | None = None
        if "before-verb" in match.features:
            k += self._traits[k] & has.ALREADY != 0
            if not self._traits[k] & has.VERBAL:
                return None
            verb = next((found for found in s.all_at(k, "reporting") if "verb" in found.features), None)
            if verb is None or verb.sense == "add":
                return None
            self._at = k
            k = self._complements.after_times(k + verb.size)
            k += self._resumed(k)
            if verb.sense == "stand" and self._traits[k] & has.IN:  # وفق ما جاء في نشرة المرصد
                k += 1
            hearer, k = self._tellers.hearer(k)
        elif self._is_criterion(k):
            return None
        sense = self._sense(match, verb)
        speech = s.at(k, "frame", "speech") if verb is None and self._traits[k] & has.SPEECH else None
        if speech is not None and "pronoun" in speech.features:
            return Saying(i, k, i, sense, "after", k + 1, implied=True, rule="according-own", verb=False)
        k += speech is not None or (verb is None and s.has(k, "reporting", "noun") is not None)
        if verb is not None and (own := self._own_words(i, k, sense, verb)) is not None:
            return own
        chain = obtained(s, self._speakers, k) if verb is None else ()
        if chain:
            last = chain[-1].last
            return Saying(i, last, i, sense, "after", last + 1, chain, rule=match.sense, verb=False)
        k += s.form(k) == self._speakers.to[0]
        speaker = self._tellers.at(k) if s.form(k) else None
        if speaker is None or (verb is not None and s.is_word(k) and self._prepositional(k)):
            return None
        if "document" in speaker.features and "pronoun" in speaker.features:
            actor = self._tellers.opening()
            if actor is not None and actor.last < i:
                return Saying(i, speaker.last, i, sense, "after", speaker.last + 1, (actor,), rule="according-own",
                              verb=False)  # fmt: skip
            return Saying(i, speaker.last, i, sense, "after", speaker.last + 1, implied=True, rule="according-own",
                          verb=False)  # fmt: skip
        return self._named(i, match, verb, sense, speaker, hearer)

    def _is_criterion(self, k: int) -> bool:
        """Whether at `k` stands what a thing accords with, not who says so (`وفق الاتفاق`; but `وفق نص البيان`)."""
        trait = self._traits[k]
        if not trait & has.FRAME or trait & has.SPEAKER or (trait & has.PART and self._traits[k + 1] & has.DOCUMENT):
            return False
        return self._s.at(k, "frame", "criterion") is not None

    def _resumed(self, k: int) -> bool:
        """Whether what the verb takes up again stands at `k` (`بحسب ما أفاد به المكتب`, `ما أشار إليه`)."""
        if self._speakers.resumes(k):
            return True
        return any(match.features >= {"preposition", "pronoun"} for match in self._s.all_at(k, "particle"))

    def _prepositional(self, k: int) -> bool:
        head = self._s.at(k, "speaker")
        return self._speakers.preposition(k) and (head is None or bool(head.features & {"with", "to"}))

    def _named(
        self, i: int, match: Match, verb: Match | None, sense: str, speaker: Speaker, told: Speaker | None
    ) -> Saying | None:
        """A phrase that names its speaker, with whom he told or quoted."""
        last = speaker.last
        chain: tuple[Speaker, ...] = (speaker,)
        if verb is not None:
            inner, after = self._tellers.quoted(last + 1, verb)
            if inner:
                chain, last = (speaker, *inner), after - 1
            elif told is None:
                told = self._speakers.told(last + 1, speaker.features, True)
                last = told.last if told is not None else last
            if "also" in match.features and self._complements.follows(last + 1) and not self._set_off(last + 1):
                return None  # كما قال X إن: an ordinary verb
        more = self._tellers.joined(last + 1)
        if more is not None:
            chain, last = (*chain, more), more.last
        if match.sense == "attributed" and self._complements.stated(last + 1):
            scope, also = self._complements.begins(last + 1)
            return Saying(i, last, i, sense, "before", scope, chain, told or also, rule="attributed", verb=False)
        rule = "leaning" if "leaning" in match.features else match.sense
        joined = "and" in match.features or self._s.at(i - 1, "particle", "and") is not None
        return Saying(self._at, last, i, sense, "after", last + 1, chain, told, joined=joined, rule=rule,
                      verb=verb is not None)  # fmt: skip

    def _set_off(self, k: int) -> bool:
        """Whether a comma at `k` ends a phrase: what follows it tells where, how or of whom, not what was said.

        `قتل خمسة، كما أعلنت الشرطة، من دون أن يعرف السبب`, but `كما أعلنت الشرطة، عن مقتل خمسة`.
        """
        if self._at < _AHEAD or not self._traits[k] & has.COMMA or not self._traits[k + 1] & has.PARTICLE:
            return False
        if self._s.at(k + 1, "particle", "negation") is not None:
            return True
        match = self._s.has(k + 1, "particle", "preposition")
        return match is not None and match.sense in _PLACING and not self._complements.goes_on(k)

    def _sense(self, match: Match, verb: Match | None) -> str:
        if match.sense in ("doubt", "attributed"):
            return "doubt"
        return verb.sense if verb is not None and verb.sense in ("doubt", "deny", "expect") else "say"

    def _own_words(self, i: int, k: int, sense: str, verb: Match) -> Saying | None:
        """`بحسب ما قاله للوكالة`: the speaker before, and whom he told it."""
        told = self._speakers.told(k, _HEARER)
        if told is None and ("pronoun" not in verb.features or self._tellers.at(k) is not None):
            return None
        last = told.last if told is not None else k - 1
        return Saying(self._at, last, i, sense, "after", last + 1, told=told, implied=True, rule="according-own")

    def document(self, i: int) -> Saying | None:
        """`في بيان لقيادة العمليات`, `في حصيلة أوردتها إدارة المعبر`, the document being at token `i`."""
        if not self._traits[i] & has.DOCUMENT:
            return None
        owner = document(self._s, self._speakers, i)
        if owner is None or "document" in owner.features:
            return None
        return Saying(i - 1, owner.last, i - 1, "say", "after", owner.last + 1, (owner,), rule="document", verb=False)

    def talk(self, i: int) -> Speaker | None:
        """Whom a talk at token `i` was given (`في حديث لـ"عنب بلدي"`)."""
        for k in range(i + 1, min(i + _TALK, len(self._s.forms))):
            if not self._traits[k] & has.WORD or self._speakers.preposition(k):
                return None
            told = self._speakers.told(k, _HEARER)
            if told is not None:
                return told
        return None

    def headline(self) -> Saying | None:
        """`الهلال الأحمر: طواقمنا نقلت 44 مصابا`."""
        s = self._s
        first = opening(s.forms[:OPENING])
        colon = next((k for k in range(first + 1, min(len(s.forms), first + HEADLINE)) if s.forms[k] == ":"), None)
        if colon is None:
            return None
        owner = self._tally(first, colon)
        if owner is not None:
            return Saying(first, colon, first, "say", "headline", colon + 1, (owner,), rule="headline", verb=False)
        speaker = self._tellers.at(first, guess=False)
        if speaker is None or speaker.features & {"and", "then", "document"} or speaker.sense in ("area", "name"):
            return None
        told = self._speakers.told(speaker.last + 1, speaker.features, True)
        end = (speaker if told is None else told).last + 1
        chain: tuple[Speaker, ...] = (speaker,)
        if "media" in speaker.features and s.at(end, "particle", "about-topic") is not None:  # رويترز عن مسؤول أمني:
            inner = self._tellers.at(end + 1, guess=False)
            if inner is not None and inner.last + 1 == colon:
                chain, end = (speaker, inner), colon
        if any(self._traits[k] & has.VERBAL for k in range(first, min(end, colon))):
            return None
        if end != colon and not self._leads_to_colon(end, colon, speaker):
            return None
        return Saying(first, colon, first, "say", "headline", colon + 1, chain, told, rule="headline", verb=False)

    def _tally(self, first: int, colon: int) -> Speaker | None:
        """Whose toll the line before a colon gives (`حصيلة المرصد حتى الآن:`)."""
        if self._s.has(first, "speaker", "tally") is None:
            return None
        owner = document(self._s, self._speakers, first)
        if owner is None or "document" in owner.features or owner.first > first + 2 or owner.last >= colon:
            return None
        body = self._s.at(owner.first, "body")
        if owner.kind == "party" or (body is not None and body.sense in _ARMED):
            return None  # حصيلة الجيش: its own dead
        return None if any(self._traits[k] & has.VERBAL for k in range(owner.last + 1, colon)) else owner

    def _leads_to_colon(self, k: int, colon: int, speaker: Speaker) -> bool:
        """Whether from `k` on only the occasion stands before a colon, or that the speaker will not be named.

        `قسد في مؤتمر صحافي: …`, `مصدر طبي طلب عدم ذكر اسمه: …`
        """
        traits = self._traits
        if k >= colon:
            return False
        if traits[k] & has.IN and traits[k + 1] & has.VENUE:
            return colon - k <= _TALK
        return "unnamed" in speaker.features and any(traits[at] & has.ANONYMITY for at in range(k, colon))
