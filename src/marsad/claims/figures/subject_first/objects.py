"""Which figure stands right after the outcome word whose object it is: `killed 12`, `the death of a child`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.marks import is_joint, mark, skip_light
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.triggers import AFTER, NOUN, SET, THOSE, Trigger
from marsad.text.tokens import Sentence

_THOSE_REACH: Final = 16
_NEEDS_REACH: Final = 8
_OF: Final = ("of", "to-place", "among")
_OPENING: Final = frozenset("\"'`(:")


def objects_of(sentence: Sentence, triggers: list[Trigger], figures: list[Figure]) -> dict[Figure, Trigger]:
    """The object of each outcome word that has a figure for one."""
    starts = {figure.whole_first: figure for figure in figures}
    ends = {figure.whole_last: figure for figure in figures}
    found: dict[Figure, Trigger] = {}
    for trigger in triggers:
        if trigger.joined is not None:
            continue
        figure = _object_of(sentence, trigger, starts, ends)
        if figure is not None:
            found.setdefault(figure, trigger)
    return found


def _object_of(
    sentence: Sentence, trigger: Trigger, starts: dict[int, Figure], ends: dict[int, Figure]
) -> Figure | None:
    after = trigger.last + 1
    label = trigger.at == 0 or not (sentence.is_word(trigger.at - 1) or trigger.at - 1 in ends)
    if label and sentence.form(after) == ":" and trigger.voice != AFTER:
        return _at(sentence, after + 1, starts)
    if trigger.voice == AFTER:
        return _at(sentence, after, starts)
    if trigger.voice == NOUN:
        if "complete" in trigger.match.features:
            figure = _at(sentence, after, starts)
            return figure if _is_completed(sentence, trigger, figure) else None
        of = mark(sentence, after, *_OF)
        if of is not None:
            return _at(sentence, after + of.size, starts) or _told_of_count(sentence, trigger, starts)
        if after in starts:
            return starts[after]
        return _owner(sentence, trigger, ends)
    if trigger.voice == SET and mark(sentence, after, "include") is not None:
        return _at(sentence, after + 1, starts)  # the toll included 12 policemen
    if trigger.voice == THOSE or (trigger.at == 0 and trigger.plain):
        return _told_after(sentence, trigger, starts)
    return None


def _is_completed(sentence: Sentence, trigger: Trigger, figure: Figure | None) -> bool:
    """Whether the words that an outcome needs follow its object (`the fate of 20 others is unknown`)."""
    needs = trigger.match.entry.attributes.get("needs", "")
    if not needs or figure is None:
        return True
    after = range(figure.whole_last + 1, min(figure.whole_last + 1 + _NEEDS_REACH, len(sentence)))
    return any(sentence.at(at, "carrier", need) is not None for at in after for need in needs.split("|"))


def _at(sentence: Sentence, at: int, starts: dict[int, Figure]) -> Figure | None:
    """The figure at a token, or the one joined to a plural without a number there (`killed soldiers and a child`)."""
    end = skip_light(sentence, at)
    while sentence.form(end) in _OPENING and sentence.form(end):
        end += 1
    for here in range(at, end + 1):
        if here in starts:
            return starts[here]
    at = end
    if mark(sentence, at, "them-object") is not None:  # killing him, his wife and a child
        return next(
            (starts[end] for end in range(at + 2, at + 4) if end in starts and is_joint(sentence, at + 1, end)), None
        )
    first = at + (mark(sentence, at, "article", "owner") is not None)
    noun = noun_at(sentence, first, True)
    if noun.kind not in ("person", "body") or noun.head is None:
        return None
    for end in range(noun.last + 2, min(noun.last + 5, len(sentence))):
        if end in starts and is_joint(sentence, noun.last + 1, end):
            return starts[end]
    return None


def _owner(sentence: Sentence, trigger: Trigger, ends: dict[int, Figure]) -> Figure | None:
    """The one whose death it is (`Omar Said's death`)."""
    if mark(sentence, trigger.at - 1, "possessive") is None:
        return None
    return ends.get(trigger.at - 2)


def _told_of_count(sentence: Sentence, trigger: Trigger, starts: dict[int, Figure]) -> Figure | None:
    """Who is told after `the victims of the strike were`."""
    if "count" not in trigger.match.features or mark(sentence, trigger.at - 1, "article") is None:
        return None
    return _told_after(sentence, trigger, starts)


def _told_after(sentence: Sentence, trigger: Trigger, starts: dict[int, Figure]) -> Figure | None:
    """Who is told after `the dead included`, `among those killed were`."""
    for at in range(trigger.last + 1, min(trigger.last + 1 + _THOSE_REACH, len(sentence))):
        if sentence.forms[at] in ";.":
            return None
        match = mark(sentence, at, "was", "include")
        if match is not None:
            figure = _at(sentence, at + match.size, starts)
            if figure is not None and mark(sentence, figure.whole_last + 1, "was") is None:
                return figure
            return None
    return None
