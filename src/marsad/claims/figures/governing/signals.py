"""What each written word can do in a walk, told by its entries alone and worked out once for each word."""

from __future__ import annotations

from typing import Final

from marsad.claims.figures.single_figures import is_citizen, is_one_counted, is_one_person
from marsad.languages.entries import Match
from marsad.languages.lexicon import Word
from marsad.mentions.numbers import begins_number
from marsad.text.tokens import Sentence

#: A phrase of a kind that a walk looks at begins here: what it can do is asked of the sentence.
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
#: An outcome word that can tell somebody's fate with no carrier beside it.
TELLS: Final = 1024
#: A word that a number begins with, and a noun that says on which side people are, or that they are on none.
NUMBER: Final = 2048
SIDED: Final = 4096
#: A word for the sum of what was told (المجموع).
SUM: Final = 8192
#: What the walk itself looks at; the others tell whether a sentence is worth one.
ACTS: Final = 1023 | SUM

STOPS: Final = frozenset(".;؛!?؟…|•*")
SOFT: Final = frozenset(",،-–:/\"«»()#'")
QUOTES: Final = frozenset('"«(“')
_OPENING: Final = STOPS | {":", "(", ")"}
_GOVERNING: Final = frozenset({"verb", "masdar", "back"})
_FINITE: Final = frozenset({"verb", "masdar"})
_ACTING: Final = frozenset({"of-which", "they-are", "among", "most-of-them", "them", "relative", "that", "clause"})
_WALKED: Final = frozenset({"outcome", "person", "demonym", "particle"})
_SINGLE_PARTICLES: Final = frozenset({"one-of", "other", "ordinal"})
_SIDES: Final = frozenset({"civilian", "combatant", "security", "detainee"})
_KINDS_SIDED: Final = ("person", "outcome", "demonym", "party", "body")
#: A verb with a pronoun of one behind it (قضيه، أصابته): its patient is told, and it takes no other.
_COMPLETE: Final = frozenset({"verb", "pronoun", "singular-owner"})
_COMPLETING: Final = frozenset({"back", "brought"})


def signals_of(sentence: Sentence) -> list[int]:
    """The signals of every token of a sentence."""
    signals = [word.signals for word in sentence.words]
    if -1 in signals:
        signals = [_work_out(word) if word.signals < 0 else word.signals for word in sentence.words]
    for at, kinds in sentence.phrases.items():
        if _WALKED.isdisjoint(kinds):
            signals[at] &= ~UNKNOWN_WORD  # no name begins with a phrase
        else:
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
        first = word.form[0]
        return (
            UNKNOWN_WORD if first.isalpha() else SIGN if word.form in _OPENING else NUMBER if first.isdecimal() else 0
        )
    matches = word.matches
    found = (NUMBER if begins_number(word) else 0) | (SIDED if _is_sided(word) else 0)
    if "outcome" in matches:
        found |= _of_outcomes(matches["outcome"])
    if "person" in matches:
        found |= _of_people(matches["person"])
    if "particle" in matches:
        found |= _of_particles({match.sense for match in matches["particle"]})
    if "demonym" in matches and any(map(is_citizen, matches["demonym"])):
        found |= SINGLE
    if "carrier" in matches and any(map(_is_sum, matches["carrier"])):
        found |= SUM
    return found


def _of_outcomes(outcomes: tuple[Match, ...]) -> int:
    return (
        (GOVERNS if any(map(governs, outcomes)) else 0)
        | (COUNTED if any(map(is_counted, outcomes)) else 0)
        | (SINGLE if any(map(is_one_counted, outcomes)) else 0)
        | (TELLS if any(map(_tells, outcomes)) else 0)
    )


def _of_people(people: tuple[Match, ...]) -> int:
    one, somebody = any(map(is_one_person, people)), any(map(is_somebody, people))
    return PEOPLE | (SINGLE if one else 0) | (INDEFINITE if somebody else 0)


def _of_particles(senses: set[str]) -> int:
    return (
        (SINGLE if senses & _SINGLE_PARTICLES else 0)
        | (ANY if "any" in senses else 0)
        | (PARTICLE if senses & _ACTING else 0)
    )


def _is_sum(match: Match) -> bool:
    return match.sense == "set"


def _tells(match: Match) -> bool:
    """Whether an outcome word, or a noun that is counted, tells a fate though no carrier stands in its sentence."""
    if "count" in match.features:
        return True
    complete = match.features >= _COMPLETE and _COMPLETING.isdisjoint(match.features)
    return governs(match) and "needs" not in match.entry.attributes and not complete


def _is_sided(word: Word) -> bool:
    matches = word.matches
    return any(
        "member" in match.features or not _SIDES.isdisjoint(match.entry.attributes.get("tags", "").split("|"))
        for kind in _KINDS_SIDED
        if kind in matches
        for match in matches[kind]
    )


def is_somebody(match: Match) -> bool:
    """Whether a person noun tells of somebody new: one, without the article; no adjective of things."""
    if "female" in match.features and match.entry.attributes.get("inflect") == "human":  # مسيرة انتحارية
        return False
    return "singular" in match.features and "article" not in match.features
