"""One person told twice: a name and the noun beside it (`Omar Said, a teacher, was killed`), remarks in brackets."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.marks import mark, marked
from marsad.text.tokens import Sentence

_APPOSED: Final = frozenset({"single.indefinite", "single.definite"})
_LONG: Final = frozenset({"single.indefinite", "single.definite", "single.article", "single.bare"})
_BARE: Final = "single.bare"
_CALLED: Final = 8
_ADDED: Final = 16
_BEYOND: Final = 9
"""Tokens between a noun and the verb of its clause that tell more of it."""
_NAMEABLE: Final = frozenset({"single.indefinite", "single.article", "single.definite", "single.bare"})
_NAMED: Final = frozenset({"single.named", "single.name"})
_VERBAL: Final = ("was", "have", "relative", "clause", "and")


def is_apposed(sentence: Sentence, figure: Figure, found: list[Figure], taken: set[int]) -> bool:
    """Whether a noun between commas tells more of one told right before it (`one guard, a father of two, was shot`)."""
    before, after = figure.whole_first - 2, figure.whole_last + 1
    if sentence.form(before + 1) != "," or figure.rule not in _LONG:
        return False
    if mark(sentence, after, "of", "for") is not None:  # one worker, head of an office in Adra, died
        after = next((at for at in range(after, after + _ADDED) if sentence.form(at) == ","), -1)
    elif figure.rule not in _APPOSED:
        return False
    if sentence.form(after) != ",":
        return False
    one = before in taken or (bool(found) and found[-1].whole_last == before and found[-1].rule != "single.name")
    return one and (mark(sentence, after + 1, "was", "have") is not None or _is_middle(sentence, after + 1))


def _is_middle(sentence: Sentence, at: int) -> bool:
    """Whether a verb without an object stands at a token (`died`)."""
    return sentence.has(at, "outcome", "middle") is not None


def without_further_callings(sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Figures, without nouns that say more of one person told before (`a founder and aid worker was killed`)."""
    kept: list[Figure] = []
    for figure in figures:
        if kept and _is_further_calling(sentence, kept[-1], figure):
            kept[-1].whole_last = figure.whole_last
        else:
            kept.append(figure)
    return kept


def _is_further_calling(sentence: Sentence, one: Figure, figure: Figure) -> bool:
    """Whether a noun without an article, joined to one person, has a verb of one person."""
    if figure.rule != _BARE or one.value != 1 or figure.whole_first != one.whole_last + 2:
        return False
    if mark(sentence, one.whole_last + 1, "and") is None or one.rule == "single.name":
        return False
    for at in range(figure.whole_last + 1, min(figure.whole_last + 1 + _BEYOND, len(sentence))):
        if marked(sentence, at, "one-person") is not None:
            return True
        if mark(sentence, at, *_VERBAL) is not None or "outcome" in sentence.words[at].kinds:
            return False
    return False


def is_bracketed(sentence: Sentence, figure: Figure) -> bool:
    """Whether brackets enclose a noun, which then tells more of what stands before it."""
    return sentence.form(figure.whole_first - 1) == "(" and sentence.form(figure.whole_last + 1) == ")"


def is_remark(sentence: Sentence, figure: Figure, taken: set[int]) -> bool:
    """Whether a bare noun only tells more of those told right before it (`a worker (driver)`)."""
    before = figure.whole_first - 1
    if before in taken:
        return True
    return sentence.form(before) == "(" and sentence.form(figure.whole_last + 1) == ")"


def without_appositions(sentence: Sentence, found: list[Figure]) -> list[Figure]:
    """Of a name and the noun beside it for the same person, the noun (`Omar Said, a teacher, was killed`)."""
    kept: list[Figure] = []
    for figure in found:
        before = kept[-1] if kept else None
        if before is not None and _tells_again(sentence, before, figure):
            continue
        if (
            before is not None
            and figure.rule == "single.name"
            and (_is_called(sentence, before, figure) or _is_added(sentence, before, figure))
        ):
            before.whole_last = figure.whole_last
            before.rule = "single.named"
            continue
        if (
            before is not None
            and sentence.form(before.whole_last + 1) == ","
            and figure.whole_first == before.whole_last + 2
        ):
            if before.rule == "single.name" and figure.rule in (
                "single.indefinite",
                "single.article",
                "single.definite",
            ):
                figure.whole_first = before.whole_first
                figure.rule = "single.apposition"
                kept.pop()
            elif figure.rule == "single.name" and before.rule != "single.name":
                before.whole_last = figure.whole_last
                continue
        kept.append(figure)
    return kept


def _is_called(sentence: Sentence, one: Figure, name: Figure) -> bool:
    """Whether a name is said to be that of one told right before (`the driver of an ambulance named Omar Said`)."""
    if one.rule == "single.name" or name.whole_first - one.whole_last > _CALLED:
        return False
    for back in range(name.whole_first - 1, max(name.whole_first - 4, one.whole_last), -1):
        match = sentence.at(back, "naming", "called")
        if match is not None:
            return back + match.size == name.whole_first
    return False


def _tells_again(sentence: Sentence, one: Figure, figure: Figure) -> bool:
    """Whether a noun between commas tells more of one named right before (`Sheikh Omar Said, a local leader,`)."""
    if figure.rule != "single.indefinite" or one.rule not in _NAMED:
        return False
    if sentence.form(one.whole_last + 1) != "," or figure.whole_first != one.whole_last + 2:
        return False
    return one.rule != "single.name" and sentence.form(figure.whole_last + 1) in (",", ".", "")


def _is_added(sentence: Sentence, one: Figure, name: Figure) -> bool:
    """Whether a name between commas is that of one told before, words of hers between (`a nurse from Rahba, …,`)."""
    if one.rule not in _NAMEABLE or name.whole_first - one.whole_last > _ADDED:
        return False
    if sentence.form(name.whole_first - 1) != "," or sentence.form(name.whole_last + 1) != ",":
        return False
    between = range(one.whole_last + 1, name.whole_first - 1)
    return all(
        sentence.forms[at] != "," and "outcome" not in sentence.words[at].kinds and mark(sentence, at, *_VERBAL) is None
        for at in between
    )
