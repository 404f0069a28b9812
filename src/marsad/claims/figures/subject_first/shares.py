"""Figures that are parts of a total: of the one before them, or of one of an earlier sentence (`of them`)."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import BARE, OTHERS, THEM, Figure
from marsad.claims.figures.subject_first.clauses import Clauses
from marsad.claims.figures.subject_first.fates import keep, said_of
from marsad.claims.figures.subject_first.groups import name_group
from marsad.claims.figures.subject_first.marks import mark
from marsad.claims.figures.subject_first.parts import (
    goes_on,
    is_among_them,
    is_lone,
    is_part,
    opens_part,
    spelt_out,
    whole_of,
)
from marsad.claims.figures.subject_first.subjects import Subject
from marsad.claims.figures.subject_first.triggers import Trigger, outcome_of
from marsad.text.tokens import Sentence

_NEAR: Final = 3


def take_part(clauses: Clauses, figure: Figure, subject: Subject | None, governor: Trigger | None) -> bool:
    """Make a figure a part of the total before it, if words say so."""
    sentence, total = clauses.sentence, clauses.met
    if figure.head_kind == THEM:
        return _take_of_them(clauses, figure, subject, governor)
    if governor is None and _points_back(clauses, figure, subject):
        return True
    if total is None:
        return False
    opener = opens_part(sentence, figure)
    if opener is not None and not is_lone(figure):
        whole = whole_of(total)
        fate = subject if _is_clause(sentence, opener) else None
        return is_part(whole, figure) and _be_part(clauses, figure, whole, fate)
    if figure in clauses.spelt and _be_part(clauses, figure, clauses.spelt[figure]):
        return True
    if total.part_of is None and is_part(total, figure):
        parts = spelt_out(sentence, total, clauses.figures, clauses.at)
        clauses.spelt.update((part, total) for part in parts)
    if figure in clauses.spelt:
        return _be_part(clauses, figure, clauses.spelt[figure])
    if total.part_of is not None and total not in clauses.spelt and goes_on(sentence, total, figure):
        own = subject is not None and not subject.crossed and clauses.told.get(total.part_of) is not subject.trigger
        if figure.head_kind != OTHERS and not own and is_part(total.part_of, figure):
            return _be_part(clauses, figure, total.part_of)
        return False
    if is_among_them(sentence, figure) and clauses.last is not None:
        whole = whole_of(clauses.last)
        return is_part(whole, figure) and _be_part(clauses, figure, whole)
    return False


def _take_of_them(clauses: Clauses, figure: Figure, subject: Subject | None, governor: Trigger | None) -> bool:
    """A figure that points back: to the total in its sentence, or to those of an earlier one."""
    if figure.value in (None, 1) and figure.own is None and figure.group is None:
        return True  # many of them, one of them critically
    whole = whole_of(clauses.last) if clauses.last is not None else clauses.earlier
    tells = subject is not None and (subject.gap <= _NEAR or _dies(figure, subject))
    outcome = outcome_of(subject.trigger) if subject is not None and tells else figure.own
    if governor is not None:
        outcome = outcome_of(governor)
    if whole is None or not is_part(whole, figure):
        if outcome is not None:
            keep(clauses, figure, outcome, subject.trigger if subject else None, "of-them")
        return True
    figure.part_of = whole
    if whole is clauses.earlier:
        figure.doubts.append("ambiguous-total")
    keep(clauses, figure, outcome or whole.outcome or "other", clauses.told.get(whole), "part-of-total")
    return True


def _dies(figure: Figure, subject: Subject) -> bool:
    """Whether some of the wounded are told to have died, however far behind (`two of the wounded in it died`)."""
    return figure.own == "injured" and outcome_of(subject.trigger) == "killed"


def _points_back(clauses: Clauses, figure: Figure, subject: Subject | None) -> bool:
    """Make a figure a part of the total that it points back to (`Of those, 40 were fighters`)."""
    pointing = clauses.pointing
    whole = pointing.whole_of(figure, clauses.met) if pointing is not None else None
    if pointing is None or whole is None:
        return False
    own = subject if subject is not None and subject.gap <= _NEAR and not subject.crossed else None
    if own is not None and outcome_of(own.trigger) != whole.outcome:
        return False
    figure.head_kind = THEM if figure.head_kind == BARE else figure.head_kind
    name_group(clauses.sentence, figure)
    if pointing.is_earlier(whole):
        figure.doubts.append("ambiguous-total")
    figure.part_of = whole
    assert whole.outcome is not None
    keep(clauses, figure, whole.outcome, clauses.told.get(whole), "points-back")
    return True


def _is_clause(sentence: Sentence, at: int) -> bool:
    """Whether a clause of its own tells of the part (`of whom six are still held`)."""
    match = mark(sentence, at, "among")
    return match is not None and "clause" in match.features


def _be_part(clauses: Clauses, figure: Figure, whole: Figure, own: Subject | None = None) -> bool:
    if own is not None:
        figure.part_of = whole if whole.outcome not in (None, "other") else None
        keep(clauses, figure, said_of(figure, own.trigger), own.trigger, "part-with-fate")
        return True
    if whole.outcome is None or whole.outcome == "other":
        return False
    figure.part_of = whole
    outcome = whole.outcome
    if figure.own is not None and not figure.weak and whole.outcome == "casualties":
        outcome = figure.own
    keep(clauses, figure, outcome, clauses.told.get(whole), "part-of-total")
    return True
