"""All figures of a report, sentence by sentence, with the lists that run over several lines."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.claims.figures.affected import inherit_groups, name_groups
from marsad.claims.figures.counted_nouns import find_figures
from marsad.claims.figures.fates import settle_fates
from marsad.claims.figures.figure import BARE, THEM, Figure, locate
from marsad.claims.figures.furniture import furniture_of
from marsad.claims.figures.governing.walk import govern
from marsad.claims.figures.joined_names import part_names
from marsad.claims.figures.later_parts import join_later_parts
from marsad.claims.figures.names import full_names
from marsad.claims.figures.single_figures import single_figure
from marsad.claims.figures.subject_first.later_told import told_later
from marsad.claims.figures.subject_first.order import puts_subject_first
from marsad.claims.figures.subject_first.walk import govern_in_order
from marsad.claims.figures.waking import gives_count, may_tell
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

_BULLETS = ("-", "–", "•", "*", "·", "▪", "●", "—", "+")
_HEADS_LIST = (":",)
_RECALL = 4
"""How many sentences back it is told what befell those whom a bare number counts."""
_SINCE = 4
"""How many sentences after a figure one may count some of those told there."""
_OF_CONFLICT = frozenset({"civilian", "combatant", "security", "detainee"})


def report_figures(mentions: Mentions) -> list[Figure]:
    """The figures of a report in order of the text; sentences that can hold none are passed over."""
    found: list[Figure] = []
    header: Header | None = None
    furniture = furniture_of(mentions)
    in_order = puts_subject_first(mentions.pack)
    for number in range(len(mentions)):
        if number in furniture:
            continue
        item = header is not None and _is_item(mentions.folded.text[mentions.bounds[number][0]])
        if mentions.may_hold(number, "outcome") or _points_back(mentions, number, found, in_order):
            sentence = mentions.sentence(number)
            figures = _govern(mentions, sentence, found, in_order)
            if not in_order and not mentions.may_hold(number, "outcome"):
                figures = [figure for figure in figures if figure.outcome != "other"]
            if header is not None and item and not figures:  # the name of a group may hold such a word
                figures = _items(mentions, number, header)
            if not item or not figures:
                header = _header(sentence, figures)
        elif header is not None and item:
            sentence = mentions.sentence(number)
            figures = _items(mentions, number, header)
        else:
            header = None
            continue
        if in_order:
            found.extend(told_later(mentions, number, found))
        if figures:
            (inherit_groups if in_order else name_groups)(mentions, sentence, figures)
            found.extend(figures)
    found = settle_fates(mentions, _of_conflict(_of_injury(mentions, _settle_duals(found))))
    join_later_parts(mentions, found)
    return found


def _points_back(mentions: Mentions, number: int, found: list[Figure], in_order: bool) -> bool:
    """Whether a sentence may count some of those whom one before told (`Eight of them were children.`).

    Where the subject does not stand first, a noun for their count says so (توزعت الحصيلة على 12 من …).
    """
    if not found or not mentions.may_hold(number, "numeral", "digits"):
        return False
    near = number - found[-1].sentence <= _SINCE
    return near if in_order else mentions.may_hold(number, "carrier") or (near and gives_count(mentions, number))


def _govern(mentions: Mentions, sentence: Sentence, before: list[Figure], in_order: bool) -> list[Figure]:
    """The figures of a sentence, by the grammar of its language, after those found before it."""
    if in_order:
        figures = govern_in_order(mentions, sentence.number, before)
        far = not before or sentence.number - before[-1].sentence > 1
        if far and not mentions.may_hold(sentence.number, "outcome"):
            return [figure for figure in figures if figure.outcome != "other"]
        return figures
    if not may_tell(mentions, sentence):
        return []
    numbers = find_figures(mentions, sentence.number)
    told, names = _told_last(sentence, before), full_names(mentions, sentence)
    return part_names(mentions, sentence, govern(sentence, numbers, sentence.number, told, names))


def _told_last(sentence: Sentence, before: list[Figure]) -> str | None:
    """What befell those of whom the sentences shortly before told, for a number that says it no more.

    It is what the report told of first, where they told of that as well; else what they told of last.
    """
    told = []
    for figure in reversed(before):
        if sentence.number - figure.sentence > _RECALL:
            break
        if figure.outcome not in (None, "other") and figure.qualifier != "none" and figure.part_of is None:
            told.append(figure.outcome)
    return before[0].outcome if told and before[0].outcome in told else told[0] if told else None


def _of_injury(mentions: Mentions, figures: list[Figure]) -> list[Figure]:
    """Where a report tells of cases of an illness, its other `cases` are no injuries (9 حالات إصابة مؤكدة)."""
    if not any(figure.ill for figure in figures):
        return figures
    return [figure for figure in figures if figure.outcome != "injured" or not _is_case(mentions, figure)]


def _is_case(mentions: Mentions, figure: Figure) -> bool:
    if figure.head is None:
        return False
    return mentions.sentence(figure.sentence).has(figure.head, "outcome", "event-noun") is not None


def _of_conflict(figures: list[Figure]) -> list[Figure]:
    """People counted in another way stay where harm is told in their sentence, or where they are of a side in it."""
    harmed = {figure.sentence for figure in figures if figure.outcome != "other" and figure.qualifier != "none"}
    return [
        figure
        for figure in figures
        if figure.outcome != "other"
        or (figure.value is not None and (figure.tags & _OF_CONFLICT or figure.sentence in harmed))
    ]


def _settle_duals(figures: list[Figure]) -> list[Figure]:
    """A form that is a dual or a plural stands for two only where the report says two of them elsewhere."""
    two = {figure.outcome for figure in figures if figure.value == 2 and "ambiguous-dual" not in figure.doubts}
    kept = [figure for figure in figures if "ambiguous-dual" not in figure.doubts or figure.outcome in two]
    for figure in kept:
        if figure.part_of is not None and figure.part_of not in kept:
            figure.part_of = None
    return kept


@dataclass(frozen=True, slots=True)
class Header:
    """A line that opens a list: what befell those listed, and their total where it gives one."""

    outcome: str
    total: Figure | None


def _header(sentence: Sentence, figures: list[Figure]) -> Header | None:
    """The header that a sentence ending in a colon is (والقتلى هم:)."""
    if sentence.forms[-1] not in _HEADS_LIST:
        return None
    for at in range(len(sentence) - 2, max(len(sentence) - 7, -1), -1):
        for match in sentence.all_at(at, "outcome"):
            if "count" in match.features and "article" in match.features:
                outcome = match.sense if "victims" not in match.features else "killed"
                same = [f for f in figures if f.part_of is None and f.outcome == outcome]
                return Header(outcome, same[-1] if same else None)
    totals = [figure for figure in figures if figure.part_of is None] or figures
    if not totals or totals[-1].outcome is None:
        return None
    return Header(totals[-1].outcome, totals[-1])


def _is_item(first: str) -> bool:
    """Whether a line whose first letter or sign this is, is an item of a list: it opens with a bullet or a number."""
    return first in _BULLETS or first.isdigit()


def _items(mentions: Mentions, number: int, header: Header) -> list[Figure]:
    """The parts that one line of a list gives of its header's total (– 47 من هيئة تحرير الشام)."""
    sentence = mentions.sentence(number)
    figures = [f for f in find_figures(mentions, number) if f.head_kind not in (BARE, THEM)]
    first = 1 if sentence.forms[0] in _BULLETS else 0
    if not any(figure.first <= first + 1 for figure in figures):
        one = single_figure(sentence, first, number)
        if one is not None:
            locate(sentence, one)
            figures.insert(0, one)
    total = header.total
    for figure in figures:
        figure.outcome, figure.part_of, figure.rule = header.outcome, total, "list-of-lines"
        if figure is figures[0]:
            total = figure
    return figures
