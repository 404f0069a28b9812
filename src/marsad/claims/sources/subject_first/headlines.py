"""Sources that stand apart without a verb: before a colon, after a colon or a dash at the end, before a quotation."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speaker
from marsad.claims.sources.subject_first.source_nouns import SourceNouns
from marsad.text.tokens import Sentence

_LEADING: Final = 14
"""Tokens before the colon of a headline that names its source."""
_TRAILING: Final = 8
"""Tokens of the longest source at the end of a headline."""
_TOLL: Final = 4
_APART: Final = frozenset(":-—―|")
_OPENER: Final = has.ADVERB | has.TIME | has.COMMA | has.CONTRAST
_UNHEARD: Final = frozenset({"document", "quantifier"})
_TELLING: Final = frozenset({"agency", "outlet", "monitor"})
_KNOWN: Final = frozenset({"name", "guess", "country"})


class Headlines:
    """The sources that stand apart in one sentence."""

    def __init__(self, sentence: Sentence, nouns: SourceNouns) -> None:
        self._s = sentence
        self._nouns = nouns
        self._traits = nouns.traits

    def leading(self) -> Saying | None:
        """`Red Crescent: our crews moved 44`, `The Network (Feb. 2017): "…"`."""
        colon = self._colon()
        if colon is None:
            return None
        quoted = self._traits[colon + 1] & has.QUOTE != 0
        first = 0
        while first < colon and not self._traits[first] & (has.WORD | has.NUMBER) and self._s.forms[first] != "@":
            first += 1
        if self._traits[first] & (has.NUMBER | has.COUNT):
            return None  # 21 people: 12 soldiers and nine farmers
        speaker = self._nouns.at(first, limit=colon)
        if speaker is None or not speaker.features.isdisjoint(_UNHEARD) or speaker.last + 1 < colon - 1:
            return None
        if speaker.last + 1 != colon or (speaker.sense in _KNOWN and not quoted):
            return None
        return Saying(first, colon, first, "say", "headline", colon + 1, (speaker,), rule="headline", verb=False)

    def meanwhile(self, first: int) -> list[Saying]:
        """The report's own voice in a clause behind a headline's source (`Charity: 80 hurt as toll climbs to 154`)."""
        for k in range(first, self._s.size):
            clause = self._s.has(k, "particle", "meanwhile")
            after = range(k + 1, min(k + 1 + _TOLL, self._s.size))
            if clause is not None and any(self._s.has(at, "outcome", "set") is not None for at in after):
                return [Saying(k, k, k, "aside", "aside", k + 1, rule="aside", verb=False)]
        return []

    def _colon(self) -> int | None:
        for k in range(1, min(self._s.size - 1, _LEADING)):
            if self._s.forms[k] == ":":
                return k
            if self._traits[k] & (has.VERBAL | has.COMMA):
                return None
        return None

    def trailing(self) -> Saying | None:
        """`Six killed in raid: monitor`, `Six killed in raid – ministry`."""
        size = self._s.size
        end = size - (size > 0 and self._s.forms[size - 1] == ".")
        for k in range(end - 2, max(1, end - _TRAILING), -1):
            if self._s.forms[k] not in _APART or (self._s.forms[k] == "-" and self._s.glued(k)):
                continue
            speaker = self._nouns.at(k + 1)
            if speaker is None or speaker.last != end - 1 or speaker.sense in _KNOWN or _is_document(speaker):
                return None
            return Saying(k, end - 1, k, "say", "after", size, (speaker,), rule="headline", verb=False)
        return self._unsigned(end)

    def _unsigned(self, end: int) -> Saying | None:
        """`Rebel fire kills 14 State media`: a title whose signs were lost."""
        s = self._s
        if s.number > 0 or end < s.size or not s.is_cased:
            return None
        for k in range(end - 1, max(1, end - _TRAILING), -1):
            if self._traits[k - 1] & has.NUMBER and s.is_capital(k):
                speaker = self._nouns.at(k)
                if speaker is not None and speaker.last == end - 1 and speaker.kind in _TELLING:
                    return Saying(k, end - 1, k, "say", "after", end, (speaker,), rule="headline", verb=False)
        return None

    def _lists(self, colon: int) -> bool:
        """Whether a colon ends a sentence that speaks of figures or a document (`gave the following figures:`)."""
        if colon != self._s.size - 1:
            return False
        return any(self._traits[at] & (has.DOCUMENT | has.VENUE) for at in range(1, colon))

    def quoting(self) -> Saying | None:
        """`Somebody gave more details: "…"`: who opens the sentence before a colon and a quotation."""
        for colon in range(1, self._s.size):
            if self._s.forms[colon] == ":" and (self._traits[colon + 1] & has.QUOTE or self._lists(colon)):
                break
            if self._traits[colon] & has.QUOTE and self._s.form(colon + 1).isalpha() and not self._s.glued(colon):
                return None
        else:
            return None
        first = 0
        while first < colon and self._traits[first] & _OPENER:
            first += 1
        speaker = self._nouns.at(first)
        if speaker is None or speaker.last >= colon or not speaker.features.isdisjoint(_UNHEARD):
            return None
        scope = min(colon + 1, self._s.size - 1)
        return Saying(first, colon, first, "say", "before", scope, (speaker,), rule="quoting", verb=False)


def _is_document(speaker: Speaker) -> bool:
    return "document" in speaker.features
