"""Nouns for a set of those harmed, whose size is told after them: `the death toll rose to 73 from 61`."""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from marsad.claims.figures.figure import BARE, COUNT, OTHERS, PERSON, UNKNOWN, Figure
from marsad.claims.figures.subject_first.marks import mark, marked
from marsad.claims.figures.subject_first.triggers import SET, Trigger
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_REACH: Final = 30
_MOST: Final = 12
"""Figures after the noun for a set among which its size is looked for."""
_FATE: Final = 7
"""Tokens within which the outcome of a set without one of its own is told (`the number of people killed`)."""
_JOINED: Final = 16
"""Tokens between one set's noun and the second that shares its noun for numbers."""
_SIZED_BY: Final = 4
"""Tokens of the longest verb that tells a set's size."""
_OLD: Final = 5
"""Tokens between a set's new size and its old one."""
_SIZED: Final = ("of", "to-place", "size", "was", "from", "at", "numbers")
_DAYS: Final = frozenset({"weekday", "day"})
_COUNTABLE: Final = frozenset({BARE, PERSON, COUNT, OTHERS, UNKNOWN})


def sizes_of(sentence: Sentence, triggers: list[Trigger], figures: list[Figure]) -> dict[Figure, tuple[str, int]]:
    """The outcome of each figure that is the size of a set, with the token of the noun for the set."""
    found: dict[Figure, tuple[str, int]] = {}
    firsts = [figure.first for figure in figures]
    ends = {trigger.at for trigger in triggers}
    by_last = {figure.whole_last: figure for figure in figures}
    sets = [(trigger.at, trigger.last, trigger.outcome) for trigger in triggers if trigger.voice == SET]
    sets += _open_sets(sentence)
    for at, last, outcome in sorted(sets):
        for figure in _sizes(sentence, last, figures[bisect_right(firsts, last) :][:_MOST], ends):
            found.setdefault(figure, (outcome, at))
        before = _size_before(sentence, at, by_last)
        if before is not None:
            found[before] = (outcome, at)
    return found


def _size_before(sentence: Sentence, at: int, by_last: dict[int, Figure]) -> Figure | None:
    """The size that is told before its set (`brought to 58 the number of people killed`)."""
    end = at - (mark(sentence, at - 1, "article") is not None)
    figure = by_last.get(end - 1) or by_last.get(end)
    told = figure is not None and mark(sentence, figure.whole_first - 1, "to-place") is not None
    return figure if told else None


def _open_sets(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Sets whose fate is told by another word (`the number of wounded`, `the total number of people killed`)."""
    found = []
    for at, match in sentence.find("carrier"):
        if match.sense != "set":
            continue
        end = at + match.size
        told: tuple[int, int, str] | None = None
        reach = 1 if "beside" in match.features else _FATE
        for here in range(end, min(end + reach, len(sentence))):
            fate = _fate(sentence, here)
            if fate is not None:
                told = (at, here + fate.size - 1, fate.sense)
                if "weak-count" not in fate.features:
                    break
            elif not sentence.is_word(here) or sentence.is_number(here) or "numeral" in sentence.words[here].kinds:
                break  # a figure of six dead
        if told is not None:
            found.append(told)
            found.extend(_joined_set(sentence, told[1]))
    return found


def told_in_sets(sentence: Sentence, figures: list[Figure]) -> frozenset[int]:
    """The tokens that tell what befell a set, and nobody before it (`the mayor said the number of people killed`).

    What is a figure itself is no such set (`a number of wounded`).
    """
    inside = {at for figure in figures for at in range(figure.whole_first, figure.whole_last + 1)}
    sets = (each for each in _open_sets(sentence) if each[0] not in inside)
    return frozenset(at for first, last, _ in sets for at in range(first, last + 1))


def _joined_set(sentence: Sentence, last: int) -> list[tuple[int, int, str]]:
    """A second set behind one noun for numbers (`the number of dead at 23, seven of them boys, and of injured`)."""
    for at in range(last + 1, min(last + 1 + _JOINED, len(sentence) - 2)):
        if mark(sentence, at, "and") is not None and mark(sentence, at + 1, "of") is not None:
            fate = _fate(sentence, at + 2)
            return [] if fate is None else [(at + 2, at + 1 + fate.size, fate.sense)]
        if sentence.forms[at] in ";":
            break
    return []


def _fate(sentence: Sentence, at: int) -> Match | None:
    for match in sentence.all_at(at, "outcome"):
        if not match.features.isdisjoint({"participle", "state", "count", "middle"}):
            return match
    return None


def _sizes(sentence: Sentence, last: int, figures: list[Figure], ends: set[int]) -> list[Figure]:
    """The figures that tell a set's size: the new one, and the old one beside it (`from 61`)."""
    found: list[Figure] = []
    for figure in figures:
        if figure.first <= last or figure.single or figure.head_kind not in _COUNTABLE:
            continue
        if figure.whole_first - last > _REACH or (found and not _is_old(sentence, found[-1], figure)):
            break
        between = range(last + 1, figure.whole_first)
        if any(_turns(sentence, at) for at in between) and not _goes_on(sentence, last, figure):
            break
        if not found and any(at in ends and not _is_told_of(sentence, at) for at in between):
            break
        if _is_size(sentence, figure):
            _forget_noun(figure)
            found.append(figure)
    return found


def _forget_noun(figure: Figure) -> None:
    """Take a word that nobody knows behind the size of a set for what tells of its time, not for those counted."""
    if figure.head_kind == UNKNOWN:
        figure.head, figure.head_kind, figure.whole_last = None, BARE, figure.last


def _is_old(sentence: Sentence, new: Figure, old: Figure) -> bool:
    """Whether a number tells the size that a set had before (`to 73 from 61`, `to 73, up from 61`)."""
    gap = old.whole_first - new.whole_last - 1
    if gap > _OLD:
        return False
    return gap <= 1 or mark(sentence, old.whole_first - 1, "from") is not None


def _turns(sentence: Sentence, at: int) -> bool:
    """Whether another clause begins; `since` and `after` may tell the time of a set."""
    if sentence.forms[at] in ";":
        return True
    return mark(sentence, at, "clause") is not None and marked(sentence, at, "preposition") is None


def _goes_on(sentence: Sentence, last: int, figure: Figure) -> bool:
    """Whether a set's clause tells when it befell them (`those killed when a lorry exploded had reached 165`)."""
    if mark(sentence, last + 1, "clause") is None or not _is_size(sentence, figure):
        return False
    return any(
        mark(sentence, at, "numbers", "running", "size") is not None and mark(sentence, at - 1, "have") is not None
        for at in range(max(figure.whole_first - _SIZED_BY, last + 2), figure.whole_first)
    )


def _is_told_of(sentence: Sentence, at: int) -> bool:
    """Whether an outcome word after the noun for a set is said of the set (`the number of people killed`)."""
    return _fate(sentence, at) is not None


def _is_size(sentence: Sentence, figure: Figure) -> bool:
    if figure.whole_first < figure.first and mark(sentence, figure.whole_first, "size") is not None:
        return True  # had passed 100
    before = figure.whole_first - 1
    while before > 0 and _is_between(sentence, before):
        before -= 1
    if sentence.form(before) in (":", "(") and not sentence.is_number(before - 1):
        return True
    if mark(sentence, before, *_SIZED) is not None:
        return True
    listed = mark(sentence, before - 1, "numbers")
    return listed is not None and listed.size > 1  # listed as three


def _is_between(sentence: Sentence, at: int) -> bool:
    """Whether a token is an adverb or a day between a verb and the size that it leads to (`reached on Sunday 20`)."""
    if mark(sentence, at, "adverb") is not None or sentence.words[at].kinds & _DAYS:
        return True
    return mark(sentence, at, "on") is not None and bool(sentence.words[min(at + 1, len(sentence) - 1)].kinds & _DAYS)
