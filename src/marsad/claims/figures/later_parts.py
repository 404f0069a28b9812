"""Totals that later sentences break down: figures in a row that make exactly the number said before."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.mentions.find import Mentions

_LEAST = 4
"""Smaller totals are made by chance."""
_MOST_PARTS = 8
_REACH = 3
"""How many sentences after its total the last part may stand."""


_SEVERAL: Final = 2
_NARROW: Final = frozenset({"town", "neighbourhood", "facility"})
"""Precisions of places of which one is not in another."""


def join_later_parts(mentions: Mentions, figures: list[Figure]) -> None:
    """Make parts of the figures, in later sentences, that add up to an earlier total of what befell them."""
    for at, figure in enumerate(figures):
        if figure.among and figure.part_of is None:
            _join_among(figures, at)
    for at, total in enumerate(figures):
        if total.part_of is None and total.value is not None and total.value >= _LEAST and not total.single:
            parts = _parts(total, figures, at + 1)
            if _are_elsewhere(mentions, total.sentence, {part.sentence for part in parts}):
                continue
            for part in parts:
                part.part_of = total
                part.doubts.append("ambiguous-total")


def _join_among(figures: list[Figure], at: int) -> None:
    """Make a figure told as `among the dead`, and its list, parts of the last total of those dead."""
    first = figures[at]
    totals = []
    for total in reversed(figures[:at]):
        if first.sentence - total.sentence > _REACH:
            break
        if total.part_of is None and total.outcome == first.outcome and (total.value or 0) > (first.value or 0):
            totals.append(total)
            if total.value != totals[0].value:
                break
    if not totals:
        return
    total = totals[0]
    sure = len({other.value for other in totals}) == 1
    listed = {first}
    for figure in figures[at:]:
        if figure is not first and figure.follows not in listed:
            continue
        listed.add(figure)
        if figure.part_of is None and (figure.value or 0) < (total.value or 0):
            figure.part_of = total
            if not sure:
                figure.doubts.append("ambiguous-total")


def _parts(total: Figure, figures: list[Figure], start: int) -> list[Figure]:
    """The first figures of later sentences that make the total exactly; none where they do not."""
    found: list[Figure] = []
    left = total.value or 0
    for at in range(start, len(figures)):
        figure = figures[at]
        if figure.sentence - total.sentence > _REACH or len(found) == _MOST_PARTS:
            break
        if figure.part_of is not None or not _same_harm(total, figure):
            continue
        if figure.value is None and figure.sentence == total.sentence:
            continue  # مقتل 332، بعد العثور على عشرات الجثث
        if figure.sentence == total.sentence or figure.value is None or figure.value > left:
            return []
        found.append(figure)
        left -= figure.value
        if left == 0:
            return found if len(found) > 1 else []
    return []


def _are_elsewhere(mentions: Mentions, total: int, parts: set[int]) -> bool:
    """Whether several sentences tell of a town each, of which none is where the total's people were."""
    where = _towns(mentions, total)
    if not where or len(parts) < _SEVERAL:
        return False
    return all((towns := _towns(mentions, number)) and towns.isdisjoint(where) for number in parts)


def _towns(mentions: Mentions, number: int) -> set[str]:
    """The names of the towns, quarters and buildings that a sentence names; none where it names wider places only."""
    text = mentions.folded.text
    return {text[place.start : place.end] for place in mentions.places(number) if place.precision in _NARROW}


def _same_harm(total: Figure, figure: Figure) -> bool:
    """Whether a figure can break a total down: the same outcome, or killed and injured of casualties."""
    if total.outcome == "casualties":
        return figure.outcome in ("casualties", "killed", "injured")
    return figure.outcome == total.outcome
