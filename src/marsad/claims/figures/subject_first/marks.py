"""What a word does in a clause: the particles of a language, asked by their senses."""

from __future__ import annotations

from typing import Final

from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

JOINS: Final = frozenset({"and", "or", "addition"})
TO_BE: Final = frozenset({"was"})
SIGNS_INSIDE: Final = frozenset("-\"'`/")
#: What may stand between an auxiliary and its verb, or between a verb and those whom it befell.
LIGHT: Final = frozenset({"adverb", "deemed", "already"})


def mark(sentence: Sentence, at: int, *senses: str) -> Match | None:
    """The longest particle at a token that has one of these senses."""
    if not 0 <= at < len(sentence) or ("particle" not in sentence.words[at].kinds and at not in sentence.phrases):
        return None
    return next((match for match in sentence.all_at(at, "particle") if match.sense in senses), None)


def marked(sentence: Sentence, at: int, feature: str) -> Match | None:
    """The longest particle at a token that has a feature."""
    if not 0 <= at < len(sentence) or ("particle" not in sentence.words[at].kinds and at not in sentence.phrases):
        return None
    return sentence.has(at, "particle", feature)


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


def before_verb(sentence: Sentence, at: int) -> int:
    """The last token before a verb at a token that is no auxiliary and no adverb."""
    here = before_light(sentence, at - 1)
    while here >= 0 and mark(sentence, here, "was", "have") is not None:
        here = before_light(sentence, here - 1)
    return here


def is_joint(sentence: Sentence, first: int, end: int) -> bool:
    """Whether nothing but commas, conjunctions and light words stand at tokens `first` to `end` (excluded)."""
    at = first
    while at < end:
        match = mark(sentence, at, "and", "or", "addition", "adverb", "also")
        if match is not None:
            at += match.size
        elif sentence.forms[at] in _LISTING:
            at += 1
        else:
            return False
    return True


_LISTING: Final = frozenset({",", "-", "&", '"', "'"})
