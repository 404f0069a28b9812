"""Names of persons as written: words with capitals that no pack knows, and what may stand among them."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.subject_first.marks import mark
from marsad.text.tokens import Sentence

_LONGEST_NAME: Final = 9
_IN_NAMES: Final = frozenset(
    {"calendar", "naming", "person", "place", "demonym", "designator", "common", "event", "frame"}
)
_APART: Final = frozenset("-'`")


def first_name_end(sentence: Sentence, at: int) -> int | None:
    """The token of the one name that follows a noun (`her husband Nabil`, `his mother, Samira, and`)."""
    if _is_first_name(sentence, at):
        return at
    if sentence.form(at) == "," and _is_first_name(sentence, at + 1) and sentence.form(at + 2) == ",":
        return at + 2
    return None


def _is_first_name(sentence: Sentence, at: int) -> bool:
    """Whether a word with a capital that no pack knows stands at a token (`her husband Nabil`)."""
    return sentence.is_word(at) and sentence.is_capital(at) and not sentence.words[at].kinds


def begins_name(sentence: Sentence, at: int) -> bool:
    return sentence.is_word(at) and sentence.is_capital(at) and _may_be_named(sentence, at, first=True)


def _may_be_named(sentence: Sentence, at: int, first: bool) -> bool:
    word = sentence.words[at]
    if any(not kinds.keys() <= _IN_NAMES for kinds in (sentence.phrases.get(at, {}),)):
        return False
    if first and word.kinds & {"person", "demonym"}:
        return False
    return word.kinds <= _IN_NAMES


def name_end(sentence: Sentence, at: int) -> int | None:
    """The last token of the person's name of two words or more that begins at a token, None where none does."""
    if not 0 <= at < len(sentence) or not begins_name(sentence, at):
        return None
    last, here, words = at, at + 1, 1
    while here < min(at + _LONGEST_NAME, len(sentence)):
        form = sentence.forms[here]
        part = sentence.at(here, "naming", "part") is not None
        if form in _APART and sentence.glued(here) and sentence.glued(here + 1):
            here += 1
            if sentence.is_word(here) and mark(sentence, here, "possessive") is None:
                words += here - 2 > at and sentence.is_capital(here)
                last = here
                here += 1
                continue
            break
        if not sentence.is_word(here):
            break
        capital = sentence.is_capital(here)
        if capital and _may_be_named(sentence, here, first=False):
            words += sentence.form(here - 1) != "-"
            last = here
        elif not part:
            break
        here += 1
    unknown = any(not sentence.words[token].kinds for token in range(at, last + 1) if sentence.is_word(token))
    return last if words > 1 and unknown else None
