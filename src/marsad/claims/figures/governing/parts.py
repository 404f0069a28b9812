"""Totals and their parts (مقتل 9 بينهم طفلان)، and figures that no outcome word took."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, OTHERS, THEM, UNKNOWN, Figure
from marsad.claims.figures.governing.nouns import has_and
from marsad.claims.figures.governing.readings import outcome_at
from marsad.claims.figures.governing.signals import QUOTES
from marsad.claims.figures.governing.state import Walk, assign
from marsad.claims.figures.governing.unsure import has_harm_beside, is_out_of_scope

_OWN_FATE: Final = 4
"""Tokens after a part within which its own verb stands."""
_NO_STATE: Final = frozenset({"freed", "returned", "escaped"})
"""What a dual by itself says of others as well (المحرران، العائدان)."""
_OPENING: Final = ("among", "they-are")
"""What the parts of a total are told after (بينهم طفل، هما رجل وزوجته)."""
_UNTOLD: Final = frozenset({BARE, UNKNOWN, OTHERS, THEM, BODY})


def open_parts(walk: Walk) -> None:
    """`among them`: the parts of the last total are listed from here."""
    total = walk.last
    if walk.waiting and (total is None or walk.waiting[-1].first > total.first):
        total = walk.waiting[-1]
    if total is None:
        return
    if total.part_of is not None and total.value in (1, None) and total.qualifier != "tens":
        total = total.part_of
    walk.total = total


def counts_events(walk: Walk) -> bool:
    """Whether the last figure counts what happened to one each (64 إصابة منها 12 خطرة)."""
    head = walk.last.head if walk.last is not None else None
    return head is not None and walk.sentence.has(head, "outcome", "event-noun") is not None


def part_total(walk: Walk, figure: Figure) -> Figure | None:
    """The total whose part a figure is: the one whose parts are listed, or the one before a bracket or `of them`."""
    if figure.head_kind == THEM and walk.total is None:
        total = walk.last
        if total is not None and walk.free_governor() is None and _is_smaller(figure, total):
            walk.total = total.part_of or total
            return walk.total
        return None
    if walk.bracket is not None and walk.total is None and _is_smaller(figure, walk.bracket):
        walk.total = walk.bracket.part_of or walk.bracket
    total = walk.total
    if total is None or not _is_smaller(figure, total):
        return None
    if figure.own and not figure.weak and total.outcome not in (None, figure.own, "casualties"):
        return None
    return total


def take_part(walk: Walk, figure: Figure, total: Figure) -> None:
    """Make a figure a part of a total, with its fate unless it has its own."""
    figure.part_of = total
    if total.outcome is None:
        walk.waiting.append(figure)
        return
    outcome = figure.own if figure.own and not figure.weak and total.outcome == "casualties" else total.outcome
    if figure.head_kind == THEM:
        outcome = _own_fate(walk, figure) or outcome
    assign(walk, figure, outcome, None, None, "part-of-total")
    figure.trigger, figure.trigger_token = total.trigger, total.trigger_token


def stands_in_list(walk: Walk, at: int) -> bool:
    """Whether a noun stands right after `among them` or `they are`, or is joined to the part before."""
    sentence = walk.sentence
    before = at - 1
    while before >= 0 and (sentence.forms[before] in QUOTES or sentence.forms[before] == ":"):
        before -= 1
    for back in range(max(before - 3, 0), before + 1):
        for sense in _OPENING:
            match = sentence.at(back, "particle", sense)
            if match is not None and back + match.size - 1 >= before - 1:
                return True
    last = walk.last
    return last is not None and has_and(walk, at) and (last.part_of is walk.total or _are_told(walk, last, at))


def _are_told(walk: Walk, total: Figure, at: int) -> bool:
    """Whether it is said after a total who they are, the first in words that count nobody (هما المهاجم وحارس)."""
    between = range(total.whole_last + 1, at)
    return walk.total is total and any(walk.sentence.at(back, "particle", "they-are") for back in between)


def completes_row(walk: Walk, figure: Figure) -> bool:
    """Whether a figure makes the last total with those that wait: all are parts (قتل 25، 9 من الجيش و16 من غيره)."""
    total = walk.last
    row = [before for before in walk.waiting if not before.single and before.part_of is None]
    if total is None or total.value is None or not row or row[0].first < total.last or figure.value is None:
        return False
    if any(before.value is None for before in row) or figure.head_kind == UNKNOWN:
        return False
    if sum(before.value or 0 for before in row) + figure.value != total.value:
        return False
    total = total.part_of or total
    for before in row:
        walk.waiting.remove(before)
        take_part(walk, before, total)
    take_part(walk, figure, total)
    return True


def settle(walk: Walk) -> None:
    """Figures that no verb took: people counted in another way, or nothing that can be told."""
    if not walk.waiting:
        return
    _sum_up(walk)
    for figure in walk.waiting:
        if "ambiguous-dual" in figure.doubts:
            continue
        total = figure.part_of
        if total is not None and total.outcome not in (None, "other"):
            assign(walk, figure, total.outcome or "other", None, None, "part-of-total")
        elif figure.own and figure.noun and (figure.own in _NO_STATE or walk.sentence.words[figure.first].definite):
            continue
        elif figure.own and not figure.single:
            state = "held" if figure.own == "detained" else figure.own
            assign(walk, figure, state, figure.head, figure.whole_last, "state-noun")
        elif has_harm_beside(walk, figure) or is_out_of_scope(walk, figure):
            continue
        elif not figure.single and not figure.noun and figure.value != 1 and figure.head_kind not in _UNTOLD:
            if total is not None and total.outcome is None:
                total.outcome = "other"
            assign(walk, figure, "other", None, None, "no-outcome")
    walk.waiting.clear()


def _is_smaller(figure: Figure, total: Figure) -> bool:
    """Whether a part can be one: not larger than its total."""
    if figure.value is None or total.value is None:
        return total.value != 1
    return figure.value <= (total.value_high or total.value)


def _own_fate(walk: Walk, figure: Figure) -> str | None:
    """What befell a part by itself (سبعة منهم فارقوا الحياة)."""
    for at in range(figure.last + 1, min(figure.last + 1 + _OWN_FATE, len(walk.sentence))):
        match = outcome_at(walk, at)
        if match is None:
            continue
        fled = match.sense == "escaped" and "article" in match.features  # تمكنت تسع منهن من الهرب
        if fled or match.size > 1 or "plural" in match.features or "back" in match.features:
            return match.sense
    return None


def _sum_up(walk: Walk) -> None:
    """Figures in a row that make the total before them are its parts (33 عنصراً، 20 من … و13 من …)."""
    total = walk.last
    if total is None or total.value is None:
        return
    row = [figure for figure in walk.waiting if not figure.single and figure.part_of is None]
    if len(row) < 2 or row[0].first < total.last or sum(figure.value or 0 for figure in row) != total.value:
        return
    total = total.part_of or total
    for figure in row:
        walk.waiting.remove(figure)
        take_part(walk, figure, total)
