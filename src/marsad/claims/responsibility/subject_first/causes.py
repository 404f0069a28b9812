"""What harmed the people of a figure: `killed in an airstrike`, `shelling killed two`, `shot dead`."""

from __future__ import annotations

from typing import Final, cast

from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.responsibility.subject_first.clause import causes_in, clause_end, clause_start
from marsad.claims.spans import words
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.model.claim import Cause
from marsad.model.vocabulary import CauseClass
from marsad.text.tokens import Sentence

_NEAR: Final = 10
"""Tokens after a vague cause within which a more exact one tells what it was."""
_HARMLESS: Final = ("attempt", "threat", "no")
_RANKS: Final = (("override", 3), ("weak", 0), ("general", 1))


def cause_in_order(mentions: Mentions, sentence_no: int, first: int, last: int) -> Cause | None:
    """The cause told after a figure in its clause, else before it."""
    sentence = mentions.sentence(sentence_no)
    start, end = clause_start(sentence, first), clause_end(sentence, last)
    after = [row for row in causes_in(sentence, last + 1, end) if _governs(sentence, last, row)]
    before = [row for row in causes_in(sentence, start, first) if not _is_harmless(sentence, row[0])]
    found = _best(after[:1], after) or _best(before[-1:], before)
    if found is None:
        return None
    at, match = found
    if "nowhere" in match.features:
        return None
    span = words(mentions, sentence, at, at + match.size - 1)
    return Cause(span.start, span.end, span.text, cast(CauseClass, match.entry.attributes["cause"]))


def _governs(sentence: Sentence, last: int, row: tuple[int, Match]) -> bool:
    """Whether a cause after a figure is said to be its own: nobody else's fate is told in between."""
    at, _ = row
    if _is_harmless(sentence, at):
        return False
    between = range(last + 1, at)
    others = [here for here in between if sentence.is_number(here) and sentence.at(here + 1, "person") is not None]
    return not others or not any(sentence.at(here, "outcome") for here in range(others[0], at))


def _is_harmless(sentence: Sentence, at: int) -> bool:
    return any(mark(sentence, back, *_HARMLESS) is not None for back in (at - 1, at - 2) if back >= 0)


def _best(nearest: list[tuple[int, Match]], rows: list[tuple[int, Match]]) -> tuple[int, Match] | None:
    """The nearest cause, or a more exact one told with it."""
    if not nearest:
        return None
    best = nearest[0]
    for row in rows:
        if abs(row[0] - nearest[0][0]) <= _NEAR and _rank(row[1]) > _rank(best[1]):
            best = row
    return best


def _rank(match: Match) -> int:
    return next((rank for feature, rank in _RANKS if feature in match.features), 2)
