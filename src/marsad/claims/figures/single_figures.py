"""Figures of one: what a singular noun, `one of`, `another`, an ordinal or a name stands for; and nobody."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.counted_nouns import is_nobody_new, take_head
from marsad.claims.figures.figure import COUNT, OTHERS, PERSON, Figure
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_PREPOSED: Final = frozenset({"to", "with", "as"})
_NO_CITIZEN: Final = frozenset({"article", "female", "pronoun", "accusative"})
_BESIDE_NAMES: Final = frozenset({"calendar", "designator", "speaker", "naming"})
_SAYING: Final = frozenset({"reporting"})
_LONGEST_NAME: Final = 5
_FEW: Final = frozenset({"one", "two"})


def single_figure(sentence: Sentence, at: int, number: int) -> Figure | None:
    """The figure of one that a singular noun, `one of` or an ordinal at token `at` can stand for; `another`, too."""
    match = sentence.at(at, "particle", "one-of")
    if match is not None:
        if is_nobody_new(sentence, at):
            return None
        return _one_of(sentence, at, number, match)
    for match in sentence.all_at(at, "person"):
        if match.size > 1 and "plural" in match.features:  # المشتبه بهم
            return None
        if is_one_person(match):
            return _person(sentence, at, number, match)
    for match in sentence.all_at(at, "demonym"):
        if is_citizen(match):
            if _describes(sentence, at):
                break
            return _citizen(sentence, at, number, match)
    for match in sentence.all_at(at, "outcome"):
        if is_one_counted(match):
            return _counted(sentence, at, number, match)
    for sense in ("other", "ordinal"):
        match = sentence.at(at, "particle", sense)
        if match is not None and not match.features.isdisjoint(_FEW):
            figure = _one(sentence, at, at, number, f"single.{sense}", match)
            figure.head_kind = OTHERS
            if "two" in match.features:
                figure.value, figure.single = 2, False
            return figure
    return None


def is_one_person(match: Match) -> bool:
    """A person noun in the singular; kinship nouns bring their pronoun (زوجها)."""
    features = match.features
    if "singular" not in features and ("plural" in features or "dual" in features):
        return False
    if "dual" in features and "construct" in features:
        return False
    if "general" in features or ("pronoun" in features and "kin" not in features):  # مخالفة is no `his offender`
        return False
    if features >= {"collective", "pronoun"}:  # إصابة عائلته: nobody counts them
        return False
    # مسلحة is an adjective of groups
    return "female" not in features or match.entry.attributes.get("inflect") != "human"


def is_citizen(match: Match) -> bool:
    """A nationality that may stand for one person, or two, by itself (قتل فلسطيني)."""
    features = match.features
    return ("singular" in features or "dual" in features) and features.isdisjoint(_NO_CITIZEN)


def is_one_counted(match: Match) -> bool:
    """A counted outcome noun in the singular (قتيل)."""
    features = match.features
    if "count" not in features or "singular" not in features or not match.entry.sense:
        return False
    return "pronoun" not in features and "event-noun" not in features


def nobody(sentence: Sentence, at: int, number: int) -> Figure:
    """The figure of none that `any` at token `at` stands for; without a head where no people follow."""
    figure = _one(sentence, at, at, number, "none")
    figure.value, figure.qualifier, figure.single = 0, "none", False
    after = at + 1
    if sentence.at(after, "particle", "of"):
        after += 1
    take_head(sentence, figure, after)
    figure.whole_last = max(figure.whole_last, after)
    if figure.head is not None and sentence.has(figure.head, "person", "pronoun") is not None:
        figure.head = None  # أية مسؤولية
    return figure


def named_figure(sentence: Sentence, at: int, number: int) -> Figure | None:
    """The figure of one that a person's name stands for: two to five words in a row that no pack knows."""
    last = at
    while last < min(at + _LONGEST_NAME, len(sentence)) and may_be_name(sentence, last):
        last += 1
    if last - at < 2 or all(sentence.words[here].matches for here in range(at, last)):
        return None
    return name_of(sentence, at, last - 1, number)


def name_of(sentence: Sentence, first: int, last: int, number: int) -> Figure:
    """The figure of one whom a name at tokens `first` to `last` tells."""
    return _one(sentence, first, last, number, "single.name")


def may_be_name(sentence: Sentence, at: int) -> bool:
    """Whether a word can be part of a person's name: one that no pack knows, or that packs know beside names (عبد)."""
    if not sentence.is_word(at):
        return False
    word = sentence.words[at]
    if at in sentence.phrases or len(word.form) < 2:
        return False
    if word.kinds <= _BESIDE_NAMES:
        return True
    return word.kinds == _SAYING and all("future" in match.features for match in word.matches["reporting"])  # سامر


def _one(sentence: Sentence, first: int, last: int, number: int, rule: str, match: Match | None = None) -> Figure:
    after = sentence.has(last + 1, "approximator", "after")
    least = after is not None and after.sense == "at_least"
    return Figure(
        number, first, last, -1, -1, 1, None, "at_least" if least else "exact", first, last, single=True, rule=rule,
        trim=match.prefix - match.article if match is not None else 0,
    )  # fmt: skip


def _one_of(sentence: Sentence, at: int, number: int, match: Match) -> Figure | None:
    """`أحد الجنود`, `أحدهم`."""
    figure = _one(sentence, at, at, number, "single.one-of", match)
    if "complete" in match.features:
        return figure
    noun = at + (2 if sentence.at(at + 1, "particle", "foremost") is not None else 1)  # أحد أبرز القادة
    if "article" in match.features or not take_head(sentence, figure, noun):
        return None
    figure.whole_last = noun
    return figure


def _person(sentence: Sentence, at: int, number: int, match: Match) -> Figure:
    figure = _one(sentence, at, at + match.size - 1, number, "single.person", match)
    figure.head, figure.head_kind = at, PERSON
    figure.clitic = not match.features.isdisjoint(_PREPOSED)
    for own in sentence.all_at(at, "outcome"):
        if "weak-count" in own.features:
            figure.own, figure.weak = own.sense, True
    return figure


def _describes(sentence: Sentence, at: int) -> bool:
    """Whether a nationality is a place's name, or right after a noun that it describes."""
    return any(sentence.at(here, kind) for here, kind in ((at, "place"), *((at - 1, k) for k in _DESCRIBED)))


_DESCRIBED: Final = ("person", "body", "party")


def _citizen(sentence: Sentence, at: int, number: int, match: Match) -> Figure:
    figure = _one(sentence, at, at, number, "single.demonym", match)
    figure.head, figure.head_kind = at, PERSON
    if "dual" in match.features:
        figure.value = 2
        if "plural" in match.features:
            figure.doubts.append("ambiguous-dual")
    return figure


def _counted(sentence: Sentence, at: int, number: int, match: Match) -> Figure:
    figure = _one(sentence, at, at, number, "single.count", match)
    figure.head, figure.head_kind, figure.own = at, COUNT, match.sense
    figure.weak = "weak-count" in match.features
    return figure
