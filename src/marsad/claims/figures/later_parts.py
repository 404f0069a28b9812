"""Totals that later sentences break down: figures in a row that make exactly the number said before."""

from __future__ import annotations

from marsad.claims.figures.figure import Figure

_LEAST = 4
"""Smaller totals are made by chance."""
_MOST_PARTS = 8
_REACH = 3
"""How many sentences after its total the last part may stand."""


def join_later_parts(figures: list[Figure]) -> None:
    """Make parts of the figures, in later sentences, that add up to an earlier total of what befell them."""
    for at, figure in enumerate(figures):
        if figure.among and figure.part_of is None:
            _join_among(figures, at)
    for at, total in enumerate(figures):
        if total.part_of is None and total.value is not None and total.value >= _LEAST and not total.single:
            for part in _parts(total, figures, at + 1):
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


def _same_harm(total: Figure, figure: Figure) -> bool:
    """Whether a figure can break a total down: the same outcome, or killed and injured of casualties."""
    if total.outcome == "casualties":
        return figure.outcome in ("casualties", "killed", "injured")
    return figure.outcome == total.outcome
