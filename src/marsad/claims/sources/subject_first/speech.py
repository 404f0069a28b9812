"""All that is said in one sentence whose verbs stand behind their subjects."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker
from marsad.claims.sources.subject_first.beside import beside
from marsad.claims.sources.subject_first.following import Follow
from marsad.claims.sources.subject_first.headlines import Headlines
from marsad.claims.sources.subject_first.passives import Passives
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.claims.sources.subject_first.subjects import Subject, Subjects
from marsad.claims.sources.subject_first.tallies import with_tallies
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_MEDIA: Final = frozenset({"agency", "outlet"})
_HANDED_ON: Final = 4
"""How soon after a verb behind what is said the one who is cited is named."""
_TAKEN: Final = frozenset({"deny", "admit", "accuse", "expect", "threaten"})
"""Senses whose subject speaks, whatever stands behind the verb."""
_NAMED: Final = frozenset({"count", "mourn", "issue", "call", "publish", "react", "cite"})
"""Senses that need a named speaker: with a pronoun the verb is read as something else."""


def find_sayings(sentence: Sentence, cues: list[int], nouns: SourceNouns) -> list[Saying]:
    """Every saying of a sentence, in order; `cues` are the tokens where one may begin."""
    return _Speech(sentence, nouns).read(cues)


class _Speech:
    def __init__(self, sentence: Sentence, nouns: SourceNouns) -> None:
        self._s = sentence
        self._nouns = nouns
        self._traits = nouns.traits
        self._subjects = Subjects(sentence, nouns)
        self._follow = Follow(sentence, nouns)
        self._passives = Passives(sentence, nouns, self._subjects, self._follow)
        self._found: list[Saying] = []

    def read(self, cues: list[int]) -> list[Saying]:
        """The sayings that begin at the cues, with those of a headline or before a colon."""
        headlines = Headlines(self._s, self._nouns)
        headline = headlines.leading()
        after = 0
        if headline is not None:
            self._found.append(headline)
            after = headline.scope
            self._found.extend(headlines.meanwhile(after))
        for i in cues:
            if i < after:
                continue
            saying = self._at(i)
            if saying is not None:
                self._found.append(saying)
                after = max(i, saying.last) + 1
        self._found = with_tallies(self._found, self._s, self._traits, self._subjects)
        if not self._found:
            trailing = headlines.trailing() or headlines.quoting()
            return [] if trailing is None else [trailing]
        return self._found

    def _at(self, i: int) -> Saying | None:
        for match in self._s.all_at(i, "reporting"):
            saying = self._one(i, match)
            if saying is not None:
                return saying
        return None

    def _one(self, i: int, match: Match) -> Saying | None:
        sense, after = match.sense, i + match.size
        if sense == "aside":
            return Saying(i, after - 1, i, sense, "aside", after, rule="aside", verb=False)
        if sense == "rumour":
            return Saying(i, after - 1, i, sense, "before", after, rule="rumour", verb=False)
        if sense == "according":
            return self._according(i, match)
        if sense == "handed-on":
            return self._handed_on(i, match)
        if "participle" in match.features:
            return self._participle(i, match)
        return self._verb(i, match) if "verb" in match.features else None

    # ---- without a subject before it ----

    def _according(self, i: int, match: Match) -> Saying | None:
        """`according to X`: who said what stands around it."""
        k = i + match.size
        weak = "weak" in match.features
        if weak and self._traits[k] & has.VENUE:
            return None  # via WhatsApp
        speakers = self._nouns.several(k, guess=not weak)
        if not speakers or self._s.at(speakers[-1].last, "frame", "criterion") is not None:
            return None
        last = speakers[-1].last
        told, end = self._told_after(last + 1)
        speakers = tuple([_own_word(speaker) for speaker in speakers])
        if self._hands_on(i, speakers):
            before = self._found[-1]
            before.speakers, before.last = (*speakers, *before.speakers), end - 1
            return None
        return Saying(i, end - 1, i, "say", "after", end, speakers, told, joined=self._opens(i), rule="according",
                      verb=False)  # fmt: skip

    def _hands_on(self, i: int, speakers: tuple[Speaker, ...]) -> bool:
        """Whether a medium at token `i` handed on what the speaker right before it says (`X said, according to Y`)."""
        before = self._found[-1] if self._found else None
        if before is None or before.way != "after" or not before.speakers or before.rule != "verb-after":
            return False
        near = not any(self._traits[at] & (has.HARM | has.VERBAL) for at in range(before.last + 1, i))
        return near and speakers[0].kind in _MEDIA and before.speakers[0].kind not in _MEDIA

    def _opens(self, i: int) -> bool:
        """Whether a conjunction right before token `i` opens a clause with it (`and according to …`)."""
        return i > 0 and self._traits[i - 1] & has.JOINS != 0

    def _told_after(self, k: int) -> tuple[Speaker | None, int]:
        """Whom an official `told` it, in a clause after him; the token after that."""
        at = k + (self._traits[k] & has.WHO != 0)
        verb = self._s.has(at, "reporting", "tells") if self._traits[at] & has.VERBAL else None
        if verb is None:
            return None, k
        following = self._follow.read(at + verb.size, tells=True)
        return following.told, at + verb.size if following.told is None else following.told.last + 1

    def _handed_on(self, i: int, match: Match) -> Saying | None:
        """`citing X`: who told the speaker of the sentence."""
        speakers = self._nouns.several(i + match.size)
        if not speakers:
            return None
        last = speakers[-1].last
        if self._traits[last + 1 + (self._traits[last + 1] & has.COMMA != 0)] & has.VERBAL:
            return None  # the agency, citing a source, said: the verb names both
        before = self._found[-1] if self._found else None
        if before is not None and before.way == "after" and i - before.last <= _HANDED_ON and not before.implied:
            before.speakers = (*before.speakers, *speakers)  # the agency said, quoting a source
            before.last = last
            return None
        return Saying(i, last, i, "say", "after", last + 1, speakers, rule="handed-on", verb=False)

    def _participle(self, i: int, match: Match) -> Saying | None:
        """`adding that`: the speaker of the sentence goes on."""
        if self._traits[i - 1] & (has.BEING | has.BELONGS | has.MODAL | has.SAYING_SO | has.PREPOSED):
            return None
        other = beside(self._s, self._nouns, self._follow, i, match)
        if other is not None:
            return other
        if match.sense == "doubt" and self._follow.unsaid(i + match.size, claims=True):
            return None
        following = self._follow.read(i + match.size, tells="tells" in match.features)
        if not following.said and not self._found:
            return None
        speakers: tuple[Speaker, ...] = ()
        if not self._found:
            opening = self._nouns.at(self._first())
            if opening is None or opening.last >= i or opening.sense == "name":
                return None
            speakers = (opening,)
        return Saying(i, i + match.size - 1, i, match.sense, "participle", following.scope, speakers, following.told,
                      implied=not speakers, rule="participle")  # fmt: skip

    def _first(self) -> int:
        """The first token that no adverb, time or pause opens the sentence with."""
        k = 0
        while self._traits[k] & (has.ADVERB | has.TIME | has.COMMA | has.CONTRAST) and k < self._s.size:
            k += 1
        return k

    # ---- verbs ----

    def _verb(self, i: int, match: Match) -> Saying | None:
        """A verb with who speaks before or after it."""
        before = self._subjects.past_light(i)
        if before.unsaid:
            return None
        k = i + match.size
        counted = self._traits[i - 1] & has.NUMBER and self._passives.names_doer(k)  # the 36 listed on Saturday by X
        if before.passive or counted or (self._traits[k] & has.BY and not self._follow.is_means(k)):
            return self._passives.read(i, match, before, self._floor())
        if "passive-only" in match.features or not self._may_count(match, k):
            return None
        if "noun" in match.features and not self._is_verb(i, k, match):
            return None
        if match.sense == "accuse" and self._traits[k] & has.BELONGS:
            return None  # a father accused of killing two
        trait = self._traits[before.last] if before.last >= 0 else 0
        if (before.last < 0 or trait & (has.COMMA | has.CLOSER | has.QUOTE)) and not self._follow.gives_count(k):
            subject = self._subjects.after(k, match)
            if subject is not None:
                return self._inverted(i, match, subject)
        weak = "weak" in match.features
        subject = self._subjects.before(before.last, guess=not weak or match.sense in _TAKEN or self._goes_on(k))
        if subject is not None and (weak or "noun" in match.features) and _is_guess(subject):
            return None
        counts = "quotative" in match.features and self._traits[k] & (has.NUMBER | has.COUNT) != 0  # and said six died
        if subject is None and trait & has.JOINS and (self._goes_on(k) or counts or match.sense in _TAKEN):
            return self._joined(i, match)
        if subject is None:
            subject = self._subjects.after(k, match) if "quotative" in match.features else None
            return None if subject is None else self._inverted(i, match, subject)
        return self._said(i, match, subject)

    def _may_count(self, match: Match, k: int) -> bool:
        """Whether what a verb of counting gives from `k` on can be a count; any other verb takes what it likes."""
        if "of-count" not in match.features or self._follow.gives_count(k):
            return True
        if "bare" in match.features:
            alone = (
                self._traits[k + 1] & (has.BY | has.COMMA | has.TIME | has.END) or not self._traits[k + 1] & has.WORD
            )
            return bool(self._traits[k] & has.NUMBER and alone)
        return "kept" in match.features and self._follow.counts_harmed(k)

    def _joined(self, i: int, match: Match) -> Saying | None:
        """A verb that shares the subject of the one before it (`issued a statement and stated that`)."""
        speakers: tuple[Speaker, ...] = ()
        if not self._found:
            opening = self._nouns.at(self._first())
            if opening is None or opening.last >= i or opening.sense == "guess":
                return None
            speakers = (opening,)
        following = self._follow.read(i + match.size, tells="tells" in match.features)
        return Saying(i, i + match.size - 1, i, match.sense, "before", following.scope, speakers, following.told,
                      implied=not speakers, rule="verb-implied")  # fmt: skip

    def _is_verb(self, i: int, k: int, match: Match) -> bool:
        """Whether a word that may be a noun is a verb: no verb, preposition or article makes it a noun."""
        if self._follow.unsaid(k, claims=match.sense == "doubt"):
            return False
        if self._traits[i - 1] & (has.DETERMINER | has.BELONGS):
            return False
        if self._s.at(k, "approximator") is not None:
            return True  # reported at least 17 deaths
        if self._traits[k] & (has.VERBAL | has.BELONGS):
            return False
        return not self._traits[k] & has.PREPOSED or self._follow.states_soon(k)

    def _said(self, i: int, match: Match, subject: Subject) -> Saying | None:
        """A verb behind its subject."""
        sense, k = match.sense, i + match.size
        own = subject.agrees == "own"
        if subject.implied and (own or not self._may_be_implied(match, subject, k)):
            return None
        speakers = self._outer(subject)
        inner: tuple[Speaker, ...] = ()
        if "cites" in match.features:
            inner, k = self._quoted(k)
            if not inner:
                return None
        elif speakers and "document" in speakers[-1].features and not self._speaks(speakers[-1], match):
            return None
        following = self._follow.read(k, tells="tells" in match.features)
        if "counts" in match.features:
            following = following._replace(said=True)  # put the number of dead guards at nine
        that = self._traits[subject.left - 1] & (has.THAT | has.WHO) and not own
        if that and not (following.said and self._states(k, match)):
            return None  # the land that the group described as its own
        if sense == "threaten" and not self._follow.counts_soon(k):
            return None  # vowed to go on, after 7 were killed
        if "trailing" in match.features and not self._traits[subject.left - 1] & (has.COMMA | has.CLOSER):
            return None
        if following.said is ("trailing" in match.features) and not match.features.isdisjoint(("stated", "trailing")):
            return None
        if following.told is not None and not inner:
            k = following.told.last + 1
        way = self._follow.way(subject.left, following, self._floor())
        nested = subject.nested or self._nested(subject.left)
        if way == "after" and not nested:
            return Saying(i, max(i + match.size, following.scope - 1 if not following.said else k) - 1, subject.left,
                          sense, "after", max(k, i + match.size), (*speakers, *inner), following.told,
                          implied=subject.implied, rule="verb-after", agrees=subject.agrees)  # fmt: skip
        return Saying(i, max(i + match.size, k) - 1, subject.left, sense, "before", max(following.scope, k),
                      (*speakers, *inner), following.told, implied=subject.implied, nested=nested,
                      rule=_rule(subject, inner), agrees=subject.agrees)  # fmt: skip

    def _may_be_implied(self, match: Match, subject: Subject, k: int) -> bool:
        """Whether a pronoun may be the subject of a verb at `k`: `it` counts too, where a number follows."""
        if "counts" in match.features or "of-count" in match.features:
            return True
        if match.sense == "count":
            return subject.agrees == "thing" and self._traits[k] & (has.NUMBER | has.COUNT) != 0
        return match.sense not in _NAMED and ("weak" not in match.features or self._goes_on(k))

    def _speaks(self, document: Speaker, match: Match) -> bool:
        """Whether a document says something: no mere video that shows it, nor one that was published."""
        if match.sense in ("publish", "issue"):
            return False
        return "shows" not in match.features or "article" in document.features or "plural" in document.features

    def _outer(self, subject: Subject) -> tuple[Speaker, ...]:
        """Who speaks, within the word of the one who quotes him (`A quoted B, who explained how`)."""
        before = self._found[-1].speakers if subject.nested and self._found else ()
        if before and before[-1].first <= subject.speakers[0].last and subject.speakers[0].first <= before[-1].last:
            return (*before[:-1], *subject.speakers)
        return subject.speakers

    def _states(self, k: int, match: Match) -> bool:
        """Whether a verb behind `that` states something, rather than takes what `that` stands for."""
        return "weak" not in match.features or self._goes_on(k)

    def _goes_on(self, k: int) -> bool:
        """Whether a pronoun's verb at `k` states something with a complementiser, a quotation or a colon."""
        return self._traits[k] & (has.THAT | has.QUOTE | has.COLON) != 0

    def _floor(self) -> int:
        """The token from which on something can be said that no saying has taken."""
        return self._found[-1].last + 1 if self._found else 0

    def _nested(self, left: int) -> bool:
        """Whether a saying is all that the one before it says (`AFP said the monitor reported`)."""
        if not self._found or self._found[-1].way != "before":
            return False
        scope = self._found[-1].scope
        return scope <= left <= scope + 1

    def _inverted(self, i: int, match: Match, subject: Subject) -> Saying:
        """A verb before its subject, behind what is said."""
        last = subject.end
        return Saying(i, last, i, match.sense, "after", last + 1, subject.speakers, rule="verb-after")

    def _quoted(self, k: int) -> tuple[tuple[Speaker, ...], int]:
        """Whom a verb quotes, and the token after `as saying`."""
        inner = self._nouns.several(k, guess=True)
        if not inner:
            return (), k
        k = inner[-1].last + 1
        match = self._s.at(k, "frame", "saying-so") if self._traits[k] & has.SAYING_SO else None
        return inner, k if match is None else k + match.size


def _is_guess(subject: Subject) -> bool:
    """Whether a subject is a noun that nobody knows."""
    return bool(subject.speakers) and subject.speakers[0].sense == "guess"


def _own_word(speaker: Speaker) -> Speaker:
    """A document that is not one named before speaks for itself."""
    if "article" in speaker.features or "document" not in speaker.features:
        return speaker
    return speaker._replace(features=speaker.features - {"document"})


def _rule(subject: Subject, inner: tuple[Speaker, ...]) -> str:
    if inner:
        return "verb-cites"
    return "verb-implied" if subject.implied else "relative" if subject.nested else "verb"
