"""Whether a word that can be a verb is one where it stands: nouns and base forms may be written alike (`attack`)."""

from __future__ import annotations

from typing import Final

from marsad.claims.events.contexts import Contexts
from marsad.languages.entries import Match
from marsad.text.tokens import Sentence

_DETERMINERS: Final = frozenset({"article", "indefinite", "possessive", "any", "this", "all", "some", "both"})
_OPENING: Final = _DETERMINERS | {"relative"}
_REACH: Final = 4
_GOVERNING: Final = frozenset({"governor", "light", "reporting"})


def may_be_verb(sentence: Sentence, contexts: Contexts, at: int, match: Match, matches: tuple[Match, ...]) -> bool:
    """Whether a verb form is a verb where it stands, no noun and no adjective."""
    features = match.features
    noun = any("noun" in other.features and other.size >= match.size for other in matches)
    if "base" in features and ("past" not in features and "participle" not in features):
        noun = noun or "no-base" in features
        return _is_governed(sentence, contexts, at) or (not noun and not _is_determined(sentence, at))
    if "third" in features:
        noun = noun or "no-base" in features
        return not noun or (not _is_determined(sentence, at) and _opens_object(sentence, at + match.size))
    if _is_determined(sentence, at) and match.size == 1:
        return "gerund" in features and not noun and sentence.at(at - 1, "particle", "of") is not None
    if "gerund" in features:
        return not noun or sentence.at(at - 1, "particle") is None
    return not _describes(sentence, contexts, at + match.size, at)


def auxiliaries_before(sentence: Sentence, contexts: Contexts, at: int) -> int:
    """The first of the auxiliaries, adverbs and negations right before a verb; the verb itself where there are none."""
    first = at
    while first > 0 and at - first < _REACH and _helps(sentence, contexts, first - 1):
        first -= 1
    return first


def is_passive(sentence: Sentence, contexts: Contexts, at: int, features: frozenset[str], after: int) -> bool:
    """Whether a verb befell its subject: `was attacked`, `the town shelled by rebels`."""
    if "participle" not in features:
        return False
    first = auxiliaries_before(sentence, contexts, at)
    if any(contexts.has(near, "be") for near in range(first, at)):
        return True
    return contexts.has(after, "by") and "base" not in features


def _helps(sentence: Sentence, contexts: Contexts, at: int) -> bool:
    return contexts.has(at, "auxiliary") or sentence.has(at, "governor", "negation") is not None


def _is_governed(sentence: Sentence, contexts: Contexts, at: int) -> bool:
    """Whether `to`, a modal or an auxiliary stands before a base form."""
    before = at - 1
    if contexts.has(before, "to") or _helps(sentence, contexts, before):
        return True
    return sentence.at(before, "governor", "hypothetical") is not None and not sentence.has(before, "governor", "after")


def _is_determined(sentence: Sentence, at: int) -> bool:
    return any(match.sense in _DETERMINERS for match in sentence.all_at(at - 1, "particle"))


def _opens_object(sentence: Sentence, at: int) -> bool:
    if any(match.sense in _OPENING for match in sentence.all_at(at, "particle")):
        return True
    return sentence.is_cased and sentence.is_capital(at)


def _describes(sentence: Sentence, contexts: Contexts, after: int, at: int) -> bool:
    """Whether a participle describes the noun behind it (`Displaced families returned`)."""
    if at and not _is_preposed(sentence, at - 1):
        return False
    if not sentence.is_word(after) or sentence.at(after, "particle") is not None or contexts.has(after, "edge"):
        return False
    return not (sentence.is_cased and sentence.is_capital(after)) and not contexts.has(after, "by")


def _is_preposed(sentence: Sentence, at: int) -> bool:
    return any("preposition" in match.features for match in sentence.all_at(at, "particle"))
