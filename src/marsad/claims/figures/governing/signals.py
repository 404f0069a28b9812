"""What each written word can do in a walk, told by its entries alone and worked out once for each word."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.single_figures import is_citizen, is_one_counted, is_one_person
from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.text.tokens import Sentence

#: A phrase begins here: what it can do is asked of the sentence.
PHRASE: Final = 1
#: An outcome word that governs others (قتل، إصابة), or a noun that is counted (قتلى).
GOVERNS: Final = 2
COUNTED: Final = 4
#: A noun or particle that can stand for one (جندي، أحد، آخر), and a person noun without the article.
SINGLE: Final = 8
INDEFINITE: Final = 16
#: A person noun, whatever its number.
PEOPLE: Final = 32
#: Particles: `any`, and those that open parts, clauses, relative clauses.
ANY: Final = 64
PARTICLE: Final = 128
#: A sign that ends or opens something, and a word that no pack knows.
SIGN: Final = 256
UNKNOWN_WORD: Final = 512

STOPS: Final = frozenset(".;؛!?؟…|•*")
SOFT: Final = frozenset(",،-–:/\"«»()#'")
QUOTES: Final = frozenset('"«(“')
_OPENING: Final = STOPS | {":", "(", ")"}
_GOVERNING: Final = frozenset({"verb", "masdar", "back"})
_FINITE: Final = frozenset({"verb", "masdar"})
_ACTING: Final = frozenset({"they-are", "among", "most-of-them", "them", "relative", "that", "clause"})
_SINGLE_PARTICLES: Final = frozenset({"one-of", "other", "ordinal"})


def signals_of(sentence: Sentence) -> list[int]:
    """The signals of every token of a sentence."""
    signals = [word.signals for word in sentence.words]
    if -1 in signals:
        signals = [_work_out(word) if word.signals < 0 else word.signals for word in sentence.words]
    for at in sentence.phrases:
        signals[at] |= PHRASE
    return signals


def governs(match: Match) -> bool:
    """Whether an outcome word governs figures (قتل, not سيقتل): a verb, a verbal noun, a word that completes a verb."""
    return "future" not in match.features and not _GOVERNING.isdisjoint(match.features)


def is_counted(match: Match) -> bool:
    """Whether an outcome word is a noun that is itself counted (5 قتلى)."""
    return "count" in match.features and _FINITE.isdisjoint(match.features)


def _work_out(word: Word) -> int:
    word.signals = _signals(word)
    return word.signals


def _signals(word: Word) -> int:
    if not word.matches:
        return UNKNOWN_WORD if word.form[0].isalpha() else SIGN if word.form in _OPENING else 0
    outcomes = word.matches.get("outcome", ())
    people = word.matches.get("person", ())
    senses = {match.sense for match in word.matches.get("particle", ())}
    return (
        (GOVERNS if any(map(governs, outcomes)) else 0)
        | (COUNTED if any(map(is_counted, outcomes)) else 0)
        | (SINGLE if _can_be_one(word) or senses & _SINGLE_PARTICLES else 0)
        | (INDEFINITE if any(map(is_somebody, people)) else 0)
        | (PEOPLE if people else 0)
        | (ANY if "any" in senses else 0)
        | (PARTICLE if senses & _ACTING else 0)
    )


def _can_be_one(word: Word) -> bool:
    return (
        any(map(is_one_person, word.matches.get("person", ())))
        or any(map(is_citizen, word.matches.get("demonym", ())))
        or any(map(is_one_counted, word.matches.get("outcome", ())))
    )


def is_somebody(match: Match) -> bool:
    """Whether a person noun tells of somebody new: one, without the article; no adjective of things."""
    if "female" in match.features and match.entry.attributes.get("inflect") == "human":  # مسيرة انتحارية
        return False
    return "singular" in match.features and "article" not in match.features
