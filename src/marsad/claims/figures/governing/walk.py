"""Which outcome word governs which figure: one walk over a sentence, from its first token to its last.

Arabic tells what befell people in few shapes: a verb before them (أصيب خمسة) or after them (خمسة أصيبوا), a verbal noun
before them (إصابة خمسة), a noun that is itself counted (خمسة جرحى), and lists that go on from any of these. The walk
keeps the governor in force, the figures that still wait for a verb, and the total whose parts are being listed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from marsad.claims.figures.figure import BODY, PERSON, THEM, UNKNOWN, Figure
from marsad.claims.figures.governing.counted_by_others import take_counted
from marsad.claims.figures.governing.full_names import take_full_name
from marsad.claims.figures.governing.instead import take_instead
from marsad.claims.figures.governing.let_go import settle_freed
from marsad.claims.figures.governing.lists import accompanies, continue_list, continues, family_of, restates_families
from marsad.claims.figures.governing.outcome_words import take_outcome
from marsad.claims.figures.governing.parts import (
    completes_row,
    counts_events,
    open_parts,
    part_total,
    settle,
    stands_in_list,
    take_part,
)
from marsad.claims.figures.governing.reach import is_object, overrides, reaches
from marsad.claims.figures.governing.readings import outcome_at, patient_follows
from marsad.claims.figures.governing.sets import (
    names_size_before,
    open_shares,
    open_uncounted,
    take_counted_noun,
    take_members,
    take_share,
    take_size,
    take_state,
)
from marsad.claims.figures.governing.signals import (
    ACTS,
    ANY,
    COUNTED,
    GOVERNS,
    PARTICLE,
    PEOPLE,
    PHRASE,
    SIGN,
    SINGLE,
    SOFT,
    STOPS,
    SUM,
    UNKNOWN_WORD,
)
from marsad.claims.figures.governing.singles import take_name, take_nobody, take_single
from marsad.claims.figures.governing.state import SetNoun, Walk, assign, begin, govern_figure
from marsad.claims.figures.governing.sums import opens_details, take_spoken_of, take_sum
from marsad.claims.figures.names import FullName
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_SINGLE_KINDS: Final = frozenset({"person", "particle", "outcome", "demonym"})
_BESIDE: Final = 2
"""Tokens between those who wait and `was`."""
_NEAR: Final = 9
"""Tokens after a figure in which its parts, or a bracket that explains it, may open."""


def govern(
    sentence: Sentence, figures: list[Figure], number: int, before: str | None, names: Mapping[int, FullName]
) -> list[Figure]:
    """The figures of a sentence with what befell them, singular nouns among them, in order.

    `before` is what befell those whom the sentences before it told of last; `names` are the names of persons by
    their first token.
    """
    walk = begin(sentence, figures, number, before, names)
    at = 0
    size = len(sentence)
    signals, by_token = walk.signals, walk.by_token
    while at < size:
        if at in by_token:
            figure = by_token[at]
            _meet(walk, figure)
            at = figure.last + 1
            continue
        signal = signals[at] & ACTS
        if at in names and take_full_name(walk, at):
            at = names[at].last + 1
        elif not signal or (signal == UNKNOWN_WORD and not _may_name(walk)):
            at += 1
        else:
            at += _step(walk, at, signal)
    settle(walk)
    settle_freed(walk)
    walk.kept.sort(key=lambda figure: figure.start)
    return walk.kept


def _may_name(walk: Walk) -> bool:
    """Whether a name may stand for one person here: a governor waits for its patient, or parts are listed."""
    governor = walk.governor
    return (governor is not None and governor.figure is None) or walk.total is not None


def _step(walk: Walk, at: int, signal: int) -> int:
    """Read one token that no number takes; how many tokens that uses."""
    if signal & SIGN:
        return _sign(walk, at, walk.sentence.forms[at])
    if signal & UNKNOWN_WORD and not signal & PHRASE:
        return walk.last.last - at + 1 if take_name(walk, at) and walk.last is not None else 1
    used = _outcome(walk, at, signal)
    if used or at in walk.covered:
        return used or 1
    sentence = walk.sentence
    if signal & PEOPLE and sentence.at(at - 1, "carrier", "set"):
        if names_size_before(walk, at):
            return 1
        owns = walk.set_noun is not None and walk.set_noun.toll and sentence.has(at, "person", "plural") is None
        if not owns and (walk.set_noun is None or walk.set_noun.at != at):  # but حصيلة الوزير is his
            walk.set_noun = SetNoun(at, None)
        return 1
    if signal & SUM:
        take_sum(walk, at)
    phrase = signal & PHRASE
    single = signal & SINGLE or (phrase and _may_be_one(sentence, at))
    if single and take_single(walk, at):
        return 1
    if signal & (ANY | PHRASE) and take_nobody(walk, at):
        return 2
    particle = sentence.at(at, "particle") if signal & (PARTICLE | PHRASE) else None
    return _particle(walk, at, particle) if particle is not None else 1


def _may_be_one(sentence: Sentence, at: int) -> bool:
    """Whether a phrase, or its first word, can stand for one."""
    kinds = sentence.words[at].kinds
    return not _SINGLE_KINDS.isdisjoint(kinds) or not _SINGLE_KINDS.isdisjoint(sentence.phrases.get(at, ()))


def _outcome(walk: Walk, at: int, signal: int) -> int:
    """Read an outcome word, if one stands here; how many tokens that uses."""
    used = take_counted_noun(walk, at) if signal & (COUNTED | PHRASE) else 0
    if used or not signal & (GOVERNS | PHRASE):
        return used
    outcome = outcome_at(walk, at)
    return take_outcome(walk, at, outcome) if outcome is not None else 0


def _sign(walk: Walk, at: int, form: str) -> int:
    """Read a sign: a stop ends what is in force, a colon opens parts, brackets explain the figure before them."""
    last = walk.last
    if form in STOPS:
        settle(walk)
        walk.governor = walk.total = walk.shares = None
    elif form == ")":
        walk.bracket = None
    elif form == ":":
        if opens_details(walk, at):
            return 1
        open_shares(walk, at)
        if last is not None and _opens_row(walk, at, last):
            open_parts(walk)
    elif last is not None and form == "(" and at - last.whole_last <= _NEAR:
        walk.bracket = last
    return 1


def _opens_row(walk: Walk, at: int, last: Figure) -> bool:
    """Whether a colon opens the parts of the last figure: right after it, or right before smaller ones of people."""
    if at - last.whole_last <= 2:
        return True
    following = walk.by_token.get(at + 1)
    if following is None or following.head_kind not in (BODY, PERSON) or at - last.whole_last > _NEAR:
        return False
    return last.value is not None and following.value is not None and following.value < last.value


def _particle(walk: Walk, at: int, longest: Match) -> int:
    """Read a particle; how many tokens that uses."""
    last = walk.last
    if longest.sense == "they-are" and last is not None and at - last.whole_last <= _NEAR:
        following = walk.by_token.get(at + longest.size)
        spread = "spread" in longest.features and (following is None or following.head_kind == UNKNOWN)
        if not spread and walk.sentence.at(at + longest.size, "particle", "of") is None:  # هم من المسلحين: they all
            open_parts(walk)
        return longest.size
    for match in walk.sentence.all_at(at, "particle"):
        if match.sense == "among":
            if (match.size == 1 or not take_members(walk, at, match.size)) and not open_uncounted(walk, at):
                open_parts(walk)
        elif match.sense in ("them", "of-which") and _opens_parts(walk, at, match.sense):
            open_parts(walk)
        elif match.sense == "relative":
            walk.governor = walk.free_governor()
        elif match.sense == "that" and not _goes_on(walk, at):
            settle(walk)
            walk.governor = walk.total = None
            if walk.set_noun is not None and walk.set_noun.outcome == "casualties":
                walk.set_noun = None
            walk.that = at
        elif match.sense == "clause" and match.size == longest.size:
            walk.governor = walk.free_governor()
            walk.total = None
        elif match.sense != "most-of-them":
            continue
        return match.size
    return longest.size


def _goes_on(walk: Walk, at: int) -> bool:
    """Whether a form that is `was` as well goes on about those who wait (أن طفلا ثالثا كان معهما، أن X، وهو …، كان)."""
    was = walk.sentence.at(at, "particle", "was")
    if was is None or not walk.waiting or "and" in was.features:
        return False
    if walk.sentence.at(at - 1, "particle", "relative") is not None:  # الذي كان ينقلهم
        return True
    return at - walk.waiting[-1].whole_last <= _BESIDE or walk.sentence.form(at - 1) in SOFT


def _opens_parts(walk: Walk, at: int, sense: str) -> bool:
    """Whether `of them` opens parts (44 مدنياً، منهم 10 أطفال), rather than belonging to the number before it."""
    if sense == "of-which":
        return at + 1 in walk.by_token and counts_events(walk)
    last = walk.last
    if last is None or (last.head_kind == THEM and at == last.last + 1):
        return False
    return patient_follows(walk, at + 1, 3)


def _meet(walk: Walk, figure: Figure) -> None:
    """Decide what befell a figure, as far as the words before it say; else let it wait."""
    if not _counts(walk, figure):
        if take_state(walk, figure):
            return
        if "ambiguous-dual" in figure.doubts and figure.first == walk.that + 1:
            walk.waiting.append(figure)
        return
    if take_instead(walk, figure) or take_counted(walk, figure):
        return
    governor = walk.governor
    total = part_total(walk, figure)
    if total is not None:
        take_part(walk, figure, total)
    elif (family := family_of(walk, figure) or restates_families(walk, figure)) is not None:
        continue_list(walk, figure, family)
    elif figure.own and not figure.weak:
        if governor is not None and overrides(walk, governor, figure):
            govern_figure(walk, figure, governor)
        else:
            assign(walk, figure, figure.own, figure.head, figure.whole_last, "counted-noun")
            walk.set_noun = None  # عدد الضحايا إلى 63 قتيلاً: its size is told
    elif completes_row(walk, figure):
        return
    elif governor is not None and reaches(walk, governor, figure):
        govern_figure(walk, figure, governor)
    elif governor is not None and is_object(walk, governor, figure):
        assert governor.figure is not None
        governor.figure.outcome = "other"  # قتل أربعة مسلحين 52 شخصاً: the doers
        govern_figure(walk, figure, governor)
    elif take_size(walk, figure) or take_share(walk, figure) or take_spoken_of(walk, figure):
        return
    elif walk.last is not None and (continues(walk, figure) or accompanies(walk, figure)):
        continue_list(walk, figure, walk.last)
    elif figure.own or figure.value is not None or figure.head_kind not in (UNKNOWN, BODY):
        walk.waiting.append(figure)
        if figure.value == 1 and not figure.own:
            walk.loose = figure


def _counts(walk: Walk, figure: Figure) -> bool:
    """Whether a noun that only may carry a number counts people here."""
    if "ambiguous-dual" in figure.doubts and not _is_dual(walk, figure):
        return False
    if "ambiguous-party" in figure.doubts and not (walk.total is not None and stands_in_list(walk, figure.first)):
        return False
    return not (figure.clitic and figure.noun)


def _is_dual(walk: Walk, figure: Figure) -> bool:
    """Whether a noun that is a dual or a plural (مدنيين) can be two: indefinite, right after what befell them."""
    governor = walk.free_governor()
    if governor is None or figure.first != governor.last + 1:
        return False
    matches = (*walk.sentence.all_at(figure.first, "person"), *walk.sentence.all_at(figure.first, "outcome"))
    return not any("article" in match.features or "and" in match.features for match in matches)
