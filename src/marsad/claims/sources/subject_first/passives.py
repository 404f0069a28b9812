"""Passive verbs of reporting: who did it (`was reported by X`), whom they quote (`X was quoted by Y as saying`)."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker
from marsad.claims.sources.subject_first.following import Follow
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.claims.sources.subject_first.subjects import Before, Subjects
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_TOLD_OF: Final = has.CLAUSE | has.COMMA | has.HARM | has.NUMBER | has.COUNT
"""What stands before a participle that says who told it (`the two dead acknowledged by the army`)."""
_TIME: Final = 4
"""Tokens of the longest time between a participle and its doer (`on Saturday`)."""
_AGENT: Final = 10
"""How many tokens after a passive verb its doer can be named."""


class Passives:
    """The passive verbs of one sentence."""

    def __init__(self, sentence: Sentence, nouns: SourceNouns, subjects: Subjects, follow: Follow) -> None:
        self._s = sentence
        self._nouns = nouns
        self._traits = nouns.traits
        self._subjects = subjects
        self._follow = follow

    def read(self, i: int, match: Match, before: Before, floor: int) -> Saying | None:
        """A passive verb with who did it (`was reported by X`), or whom it quotes (`X was quoted as saying`)."""
        k = i + match.size
        passive = before.passive
        if "cites" in match.features and passive:
            return self._quoted_as(i, k, before.last, match, floor)
        if "agent" not in match.features:
            return None
        told = passive or match.sense == "count" or self._traits[i - 1] & _TOLD_OF != 0
        found = self._agent(k, passive or self._traits[i - 1] & has.NUMBER != 0) if told else ()
        if not found:
            return None
        end = found[-1].last + 1
        following = self._follow.read(end, tells=False)
        stated = self._traits[following.scope - 1] & has.COLON or self._traits[end] & has.THAT
        if stated:
            return Saying(i, end - 1, i, match.sense, "before", following.scope, found, rule="passive")
        return Saying(i, end - 1, i, match.sense, "after", end, found, rule="passive")

    def names_doer(self, k: int) -> bool:
        """Whether nothing but a time stands between a participle and the one who did it."""
        at = k
        while at < min(k + _TIME, self._s.size) and (self._traits[at] & has.TIME or self._s.at(at + 1, "weekday")):
            at += 1
        return at > k and self._traits[at] & has.BY != 0

    def _agent(self, k: int, passive: bool) -> tuple[Speaker, ...]:
        """Who did what a passive verb says, named with a preposition soon after it."""
        for at in range(k, min(k + (_AGENT if passive else 1), self._s.size)):
            trait = self._traits[at]
            clock = trait & has.BREAK and self._traits[at - 1] & self._traits[at + 1] & has.NUMBER
            if trait & (has.COMMA | has.BREAK | has.VERBAL | has.BEFELL) and not clock:
                return ()
            if trait & has.BY:
                return self._nouns.several(at + 1)
        return ()

    def _quoted_as(self, i: int, k: int, last: int, match: Match, floor: int) -> Saying | None:
        """`X was quoted as saying by Y that`: Y told what X says."""
        so = self._s.at(k, "frame", "saying-so") if self._traits[k] & has.SAYING_SO else None
        subject = self._subjects.before(last, guess=False)
        if subject is None:
            return None
        k += 0 if so is None else so.size
        outer = self._agent(k, passive=True) if self._traits[k] & has.BY else ()
        k = outer[-1].last + 1 if outer else k
        following = self._follow.read(k, tells=False)
        way = self._follow.way(subject.left, following, floor)
        scope = following.scope if way == "before" else k
        return Saying(i, k - 1, subject.left, "say", way, scope,
                      (*outer, *subject.speakers), implied=subject.implied, rule="passive")  # fmt: skip
