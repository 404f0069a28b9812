"""Verbs of reporting in a clause that describes something: `المسعف الذي قال إن`, `الهجوم الذي قال المرصد إنه`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.complements import Complements
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speakers
from marsad.claims.sources.tellers import Tellers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_AUXILIARY: Final = 3
"""Words of the longest auxiliary (`سبق له أن`)."""
NAMED: Final = frozenset(
    {"count", "mourn", "describe", "endorse", "issue", "call", "address", "publish", "stand", "react"}
)
"""Senses that need a named speaker: without one the verb is read as something else."""


class Relatives:
    """The relative clauses of one sentence whose verb is one of reporting."""

    def __init__(self, sentence: Sentence, speakers: Speakers, complements: Complements, tellers: Tellers) -> None:
        self._s = sentence
        self._complements = complements
        self._tellers = tellers
        self._traits = speakers.traits

    def before(self, i: int) -> int:
        """The token of the relative whose verb stands at `i` (`الذي قال`, `التي كانت قد أعلنت`); -1 for none."""
        traits = self._traits
        at = i - 1
        while at > 0 and (before := self._before_auxiliary(at)) < at:
            at = before
        return at if traits[at] & (has.RELATIVE | has.OF) == has.RELATIVE else -1

    def _before_auxiliary(self, at: int) -> int:
        """The token before an auxiliary that ends at `at`, be it of several words (`كان قد`, `سبق أن`); else `at`."""
        for start in range(at, max(-1, at - _AUXILIARY), -1):
            if not self._traits[start] & (has.WAS | has.ALREADY):
                continue
            match = self._s.at(start, "particle", "already")
            if start + (match.size if match is not None else 1) - 1 == at:
                return start - 1
        return at

    def read(self, i: int, match: Match, relative: int) -> Saying | None:
        """The saying of the verb at `i`, whose clause the relative at token `relative` opens."""
        return self._describing(i, match, relative) or self._to_said(i, match)

    def _describing(self, i: int, match: Match, relative: int) -> Saying | None:
        """A verb in a relative clause, whose speaker stands before the clause (`الذي قال`)."""
        k = self._complements.after_times(i + match.size)
        if match.sense in NAMED or "pronoun" in match.features or not self._complements.opens(k):
            return None
        speaker = self._tellers.described(relative)
        if speaker is None:
            return None
        scope, told = self._complements.begins(k)
        return Saying(i, k - 1, speaker.first, match.sense, "before", scope, (speaker,), told, nested=True,
                      rule="relative")  # fmt: skip

    def _to_said(self, i: int, match: Match) -> Saying | None:
        """A verb in a clause that describes what is said of, with its speaker behind it (`الذي قال المرصد إنه`)."""
        k = self._complements.after_times(i + match.size)
        subjects = self._tellers.after(k, match) if "pronoun" not in match.features else ()
        if not subjects or not self._complements.stated(subjects[-1].last + 1):
            return None
        scope, told = self._complements.begins(subjects[-1].last + 1)
        return Saying(i, subjects[-1].last, i, match.sense, "before", scope, subjects, told, nested=True,
                      female="female" in match.features, rule="relative")  # fmt: skip
