"""Verbs of reporting: `قالت الوزارة إن`, `الوزارة أعلنت`, `وأضاف أن`, `الذي قال`, `جاء في بيان`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.complements import Complements
from marsad.claims.sources.counts import Counts
from marsad.claims.sources.documents import document
from marsad.claims.sources.relatives import NAMED, Relatives
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker, Speakers
from marsad.claims.sources.tellers import Tellers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_NEAR: Final = 9
"""How near what is said must begin after a word that is seldom a verb."""
_REPLY: Final = 10
"""Tokens of what one replies to, before the verb."""
_TAKING: Final = frozenset({"react", "feel"})
"""Senses of how one takes what happened."""
_FEELING: Final = 4
"""How soon after a verb of feeling what is felt is stated."""
_SPOKEN_IN: Final = 10
"""How soon after the speaker the document that he speaks in is named (`التحالف الذي تقوده بلاده، في بيان`)."""
_OVER_NOUNS: Final = frozenset({"in", "on", "to-place", "about-topic"})
"""Senses of the prepositions that stand before nouns alone."""
_SAID: Final = has.THAT | has.COLON | has.NUMBER | has.COUNT | has.HARM
_STATED: Final = has.THAT | has.QUOTE | has.COLON


class SpeechVerbs:
    """The verbs of reporting of one sentence."""

    def __init__(
        self, sentence: Sentence, speakers: Speakers, complements: Complements, tellers: Tellers, counts: Counts
    ) -> None:
        self._s = sentence
        self._speakers = speakers
        self._complements = complements
        self._tellers = tellers
        self._counts = counts
        self._traits = speakers.traits
        self._relatives = Relatives(sentence, speakers, complements, tellers)
        self._first = True

    def read(self, i: int, match: Match, first: bool) -> Saying | None:
        """The saying of the verb at token `i`, None where it reports nothing here; `first` where none was before it."""
        traits = self._traits
        self._first = first
        if traits[i - 1] & has.NEGATION:
            return None
        if match.sense == "stand":
            return self._stand(i, match)
        weak = "weak" in match.features
        relative = self._relatives.before(i)
        if relative >= 0 and "pronoun" in match.features:
            return self._counts.of_size(i, match)
        if relative >= 0:
            return None if weak else self._relatives.read(i, match, relative)
        if "tallies" in match.features and not self._counts.tallies(i + match.size):
            return None
        if "of-assertion" in match.features and not self._counts.assertion(i + match.size):
            return None
        if "byline" in match.features and i == 0 and (byline := self._byline(i + match.size)) is not None:
            return byline
        if "strict" in match.features and not self._plausible(i + match.size, match):
            return None
        k = self._complements.after_times(i + match.size)
        k += self._points_back(k)
        if "pronoun" in match.features and match.sense != "tell":
            return self._with_object(i, k, match)
        joined = not match.features.isdisjoint(("and", "then"))
        before = () if joined else self._tellers.before(i, weak)
        if before and before[-1].last + 1 == i and (not weak or self._complements.opens(k)):
            return self._said(i, match, before, before[0].first)
        hearer, k = self._tellers.hearer(k)
        subjects = self._tellers.after(k, match)
        if subjects and subjects[0].sense == "name" and self._is_noun(i):
            return None
        if subjects:
            shown = "shows" in match.features and traits[k] & has.DOCUMENT
            if "strict" in match.features and not shown and not self._states(subjects[-1].last + 1):
                return None
            return self._said(i, match, subjects, i, hearer)
        before = self._tellers.before(i, weak or "and" in match.features) if joined else before
        if before and (not weak or match.sense in NAMED or self._complements.opens(k)):
            return self._said(i, match, before, before[0].first)
        return self._subjectless(i, k, match)

    def _is_noun(self, i: int) -> bool:
        """Whether a preposition tells that what is written like a verb is a noun (`أسهم في نشر الوثيقة`)."""
        before = self._s.has(i - 1, "particle", "preposition") if self._traits[i - 1] & has.PREPOSITION else None
        return before is not None and before.sense in _OVER_NOUNS and "pronoun" not in before.features

    def _points_back(self, k: int) -> bool:
        """Whether what was said is only pointed to at `k`, who said it behind (`صرح بذلك المتحدث`)."""
        this = self._s.at(k, "particle", "this") if self._traits[k] & has.PARTICLE else None
        return this is not None and "with" in this.features and self._traits[k + 1] & has.SPEAKER != 0

    def _plausible(self, k: int, match: Match) -> bool:
        """Whether a word that is seldom a verb (`بين`) may be one here."""
        if "pronoun" in match.features:
            return False
        if "shows" in match.features and self._traits[k] & has.DOCUMENT:
            return True
        traits = self._traits
        if self._s.at(k - 1, "particle", "between") is not None:  # بين «كذا» وكذا
            return any(
                self._speakers.that(at) or traits[at] & has.COLON for at in range(k, min(k + _NEAR, self._s.size))
            )
        for at in range(k, min(k + _NEAR, len(self._s.forms))):
            if traits[at] & _STATED and self._complements.stated(at):
                return True
        return False

    def _states(self, k: int) -> bool:
        """Whether what is said stands at `k`, or a participle that brings it (`عقب الوزير قائلا إن`)."""
        participle = self._s.has(k, "reporting", "participle")
        return self._complements.stated(k if participle is None else k + participle.size)

    def _said(
        self, i: int, match: Match, subjects: tuple[Speaker, ...], left: int, told: Speaker | None = None
    ) -> Saying | None:
        """A verb with its speakers: what is said, whom it was told, whom it quotes."""
        end = i + match.size - 1
        if (match.sense == "publish" or "tallies" in match.features) and "document" in subjects[0].features:
            return None  # نشرت الدراسة: it was published; يرفع حصيلة القصف
        k = max(end, subjects[-1].last) + 1
        if match.sense == "tell" and "pronoun" not in match.features:
            addressed = self._addressed(k, left == i)
            if addressed is None:
                return None  # أُبلغت عائلته بوفاة: the one named was told
            told, k = addressed
        if match.sense == "address":
            met = self._tellers.at(k)
            subjects = subjects if met is None else (*subjects, met) if subjects[0].features & {"media"} else subjects
        inner, k = self._tellers.quoted(k, match)
        if not inner and match.sense in ("cite", "obtain") and not self._learned(k, match, subjects[-1]):
            return None
        if match.sense == "admit" and not self._admits(k):
            return None
        sense = "say" if match.sense in _TAKING and self._goes_on_to_state(k) else match.sense
        scope, also = self._complements.begins(k)
        told = told or also
        finish = also.last + 1 if also is not None else k
        chain = (*subjects, *inner)
        female = "female" in match.features
        rule = "verb-cites" if inner else "verb"
        if left == i and self.paused(i) and (self._quoted(i, finish) or not self._complements.follows(finish)):
            return Saying(i, max(end, finish - 1), left, match.sense, "after", finish, chain, told, female=female,
                          rule="verb-after")  # fmt: skip
        nested = left < i and self._speakers.that(left - 1)
        return Saying(i, max(end, k - 1), left, sense, "before", scope, chain, told, nested=nested, female=female,
                      rule=rule, issued=self._issued(subjects[-1].last + 1, scope))  # fmt: skip

    def _learned(self, k: int, match: Match, speaker: Speaker) -> bool:
        """Whether one whose trade is to know says what he has learned (`علم المرصد أن`), or anyone tells it (`نقل`)."""
        if match.sense == "cite" and "learns" not in match.features:
            told = self._speakers.told(k, speaker.features, True)
            return self._speakers.that(k if told is None else told.last + 1)
        trade = speaker.kind in ("agency", "outlet", "monitor") or "quoted" in speaker.features
        return "learns" in match.features and trade and self._speakers.that(k)

    def _issued(self, k: int, scope: int) -> str:
        """The document that the speaker speaks in, from `k` on (`في بيان`), as it is written; else nothing."""
        traits = self._traits
        for at in range(k, min(max(scope, k + _SPOKEN_IN), len(self._s.forms) - 1)):
            if traits[at] & _SAID:
                return ""
            if traits[at] & has.IN and traits[at + 1] & has.DOCUMENT:
                return self._s.forms[at + 1]
        return ""

    def _addressed(self, k: int, verb_first: bool) -> tuple[Speaker | None, int] | None:
        """Whom a verb like `أبلغ` tells, and the token after; None where nobody is."""
        audience = self._s.at(k, "frame", "audience")
        if audience is not None:
            return None, k + audience.size
        hearer = self._speakers.at(k)
        if hearer is not None and "with" not in hearer.features:
            return hearer if "media" in hearer.features else None, hearer.last + 1
        return (None, k) if self._speakers.that(k) or not verb_first else None

    def _goes_on_to_state(self, k: int) -> bool:
        """Whether a verb of how one takes it states something (`أعرب عن اعتقاده أن`)."""
        return any(self._complements.stated(at) for at in range(k, min(k + _FEELING, len(self._s.forms))))

    def _admits(self, k: int) -> bool:
        """Whether a verb like `أقر` admits (`أقر بأن`) rather than approves."""
        near = range(k, k + 3)
        return any(self._complements.stated(at) for at in near) or any(
            self._s.is_word(at) and self._speakers.preposition(at) for at in near
        )

    def _with_object(self, i: int, k: int, match: Match) -> Saying | None:
        """A verb with a pronoun as its object needs a known speaker after it (`أبلغته مصادر`)."""
        if "strict" in match.features or (not self._traits[k] & has.SPEAKER and match.sense != "address"):
            return None
        if self._traits[i - 1] & has.COMPLEMENT and match.sense != "deny":
            return self._counts.of_size(i, match)  # ما أعلنه المستشفى: what another said, not a saying by itself
        subjects = self._tellers.after(k, match)
        return self._said(i, match, subjects, i) if subjects else None

    def _byline(self, k: int) -> Saying | None:
        """The line that names who wrote the report (`كتبت هدى الفيصل: …`): the report's own voice."""
        for at in range(k + 1, min(k + _REPLY, len(self._s.forms))):
            if self._traits[at] & has.COLON:
                return Saying(0, at, 0, "aside", "aside", at + 1, rule="byline", verb=False)
            if self._traits[at] & (has.SPEAKER | has.COMMA | has.THAT | has.TO):
                break
        return None

    def _stand(self, i: int, match: Match) -> Saying | None:
        """`جاء في بيان صادر عن …`."""
        if not self._traits[i + match.size] & has.IN:
            return None
        within = self._s.at(i + match.size, "particle", "in")
        if within is None:
            return None
        k = i + match.size + within.size
        speaker = document(self._s, self._speakers, k) or document(self._s, self._speakers, k + 1)  # في نص البيان
        if speaker is None:
            return None
        scope, told = self._complements.begins(speaker.last + 1)
        return Saying(i, speaker.last, i, "say", "before", scope, (speaker,), told, rule="document")

    def _subjectless(self, i: int, k: int, match: Match) -> Saying | None:
        """A verb whose speaker was named before (`وأضاف أن`)."""
        sense, features = match.sense, match.features
        if sense in NAMED:
            return None
        female = "female" in features
        inner, after = self._tellers.quoted(k, match)
        if sense in ("cite", "obtain"):
            if not inner:
                return None
            scope, told = self._complements.begins(after)
            return Saying(i, after - 1, i, sense, "before", scope, inner, told, implied=female, female=female,
                          rule="verb-cites")  # fmt: skip
        if not self._goes_on(i, k, match):
            return self._describing(i, k, match)
        scope, told = self._complements.begins(k)
        if i > 2 and self._first and sense != "add" and not inner:
            actor = self._tellers.opening()
            inner = () if actor is None or actor.last >= i else (actor,)
        return Saying(i, i + match.size - 1, i, sense, "before", scope, inner, told, implied=not inner,
                      nested=self._speakers.that(i - 1), female=female, rule="verb-implied")  # fmt: skip

    def _goes_on(self, i: int, k: int, match: Match) -> bool:
        """Whether a verb without a speaker goes on with the one before."""
        s = self._s
        joined = bool(match.features & {"and", "then"})
        stated = self._complements.stated(k)
        if "strict" in match.features:
            return joined and self._speakers.that(i + match.size)
        if match.sense in ("expect", "threaten") and not (stated or s.at(k, "particle", "of")):
            return False
        if match.sense == "announce" and "female" not in match.features and s.at(k, "particle", "about-topic"):
            return False  # كشف عن: it was disclosed
        if "weak" in match.features:
            prepositional = match.sense != "add" and s.is_word(k) and self._speakers.preposition(k)
            return joined and (stated or prepositional)
        joined = joined or self._replies(i)
        if not joined and match.sense != "add" and i > 0 and not self.paused(i):
            joined = self._traits[i - 1] & has.REPORTING != 0 or s.has(i - 1, "particle", "ambiguous") is not None
            return joined and self._complements.opens(k)
        return self._complements.opens(k)

    def _replies(self, i: int) -> bool:
        """Whether the sentence opens with what is replied to (`وردا على سؤال عن الضحايا قال: …`)."""
        return self._s.at(0, "frame", "reply") is not None and i <= _REPLY

    def _describing(self, i: int, k: int, match: Match) -> Saying | None:
        """A verb in a clause that describes its speaker without a relative word (`ظهر رهينة قال إنه`)."""
        if not self._complements.stated(k) or "strict" in match.features:
            return None
        speaker = self._tellers.described(i)
        scope, told = self._complements.begins(k)
        if speaker is None and not self._first and k > i + match.size and self._traits[i - 1] & has.DOCUMENT:
            return Saying(i, k - 1, i, match.sense, "before", scope, (), told, implied=True,
                          female="female" in match.features, rule="verb-implied")  # fmt: skip
        if speaker is None:
            return None
        return Saying(i, i + match.size - 1, speaker.first, match.sense, "before", scope, (speaker,), told,
                      nested=True, rule="relative")  # fmt: skip

    def _quoted(self, i: int, k: int) -> bool:
        """Whether the verb at `i` follows the quotation that it reports: `k`, after its speaker, says nothing new.

        `«…»، قال المدير، مضيفا أن`.
        """
        traits = self._traits
        if not (traits[i - 1] | traits[i - 2] * (traits[i - 1] & has.COMMA != 0)) & has.CLOSER:
            return False
        if self._s.at(k, "frame", "apposition") is not None:
            return True
        after = traits[k + 1]
        return traits[k] & has.COMMA != 0 and after & (has.REPORTING | has.CONTRAST) != 0 and not after & has.THAT

    def paused(self, i: int) -> bool:
        """Whether a comma or a closing quotation mark stands right before token `i`."""
        return self._traits[i - 1] & (has.COMMA | has.CLOSER) != 0
