"""What a word does in a clause: the particles of a language, asked by their senses."""

from __future__ import annotations

from typing import Final

from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

JOINS: Final = frozenset({"and", "or", "addition"})
SIGNS_INSIDE: Final = frozenset("-\"'`/")
#: What may stand between an auxiliary and its verb, or between a verb and those whom it befell.
LIGHT: Final = frozenset({"adverb", "deemed", "already"})


def mark(sentence: Sentence, at: int, *senses: str) -> Match | None:
    """The longest particle at a token that has one of these senses."""
    if not 0 <= at < len(sentence) or ("particle" not in sentence.words[at].kinds and at not in sentence.phrases):
        return None
    if _is_named(sentence, at):
        return None
    return next((match for match in sentence.all_at(at, "particle") if match.sense in senses), None)


def marked(sentence: Sentence, at: int, feature: str) -> Match | None:
    """The longest particle at a token that has a feature."""
    if not 0 <= at < len(sentence) or ("particle" not in sentence.words[at].kinds and at not in sentence.phrases):
        return None
    if _is_named(sentence, at):
        return None
    return sentence.has(at, "particle", feature)


def _is_named(sentence: Sentence, at: int) -> bool:
    """Whether a word in capitals is a party's name, not the particle that is written like it (`173 from IS`)."""
    return "party" in sentence.words[at].kinds and sentence.is_capitals(at)


def skip_light(sentence: Sentence, at: int) -> int:
    """The first token from `at` on that is no adverb."""
    while (match := mark(sentence, at, "adverb")) is not None:
        at += match.size
    return at


def before_light(sentence: Sentence, at: int) -> int:
    """The last token up to `at` that is no adverb and nothing that tells how surely something is said."""
    while at >= 0 and (mark(sentence, at, *LIGHT) is not None or sentence.forms[at] in SIGNS_INSIDE):
        at -= 1
    return at


def is_joint(sentence: Sentence, first: int, end: int) -> bool:
    """Whether nothing but commas, conjunctions and light words stand at tokens `first` to `end` (excluded)."""
    at = first
    while at < end:
        match = mark(sentence, at, "and", "or", "addition", "adverb", "also")
        if match is not None:
            at += match.size
        elif sentence.forms[at] in _LISTING or _is_age(sentence, at):
            at += 1
        else:
            return False
    return True


def _is_age(sentence: Sentence, at: int) -> bool:
    """Whether a token belongs to an age between two names of a list (`Omar Said, 53, and`, `(28 years)`)."""
    if sentence.is_number(at):
        return sentence.form(at - 1) in _AROUND_AGE
    return sentence.at(at, "naming", "years") is not None or sentence.at(at, "naming", "aged") is not None


_LISTING: Final = frozenset({",", "-", "&", '"', "'", "(", ")"})
_AROUND_AGE: Final = frozenset({",", "("})
