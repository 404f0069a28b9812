"""Whom a figure counts, as words: the noun with what describes it, and the tags that these words state."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, BODY, COUNT, OTHERS, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.group_words import tags_of
from marsad.claims.figures.subject_first.marks import mark, skip_light
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.nouns import person_at
from marsad.text.tokens import Sentence

_NAMED: Final = frozenset({"single.name", "single.first-name"})
_MOST_OF: Final = 8
#: Tokens from the noun for a set within which its members are named.
_SET_WORDS: Final = 9
_OPENERS: Final = ("article", "owner", "indefinite", "of", "other", "those", "more", "possessive", "own", "remaining")
_NO_WORDS: Final = frozenset("-\"'(")


def name_group(sentence: Sentence, figure: Figure) -> None:
    """Set the words that name the group of a figure, and the tags that they state."""
    group = _group(sentence, figure)
    if group is None:
        return
    first, last = group
    figure.group = (first, last)
    figure.tags |= _tags(sentence, first, last)


def name_set(sentence: Sentence, figure: Figure, first: int) -> None:
    """Set the group of a figure that is the size of the set whose noun is at a token (`number of people killed`)."""
    if figure.group is not None:
        return
    end = min(first + _SET_WORDS, figure.whole_first)
    for at in range(first, end):
        if mark(sentence, at, "from", "in", "by", "to-place", "relative", "clause") is not None:
            return
        if sentence.at(at, "person") is None:
            continue
        noun = noun_at(sentence, at, True)
        last = noun.last if noun.kind == PERSON and noun.last >= at else at
        joint = mark(sentence, last + 1, "and")
        other = noun_at(sentence, last + 2, True) if joint is not None else None
        if other is not None and other.kind == PERSON and other.last < end:
            last = other.last
        figure.group = (at, last)
        figure.tags |= _tags(sentence, at, last)
        return


def _group(sentence: Sentence, figure: Figure) -> tuple[int, int] | None:
    if figure.rule in _NAMED:
        return figure.first, figure.last
    if figure.head_kind == THEM:
        return _of_them(sentence, figure)
    if figure.head_kind == OTHERS and figure.head is not None:
        return None
    if figure.head is None:
        return _side_of(sentence, figure)
    if figure.head_kind == COUNT:
        return _described(sentence, figure)
    if figure.head_kind not in (PERSON, BODY, UNKNOWN):
        return None
    first = _first(sentence, figure)
    last = max(figure.head, figure.head + _size(sentence, figure.head) - 1)
    if figure.head_kind == UNKNOWN:
        last = figure.head
    if figure.rule.startswith("single") and figure.whole_last > last:
        last = figure.whole_last
    return min(first, figure.head), members_end(sentence, figure.head, last)


def _side_of(sentence: Sentence, figure: Figure) -> tuple[int, int] | None:
    """The force that a number, or one with a state, is of (`60 from the militia`, `45 dead among the troops`)."""
    if figure.head_kind != BARE:
        return None
    at = figure.whole_last + 1
    state = sentence.has(at, "outcome", "state") or sentence.has(at, "outcome", "participle")
    at += state.size if state is not None else 0
    of = mark(sentence, at, "from", "among")
    return None if of is None else _side(sentence, at + of.size)


def _size(sentence: Sentence, at: int) -> int:
    match = person_at(sentence, at) or sentence.at(at, "body")
    return match.size if match is not None else 1


def _first(sentence: Sentence, figure: Figure) -> int:
    """The first word that describes the noun: what follows the number, the article and `of the`."""
    assert figure.head is not None
    if figure.head < figure.first:  # a family of five
        return figure.head
    at = figure.whole_first if figure.single else max(figure.last + 1, figure.whole_first)
    at = min(at, figure.head)
    for here in range(at, figure.head):
        years = sentence.at(here, "naming", "years")
        if years is not None:
            at = max(at, here + years.size)
        opener = mark(sentence, here, *_OPENERS)
        if opener is not None or sentence.forms[here] in _NO_WORDS or sentence.is_number(here):
            at = max(at, here + 1)
    return at


def members_end(sentence: Sentence, head: int | None, last: int) -> int:
    """The last word of a group up to `last` with whose members they are (`members of the group`)."""
    if head is None or sentence.has(head, "person", "member") is None:
        return last
    of = mark(sentence, last + 1, "of", "from")
    if of is None:
        return last
    at = last + 1 + of.size
    at += mark(sentence, at, "article", "indefinite", "owner") is not None or _is_of_one(sentence, at)
    noun = noun_at(sentence, at, False)
    return min(noun.last, last + _MOST_OF) if noun.last >= at else last


def _is_of_one(sentence: Sentence, at: int) -> bool:
    """Whether members are said to be of one body (`ten members of one family`)."""
    return sentence.at(at, "numeral") is not None and sentence.has(at + 1, "person", "collective") is not None


def _described(sentence: Sentence, figure: Figure) -> tuple[int, int] | None:
    """The group that describes a counted noun (`two civilian deaths`), or follows it (`deaths among civilians`)."""
    assert figure.head is not None
    first = _first(sentence, figure)
    for at in range(first, figure.head):
        if (
            person_at(sentence, at)
            or sentence.at(at, "person")
            or sentence.at(at, "demonym")
            or sentence.at(at, "party")
        ):
            return at, figure.head - 1
    at = figure.whole_last + 1
    match = mark(sentence, at, "among", "of")
    if match is None:
        return None
    at += match.size
    at += mark(sentence, at, "article", "owner") is not None
    noun = noun_at(sentence, at, True)
    return (at, noun.last) if noun.kind in (PERSON, BODY) else None


def _of_them(sentence: Sentence, figure: Figure) -> tuple[int, int] | None:
    """What those counted are said to be (`eight of them children`, `three of the dead were women`)."""
    at = skip_light(sentence, figure.whole_last + 1)
    belong = mark(sentence, at, "belong")
    if belong is not None:
        return _side(sentence, at + belong.size)
    if mark(sentence, at, "was") is not None:
        at = skip_light(sentence, at + 1)
    at += mark(sentence, at, "indefinite") is not None
    noun = noun_at(sentence, at, figure.value != 1)
    if noun.kind == PERSON and noun.head is not None:
        return at, noun.last
    return None


def _side(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The force or party at a token, with what describes it (`the Kurdish forces`)."""
    at += mark(sentence, at, "article", "owner") is not None
    noun = noun_at(sentence, at, True)
    people = noun.kind in (PERSON, BODY) and not noun.other
    named = any(sentence.at(here, "party") or sentence.at(here, "body") for here in range(at, noun.last + 1))
    return (at, noun.last) if noun.last >= at and (people or named) else None


def _tags(sentence: Sentence, first: int, last: int) -> frozenset[str]:
    tags: set[str] = set()
    for at in range(first, last + 1):
        for kind in ("person", "outcome"):
            for match in sentence.all_at(at, kind):
                if at + match.size - 1 <= last:
                    tags |= tags_of(match)
    return frozenset(tags)
