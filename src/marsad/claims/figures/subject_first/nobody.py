"""Figures of none: `nobody was hurt`, `no casualties were reported`, `none of its soldiers had been killed`."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, COUNT, PERSON, Figure
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.noun_phrases import noun_at
from marsad.claims.figures.subject_first.subjects import Subject
from marsad.text.tokens import Sentence

_HARM: Final = frozenset({"killed", "injured", "casualties", "missing", "abducted", "detained"})
_DENIED: Final = 8
"""Tokens before `any` within which its verb is denied (`did not result in any casualties`)."""
_DESCRIBE: Final = frozenset({"person", "demonym", "party", "body", "outcome"})
_RULE: Final = "none"


def find_none(sentence: Sentence, number: int, taken: set[int]) -> list[Figure]:
    """The figures of none of a sentence, in order, none among the tokens that numbers have `taken`."""
    found: list[Figure] = []
    at = 0
    while at < len(sentence):
        figure = None if at in taken else _none_at(sentence, at, number)
        if figure is None:
            at += 1
            continue
        found.append(figure)
        at = figure.whole_last + 1
    return found


def is_none(figure: Figure) -> bool:
    """Whether a figure says that there was nobody."""
    return figure.qualifier == "none"


def keep_none(clauses: Clauses, figure: Figure, subject: Subject | None) -> None:
    """Keep a figure of none with the harm that befell nobody; one of whom no harm is told is dropped."""
    if figure.own is not None:
        keep(clauses, figure, figure.own, None, "counted")
    elif subject is not None and subject.trigger.outcome in _HARM and _is_right_before(clauses, figure, subject):
        keep(clauses, figure, subject.trigger.outcome, subject.trigger, "subject")


def _none_at(sentence: Sentence, at: int, number: int) -> Figure | None:
    nobody = mark(sentence, at, "nobody")
    if nobody is not None:
        figure = _figure(at, at + nobody.size - 1, number)
        _take_those(sentence, figure)
        return figure
    no = mark(sentence, at, "no")
    if no is not None and no.size == 1:
        return _counted(sentence, at, at + 1, number)
    some = mark(sentence, at, "any")
    if some is not None and some.size == 1 and _is_denied(sentence, at):
        if mark(sentence, at + 1, "of") is None:
            return _counted(sentence, at, at + 1, number)
        figure = _figure(at, at, number)  # denied that any of its men had been killed
        _take_those(sentence, figure)
        return figure if figure.head is not None else None
    return None


def _take_those(sentence: Sentence, figure: Figure) -> None:
    """Take in of whom none is told (`none of its soldiers`)."""
    of = mark(sentence, figure.whole_last + 1, "of")
    if of is None:
        return
    at = figure.whole_last + 1 + of.size
    while mark(sentence, at, "article", "owner", "those", "own") is not None:
        at += 1
    noun = noun_at(sentence, at, True)
    if noun.kind == PERSON and noun.head is not None:
        figure.head, figure.head_kind, figure.whole_last = noun.head, PERSON, noun.last


def _counted(sentence: Sentence, at: int, first: int, number: int) -> Figure | None:
    """`no casualties`, `no civilians`, `no reports of injuries`, with nothing that tells of some of them."""
    told = mark(sentence, first, "reports-of")
    first += told.size if told is not None else 0
    noun = noun_at(sentence, first, True)
    if noun.head is None or noun.kind not in (PERSON, COUNT) or noun.other:
        return None
    if any(not sentence.words[here].kinds & _DESCRIBE for here in range(first, noun.head)):
        return None  # no serious injuries
    if noun.kind == COUNT and noun.own not in _HARM:
        return None
    figure = _figure(at, at, number)
    figure.head, figure.head_kind, figure.whole_last = noun.head, noun.kind, noun.last
    figure.own = noun.own if noun.kind == COUNT else None
    return figure


def _is_denied(sentence: Sentence, at: int) -> bool:
    """Whether a negation stands before `any` in its clause."""
    for back in range(at - 1, max(at - 1 - _DENIED, -1), -1):
        if mark(sentence, back, "negation") is not None:
            return True
        if mark(sentence, back, "that") is not None and _denies(sentence, back - 1):
            return True
        if not sentence.is_word(back) or mark(sentence, back, "clause", "that", "they") is not None:
            return False
    return False


def _denies(sentence: Sentence, at: int) -> bool:
    """Whether a verb of denying stands at a token."""
    return any(match.sense == "deny" for match in sentence.all_at(at, "reporting"))


def _is_right_before(clauses: Clauses, figure: Figure, subject: Subject) -> bool:
    """Whether nothing but auxiliaries stand between nobody and the verb (`nobody has been hurt`)."""
    sentence = clauses.sentence
    at = figure.whole_last + 1
    while at < subject.trigger.at:
        passed = mark(sentence, at, "was", "have", "deemed", "running", "already")
        if passed is None:
            return False
        at += passed.size
    return True


def _figure(first: int, last: int, number: int) -> Figure:
    return Figure(number, first, last, -1, -1, 0, None, "none", first, last, head_kind=BARE, rule=_RULE)
