"""Whether a figure is what a verb was done to: `قتلت قوات النظام خمسة`, not `قُتل عنصر من القوات وثلاثة`."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.claims.responsibility.doers import Doer
from marsad.claims.responsibility.subjects import passing
from marsad.languages.entries import Match
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence

#: How many tokens may stand between a verb and the number of its object, and how far back a figure's list is seen.
_BETWEEN: Final = 10
_LIST: Final = 8
_FAR: Final = frozenset({"in", "on", "with-company", "between", "against", "near", "to-place", "about-topic"})
#: Verbs that reach their object by a preposition: `أفرج عن`, `القبض على`.
_REACHING: Final = frozenset({"detained", "abducted", "freed", "displaced"})
_BESIDE: Final = frozenset({"and", "among", "them", "addition", "other"})
#: What a victim named before is: `قتل مسلح رجلاً وثلاثة أطفال`, not `قُتل جندي دولي وثلاثة`.
_PEOPLE: Final = frozenset({"person", "numeral", "outcome"})
_LIGHT: Final = frozenset({"approximator", "particle", "vague", "person"})


class Figure(NamedTuple):
    """A figure's tokens, `first` to `last`, what befell its people, and the tokens that name them."""

    mentions: Mentions
    sentence: Sentence
    first: int
    last: int
    outcome: str
    affected: tuple[int, int] | None


def is_object(figure: Figure, doer: Doer) -> bool:
    """Whether a figure is what a doer's verb was done to, itself or as a part of it."""
    sentence, first = figure.sentence, figure.first
    after = doer.last + 1
    if _by_preposition(figure):
        return False
    if not _beside(sentence, after, first):
        return True
    if after >= first or not (sentence.is_word(after) or sentence.is_number(after)):
        return False
    kinds = sentence.words[after].kinds
    if not kinds.isdisjoint(("particle", "link")):
        return False
    if sentence.has(doer.first, "person", "singular") is not None and kinds.isdisjoint(_PEOPLE):
        return sentence.is_number(after)
    return not any(_prefixed(match) for kind in kinds for match in sentence.all_at(after, kind))


def follows(figure: Figure, after: int) -> bool:
    """Whether a figure is the next thing after a verb that ends before token `after`: days and approximators aside."""
    if figure.first - after > _BETWEEN or _by_preposition(figure):
        return False
    return all(_light(figure.sentence, at) for at in range(after, figure.first))


def women(figure: Figure) -> bool:
    """Whether those counted are women or girls, so that a feminine verb may be passive (`قتلت امرأة`)."""
    sentence = figure.sentence
    return any(
        sentence.has(at, kind, "female") is not None
        for at in range(figure.first, min(len(sentence), figure.last + 3))
        for kind in ("person", "outcome")
    )


def _by_preposition(figure: Figure) -> bool:
    """Whether a preposition parts a figure from its verb, none of the verb's own."""
    sentence, before = figure.sentence, figure.first - 1
    for match in sentence.all_at(before, "particle"):
        if match.sense in _FAR:
            own = figure.outcome in _REACHING and match.sense in ("about-topic", "on")
            return not own and sentence.at(before - 1, "approximator") is None
    return False


def _beside(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a figure at token `last` is told beside or within another: `وثلاثة`, `بينهم`."""
    if any("and" in match.features for kind in sentence.words[last].kinds for match in sentence.all_at(last, kind)[:1]):
        return True
    return any(
        match.sense in _BESIDE
        for at in range(max(first, last - _LIST), last)
        for match in sentence.all_at(at, "particle")
    )


def _prefixed(match: Match) -> bool:
    return not match.features.isdisjoint(("with", "and", "to"))


def _light(sentence: Sentence, at: int) -> bool:
    """Whether a word may stand between a verb and the number of its object: a day, an approximator, `بالرصاص`."""
    if passing(sentence, at) or at in sentence.phrases or not sentence.words[at].kinds.isdisjoint(_LIGHT):
        return True
    return sentence.has(at, "cause", "with") is not None
