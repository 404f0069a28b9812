"""Who stands beside whom: one joined to another who waits, two of whom a verb for two tells, a noun in both genders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.claims.figures.figure import PERSON, Figure
from marsad.claims.figures.governing.nouns import has_and, is_indefinite
from marsad.claims.figures.governing.state import Walk
from marsad.claims.figures.single_figures import may_be_name
from marsad.languages.entries import Match

_TWO: Final = 2
_EITHER: Final = "ambiguous-dual"
_TEENS: Final = 10
"""Above this a singular counts many (20 طفلاً وطفلة)."""
_NAME: Final = 4
"""Words of a name that may stand between two who are joined."""


def joins_waiting(walk: Walk, figure: Figure, at: int) -> bool:
    """Whether one person is joined to one who waits for a verb (لقي رجل وابنته مصرعهما، أن شاباً وعمه قتلا)."""
    first = walk.waiting[-1] if walk.waiting else None
    if first is None or not first.single or figure.head_kind != PERSON or not has_and(walk, at):
        return False
    if not 0 < at - first.last <= _NAME or not is_indefinite(walk, at):
        return False
    return all(may_be_name(walk.sentence, here) for here in range(first.last + 1, at))


def agreeing(figures: Sequence[Figure], match: Match) -> list[Figure]:
    """Those of whom a word can be said: one for two (لقيا مصرعهما) is said of two, where two of them stand there."""
    if "dual" not in match.features:
        return list(figures)
    pair = [figure for figure in figures if figure.value == _TWO]
    for figure in pair:
        if _EITHER in figure.doubts:
            figure.doubts.remove(_EITHER)  # فقدان عاملين لحياتهما
    if not pair:
        pair = [figure for figure in figures if figure.single]
        pair = pair if len(pair) == _TWO else []
    return pair or list(figures)


def tells_both_genders(walk: Walk, at: int) -> bool:
    """Whether a noun right after many only repeats theirs for women (20 طفلاً وطفلة، 300 طالب وطالبة)."""
    last = walk.last
    if last is None or last.head is None or at != last.whole_last + 1 or (last.value or 0) <= _TEENS:
        return False
    if not has_and(walk, at):
        return False
    before, after = walk.sentence.at(last.head, "person"), walk.sentence.has(at, "person", "female")
    if before is None or after is None or "singular" not in after.features or "female" in before.features:
        return False
    stem, female = before.entry.forms[0], after.entry.forms[0]
    return before.entry is after.entry or (female.startswith(stem) and len(female) == len(stem) + 1)
