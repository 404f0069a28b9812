"""Quantities without a value: `عشرات القتلى`, `عشرات الآلاف`, `عدد كبير من الجرحى`, `عدة مدنيين`."""

from __future__ import annotations

from typing import Final

from marsad.languages.entries import Match
from marsad.mentions.counting import PEOPLE
from marsad.mentions.numerals import CLITICS, Original
from marsad.model.vocabulary import VAGUE
from marsad.text.tokens import Sentence

_PREPOSITIONS: Final = frozenset({"with", "to", "as"})
_COUNTED: Final = (*PEOPLE, "unit")
_ATTRIBUTES: Final = 2
_OF_MANY: Final = frozenset({"verb", "plural"})
_VERBS: Final = ("outcome", "carrier", "reporting")
_NAMES: Final = (*PEOPLE, "party", "body", "office")


def vague_at(sentence: Sentence, at: int, original: Original | None = None) -> tuple[Match, int] | None:
    """The vague quantity that begins at token `at`, and the last token of its phrase (`من` of `عدد كبير من`)."""
    for match in sentence.all_at(at, "vague"):
        if match.sense not in VAGUE:
            continue
        last = at + match.size - 1
        if "of" in match.features:
            last = _of(sentence, last, match)
        elif "noun" in match.features and not (
            _is_several(sentence, at, last) and _is_written(sentence, at, match, original)
        ):
            continue
        if last >= 0:
            return match, last
    return None


def _is_written(sentence: Sentence, at: int, match: Match, original: Original | None) -> bool:
    """`بعدة مناطق`, not `بعده`: with a preposition, as the report writes its last letter or by what follows."""
    if match.size > 1 or not match.features & _PREPOSITIONS:
        return True
    if original is not None:
        return original(sentence.starts[at], sentence.ends[at])[-1:] == match.entry.forms[0][-1]
    return any("plural" in found.features for kind in _COUNTED for found in sentence.all_at(at + 1, kind))


def _of(sentence: Sentence, last: int, match: Match) -> int:
    """The last token of `عدد كبير من`, `عدد آخر`; -1 for `عدد القتلى`, `العدد`."""
    if "article" in match.features:
        return -1
    at = last + 1
    for _ in range(_ATTRIBUTES):
        attribute = sentence.at(at, "vague", "adjective")
        if attribute is None:
            break
        at += attribute.size
    closing = sentence.at(at, "vague", "closing")
    if closing is not None:
        at += closing.size
    particle = sentence.at(at, "particle", "of")
    if particle is not None and not particle.features & CLITICS:
        if "people" in match.features and not _is_group(sentence, at + 1):
            return -1
        if is_of_those_who(sentence, at + 1):
            return -1
        return at
    return at - 1 if closing is not None and "people" not in match.features else -1


def is_of_those_who(sentence: Sentence, at: int) -> bool:
    """Whether `of` before token `at` is `who`, of whom a verb in the plural tells (عدد من قتلوا، عدد من لقوا حتفهم)."""
    if at >= len(sentence):
        return False
    return sentence.has(at + 1, "outcome", "back") is not None or any(
        match.features >= _OF_MANY and "count" not in match.features
        for kind in _VERBS
        for match in sentence.all_at(at, kind)
    )


def _is_group(sentence: Sentence, at: int) -> bool:
    return any(sentence.at(at, kind) for kind in _NAMES) and sentence.at(at, "unit") is None


def _is_several(sentence: Sentence, at: int, last: int) -> bool:
    """`عدة مدنيين`, `مدنيون عدة`; not the verb of `ما عده مراقبون`."""
    match = sentence.at(at, "vague", "several")
    if (match and "article" in match.features) or sentence.at(at - 1, "particle", "clause") is not None:
        return False
    if any("plural" in m.features for kind in (*PEOPLE, "unit") for m in sentence.all_at(at - 1, kind)):
        return True
    return sentence.is_word(last + 1) and (
        sentence.at(last + 1, "particle") is None or last > at or _is_open(sentence, last)
    )


def _is_open(sentence: Sentence, last: int) -> bool:
    return sentence.at(last + 1, "particle", "of") is not None
