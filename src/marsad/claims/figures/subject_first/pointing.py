"""Numbers that point back to a total: `Of those, 40 were fighters`, `Seven were women`, `The other 12 were guards`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, PERSON, THEM, Figure
from marsad.claims.figures.subject_first.marks import mark, skip_light
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.parts import is_part
from marsad.claims.figures.subject_first.sums import all_of_earlier
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_POINTS: Final = frozenset({BARE, PERSON})
_STOPS: Final = frozenset(";")
_TOTAL_WORDS: Final = 24
"""Tokens that tell more of a total right behind `of` before its parts are told."""


class Pointing:
    """The figures of one sentence that count some of a total told before them."""

    def __init__(self, sentence: Sentence, figures: list[Figure], before: list[Figure]) -> None:
        self._s = sentence
        self._figures = figures
        self._earlier = earlier_total(before, sentence.number)
        self._all = all_of_earlier(sentence, figures, before)
        self._opened = self._of_those(before)
        self._stop = next((at for at, form in enumerate(sentence.forms) if form in _STOPS), len(sentence))

    def whole_of(self, figure: Figure, met: Figure | None) -> Figure | None:
        """The total that a figure points back to, where `met` is the last figure before it; None if to none."""
        if figure.head_kind not in _POINTS or figure.single or figure.value is None:
            return None
        whole = self._whole(figure, met)
        if whole is None or whole.outcome in (None, "other") or not is_part(whole, figure):
            return None
        return whole

    def is_earlier(self, whole: Figure) -> bool:
        """Whether a total stands in a sentence before this one."""
        return whole.sentence != self._s.number

    def _whole(self, figure: Figure, met: Figure | None) -> Figure | None:
        if self._all is not None:
            return self._all
        if self._opened is not None and not self._is_parted(self._opened, figure):
            return self._opened
        if self._is_rest(figure):
            return self._told_with(met) or self._earlier
        if met is None and self._opens(figure) and self._is_told_what(figure):
            return self._earlier
        return None

    def _of_those(self, before: list[Figure]) -> Figure | None:
        """The total of which a sentence tells the parts from its first words on (`Of those`, `Of the 60 who died`)."""
        s = self._s
        them = mark(s, 0, "them")
        if them is not None:
            after = them.size
            return self._earlier if s.form(after) == "," or self._figure_at(after) is not None else None
        of = mark(s, 0, "of", "among")
        if of is None:
            return None
        first = self._figure_at(of.size)
        if first is not None and first.value != 1:
            return first if mark(s, 0, "of") is not None and self._parts_after(first) else None
        if mark(s, of.size, "article", "those") is None:
            return None
        fate = self._fate(of.size + 1)
        if fate is None or s.form(of.size + 1 + fate.size) != ",":
            return None
        return next((one for one in reversed(before) if one.outcome == fate.sense and one.part_of is None), None)

    def _fate(self, at: int) -> Match | None:
        matches = self._s.all_at(at, "outcome")
        return next((m for m in matches if not m.features.isdisjoint({"participle", "state", "count"})), None)

    def _parts_after(self, total: Figure) -> bool:
        """Whether a comma ends what is told of a total at the head of a sentence, and a bare number follows it."""
        for figure in self._figures:
            comma = figure.whole_first - 1
            if figure.head_kind == BARE and self._s.form(comma) == "," and comma - total.whole_last <= _TOTAL_WORDS:
                return True
        return False

    def _is_parted(self, whole: Figure, figure: Figure) -> bool:
        """Whether a figure is the total itself, or stands in another clause than that which tells of its parts."""
        if figure is whole:
            return True
        return figure.whole_first > self._stop and not self._is_rest(figure)

    def _is_rest(self, figure: Figure) -> bool:
        """Whether a figure counts all those of a total who are left (`the remaining nine`, `the other 30`)."""
        first = figure.whole_first
        if mark(self._s, first, "article") is None or figure.first != first + 2:
            return False
        told = mark(self._s, first + 1, "other", "remaining")
        return told is not None and self._is_told_what(figure)

    def _told_with(self, met: Figure | None) -> Figure | None:
        """The total whose parts the figure right before one is of."""
        return None if met is None else met.part_of

    def _opens(self, figure: Figure) -> bool:
        """Whether a bare number opens its sentence."""
        return figure.head_kind == BARE and figure.whole_first == 0

    def _is_told_what(self, figure: Figure) -> bool:
        """Whether words say right behind a number what those counted are: `were women`, `belonged to the unit`."""
        if figure.head_kind == PERSON:
            return mark(self._s, skip_light(self._s, figure.whole_last + 1), "was", "have") is None
        at = skip_light(self._s, figure.whole_last + 1)
        if mark(self._s, at, "belong") is not None:
            return True
        was = mark(self._s, at, "was")
        if was is None:
            return False
        at = skip_light(self._s, at + was.size)
        at += mark(self._s, at, "article") is not None
        return noun_at(self._s, at, figure.value != 1).kind == PERSON

    def _figure_at(self, at: int) -> Figure | None:
        return next((one for one in self._figures if one.whole_first == at), None)


def earlier_total(before: list[Figure], number: int) -> Figure | None:
    """The last total that the sentence before one tells, or that it tells parts of."""
    parted: Figure | None = None
    for figure in reversed(before):
        if number - figure.sentence > 1:
            break
        if figure.outcome == "other" or figure.value == 0 or figure.head_kind == THEM:
            parted = parted or figure.part_of
            continue
        if figure.part_of is not None:
            parted = parted or figure.part_of
        elif figure.value != 1:
            return figure
    return parted
