"""Runs of nouns: an article or a number, what describes the noun, the noun, a name (`two Gaza health officials`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.languages.entries import Match
from marsad.model.mention import PartyMention
from marsad.text.tokens import Sentence

_UNKNOWN: Final = 3
"""How many words that nobody knows can describe a noun."""
_NO_NAME: Final = has.END | has.DETERMINER | has.VERBAL
_NO_NOUN: Final = has.END | has.DETERMINER | has.HARM | has.VERBAL
_COUNTS: Final = has.NUMBER | has.COUNT
_BEHIND_NOUN: Final = has.VERBAL | has.BY | has.PREPOSED | has.AUXILIARY | has.BEING | has.MODAL
"""What stands behind a noun, not behind a verb of reporting."""
_GOES_ON: Final = has.WORD | has.NUMBER | has.QUOTE | has.COLON
_HYPHEN: Final = "-"
_APOSTROPHE: Final = "'"


@dataclass(slots=True, eq=False)
class Run:
    """Tokens `first` to `last`; the noun or party that heads them, how many words of a name they end in and where it
    begins; whether an article or a number opens them; `alone`, that one capital at the start of a sentence is all.
    """

    first: int
    last: int = -1
    head: Match | None = None
    party: PartyMention | None = None
    names: int = 0
    name: int = -1
    definite: bool = False
    counted: bool = False
    alone: bool = False


class NounRun:
    """Reads the runs of nouns of one sentence."""

    def __init__(
        self,
        sentence: Sentence,
        traits: list[int],
        party: Callable[[int], PartyMention | None],
    ) -> None:
        self._s = sentence
        self._traits = traits
        self._party = party

    def read(self, i: int, end: int, loose: bool = False) -> Run | None:
        """The run that begins at token `i` and ends before `end`; None where it ends in no noun.

        Nouns that nobody knows need an article or a number before them, save in a `loose` run.
        """
        traits = self._traits
        run = Run(i)
        k = i
        determined = loose
        if traits[k] & has.DETERMINER:
            determined = True
            run.definite = self._s.has(k, "frame", "definite") is not None
            run.first = k + 1 if traits[k] & has.ARTICLE else i
            k = self._titled(run, k, end)
        if k < end and traits[k] & _COUNTS and not traits[k] & (has.PARTY | has.SPEAKER):
            determined = run.counted = True
            k += 1
            if traits[k] & has.DETERMINER:
                return None
        unknown = 0
        sure: Run | None = None
        while k < end:
            after = self._known(run, k) or self._described(run, k, end)
            if after is None:
                if not self._plain(k) or unknown >= _UNKNOWN:
                    break
                unknown += 1
                if run.names or run.head is not None or run.party is not None:
                    sure = replace(run)
                run.last, run.names, after = k, 0, k + 1
                run.head = run.party = None
                if not determined and not self._goes_on(k + 1, end):
                    k = after
                    break
            k = min(after, end)
        if sure is not None and k < end and not (run.names or run.head is not None or run.party is not None):
            run = sure
        if run.last < run.first or run.last < i:
            return None
        run.alone = run.first == 0 and run.last == 0
        return run

    def _titled(self, run: Run, k: int, end: int) -> int:
        """The token after an article at `k`, or after the party whose name it opens (`The Guardian`)."""
        party = self._party(k) if self._traits[k] & has.PARTY else None
        if party is None or party.last >= end or party.last == k:
            return k + 1
        run.party, run.last = party, party.last
        run.head = self._noun(party.last) if self._traits[party.last] & has.SPEAKER else None
        return party.last + 1

    def _known(self, run: Run, k: int) -> int | None:
        """The token after a party or a noun for a speaker at `k`."""
        trait = self._traits[k]
        if trait & has.DETERMINER:
            return None
        match = (self._described_noun(run, k) or self._noun(k)) if trait & has.SPEAKER else None
        party = self._party(k) if trait & has.PARTY else None
        if party is not None and (match is None or party.last >= k + match.size - 1):
            run.party, run.last, run.names = party, party.last, 0
            last = self._noun(party.last) if self._traits[party.last] & has.SPEAKER else None
            run.head = match if last is None and party.kind == "office" else last
            return party.last + 1
        if match is None:
            return None
        run.head, run.last, run.names = match, k + match.size - 1, 0
        return k + match.size

    def _noun(self, k: int) -> Match | None:
        """The longest noun for a speaker at `k`, not where the word is a verb there."""
        for match in self._s.all_at(k, "speaker"):
            if "quantifier" in match.features:
                continue
            if self._traits[k] & has.VERBAL and match.size == 1 and self._is_verb(k):
                return None
            return match
        return None

    def _described_noun(self, run: Run, k: int) -> Match | None:
        """A noun at `k` that may be a verb, behind a word that only describes and at an end (`local reports.`)."""
        if run.party is not None or run.head is not None or run.names or not self._traits[k] & has.VERBAL:
            return None
        if k == 0 or not self._traits[k - 1] & has.MODIFIER or self._traits[k + 1] & _GOES_ON:
            return None
        return self._s.at(k, "speaker")

    def _is_verb(self, k: int) -> bool:
        """Whether a word that may be a noun or a verb of reporting is the verb: nothing makes a noun of it."""
        if k > 0 and self._traits[k - 1] & has.DETERMINER:
            return False
        return not self._traits[k + 1] & _BEHIND_NOUN

    def _described(self, run: Run, k: int, end: int) -> int | None:
        """The token after a name, a hyphen, an owner's ending, a title's stop or a describing word at `k`."""
        form = self._s.forms[k]
        trait = self._traits[k]
        if not trait & has.WORD:
            return self._sign(run, k, form, end)
        if self.name(k):
            if not run.names:
                run.name = k
            run.names += 1
            run.last = k
            return k + 1
        if trait & has.MODIFIER or ("demonym" in self._s.words[k].kinds and self._s.is_capital(k)):
            run.last = k
            if run.names and not self._in_name(k, end):
                run.names = 0
            if not run.names:
                run.head = run.party = None
            return k + 1
        return None

    def _in_name(self, k: int, end: int) -> bool:
        """Whether a small word stands within a name (`Abu`, `al-`)."""
        at = k + 1
        while at < end and self._s.forms[at] == _HYPHEN:
            at += 1
        return at < end and self.name(at)

    def _sign(self, run: Run, k: int, form: str, end: int) -> int | None:
        if k + 1 >= end or run.last < run.first:
            return None
        glued = self._s.glued(k + 1)
        if form == _HYPHEN and self._s.glued(k) and glued:
            if self.name(k + 1) or self._traits[k + 1] & has.MODIFIER:
                return k + 1
            run.names, run.head, run.party, run.last = 0, None, None, k + 1
            return k + 2
        if self._s.glued(k) and (form == _APOSTROPHE or self._s.at(k, "particle", "possessive") is not None):
            run.names, run.head, run.party, run.last = 0, None, None, run.first - 1
            return k + 1
        if form == "." and self._s.glued(k) and self._abbreviates(k - 1):
            return k + 1
        return None

    def _abbreviates(self, k: int) -> bool:
        """Whether a stop after token `k` belongs to it: an initial, a title."""
        return len(self._s.forms[k]) == 1 or self._s.at(k, "speaker", "title") is not None

    def _plain(self, k: int) -> bool:
        """Whether a word at `k` that nobody knows for a speaker can be a noun."""
        trait = self._traits[k]
        return trait & has.WORD != 0 and not trait & _NO_NOUN

    def _goes_on(self, k: int, end: int) -> bool:
        """Whether a describing word without an article is part of a compound (`camp-based`)."""
        return k + 1 < end and self._s.forms[k] == _HYPHEN and self._s.glued(k)

    def name(self, k: int) -> bool:
        """Whether the word at `k` is written as a name is, with a capital."""
        trait = self._traits[k]
        if not trait & has.WORD or trait & _NO_NAME or not self._s.is_capital(k):
            return False
        return k > 0 or not trait & (has.MODIFIER | has.SPEAKER | has.HARM)
