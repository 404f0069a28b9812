"""Whose count it is: `حصيلة المرصد (332)`, `ما أعلنته الوزارة، أي 30 قتيلا`, `رفعت الوزارة حصيلة القتلى`."""

from __future__ import annotations

from typing import Final

from marsad.claims.sources import word_traits as has
from marsad.claims.sources.complements import Complements
from marsad.claims.sources.documents import document
from marsad.claims.sources.sayings import Saying
from marsad.claims.sources.speakers import Speakers
from marsad.claims.sources.tellers import Tellers
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_SIZE: Final = 8
"""Tokens between whose toll it is and its size."""
_REPLY: Final = 10
"""Tokens between who gave a count and its size."""
_QUANTITY: Final = 4
"""Tokens after `that is` within which the number stands (`أي أكثر من 30`)."""
_TALLY: Final = 16
"""Tokens between a verb of counting and the toll that it sets."""
_NO_COUNT: Final = frozenset({"call", "react", "feel", "address"})


class Counts:
    """The counts of one sentence that are told with whose they are."""

    def __init__(self, sentence: Sentence, speakers: Speakers, complements: Complements, tellers: Tellers) -> None:
        self._s = sentence
        self._speakers = speakers
        self._complements = complements
        self._tellers = tellers
        self._traits = speakers.traits

    def owner(self, i: int) -> Saying | None:
        """Whose toll a noun at token `i` names, where its size follows (`أعلى من حصيلة المرصد (332)`)."""
        s = self._s
        if s.has(i, "speaker", "tally") is None or not s.words[i].kinds.isdisjoint(("reporting",)):
            return None
        owner = document(s, self._speakers, i)
        if owner is None or "document" in owner.features or owner.first != i + 1 or owner.kind == "party":
            return None
        for at in range(owner.last + 1, min(owner.last + 1 + _SIZE, len(s.forms))):
            if self._traits[at] & has.NUMBER:
                return Saying(i, owner.last, i, "say", "before", owner.last + 1, (owner,), nested=True, rule="tally",
                              verb=False)  # fmt: skip
            if self._traits[at] & (has.REPORTING | has.BREAK | has.OUTCOME):
                break
        return None

    def tallies(self, k: int) -> bool:
        """Whether a verb that is said of much else sets a toll (`رفعت الوزارة حصيلة القتلى`, `قدم رقما أعلى`)."""
        s = self._s
        for at in range(k, min(k + _TALLY, len(s.forms))):
            noun = s.at(at, "carrier", "set")
            if noun is not None and ("toll" in noun.features or s.has(at + 1, "outcome", "count")):
                return True
            if noun is not None and any(self._traits[size] & has.NUMBER for size in range(at + 1, at + _REPLY)):
                return True
            if self._traits[at] & (has.BREAK | has.THAT):
                return False
        return False

    def assertion(self, k: int) -> bool:
        """Whether the object of a verb is what another asserted (`رفض رئيس البلدية هذا الادعاء`)."""
        for at in range(k, min(k + _REPLY, len(self._s.forms))):
            if self._s.at(at, "frame", "assertion") is not None:
                return True
            if self._traits[at] & (has.BREAK | has.COMMA | has.THAT | has.REPORTING | has.OUTCOME):
                return False
        return False

    def of_size(self, i: int, match: Match) -> Saying | None:
        """Who gave a count whose size follows (`ما أعلنته الوزارة، أي 30 قتيلا`, `العدد الذي أعلنته، وهو 30`)."""
        subjects = self._tellers.after(self._complements.after_times(i + match.size), match)
        if not subjects or match.sense in _NO_COUNT:
            return None
        last = subjects[-1].last
        for at in range(last + 1, min(last + 1 + _REPLY, len(self._s.forms))):
            if self._is_size(at):
                return Saying(i, last, i, match.sense, "before", at, subjects, nested=True, rule="verb")
            if self._traits[at] & (has.REPORTING | has.BREAK | has.THAT | has.OUTCOME):
                break
        return None

    def _is_size(self, at: int) -> bool:
        """Whether what opens a count's size stands at a token, and a number soon after it (`أي`, `وهو`, a bracket)."""
        s = self._s
        opens = (
            s.form(at) == "(" or s.at(at, "particle", "any") is not None or s.at(at, "particle", "it-is") is not None
        )
        return opens and any(self._traits[size] & (has.NUMBER | has.COUNT) for size in range(at + 1, at + _QUANTITY))
