"""What is said before and after a number of how sure it is: `نحو 20`, `ما لا يقل عن مئة`, `قتيلين على الأقل`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from marsad.languages.entries import Match
from marsad.model.vocabulary import VAGUE, Qualifier
from marsad.text.tokens import Sentence

_LONGEST: Final = 6
_REACH: Final = 4
"""How many tokens of its noun phrase may stand between a number and the words that close it."""
_BEFORE: Final[dict[str, Qualifier]] = {
    "about": "about",
    "more_than": "more_than",
    "at_least": "at_least",
    "less_than": "less_than",
    "at_most": "at_most",
}
_LINKS: Final = frozenset({"article", "indefinite", "with", "to"})
_CHANGE_REACH: Final = 8
_WITHIN: Final = frozenset({"of", "other", "them"})
_CLITIC_LETTERS: Final = 2
_SIGNS: Final = frozenset("\"'»«)")
_NOUNS: Final = ("person", "outcome", "demonym", "unit", "body", "party")


def approximate(sentence: Sentence, first: int, last: int, floor: int = 0) -> tuple[Qualifier, int, int]:
    """The qualifier of the number at tokens `first` to `last`, and the first and last token of its whole phrase.

    Words before token `floor` belong to something else.
    """
    qualifier, whole_first = _before(sentence, first, floor)
    after, size = _after(sentence, last)
    if after is None:
        return qualifier, whole_first, last
    sense = _BEFORE[after.sense]
    return (sense if qualifier in ("exact", "about") else qualifier), whole_first, size


def _before(sentence: Sentence, first: int, floor: int) -> tuple[Qualifier, int]:
    qualifier: Qualifier = "exact"
    at = before_article(sentence, first)
    whole = first
    for _ in range(2):
        found = ending_at(sentence, at, floor)
        if found is None or found.sense not in _BEFORE or "article" in found.features:
            break
        if _is_of_verb(sentence, at - found.size):
            break
        at = whole = at - found.size
        if qualifier in ("exact", "about"):
            qualifier = _BEFORE[found.sense]
    return qualifier, whole


def _is_of_verb(sentence: Sentence, at: int) -> bool:
    """Whether a word belongs to the verb before it (`handed over 40 prisoners`)."""
    return at > 0 and any(match.size > 1 for match in sentence.phrases.get(at - 1, {}).get("outcome", ()))


def before_article(sentence: Sentence, first: int) -> int:
    """Where the clitics begin that are written apart from digits (`الـ12`, `بـ20`); `first` where there are none."""
    at = first
    while at and len(sentence.forms[at - 1]) <= _CLITIC_LETTERS:
        particle = sentence.at(at - 1, "particle")
        if particle is None or particle.sense not in _LINKS:
            break
        at -= 1
    return at


def ending(sentence: Sentence, at: int, kind: str, floor: int = 0) -> Iterator[Match]:
    """Every entry of a kind that ends right before token `at`, longest first."""
    phrases = sentence.phrases
    if phrases:
        for size in range(min(_LONGEST, at - floor), 1, -1):
            found = phrases.get(at - size)
            if found and kind in found:
                yield from (match for match in found[kind] if match.size == size)
    if at > floor:
        yield from sentence.words[at - 1].matches.get(kind, ())


def ending_at(sentence: Sentence, at: int, floor: int = 0, sense: str | None = None) -> Match | None:
    """The longest approximator before a number that ends right before token `at`."""
    phrases = sentence.phrases
    if phrases:
        for size in range(min(_LONGEST, at - floor), 1, -1):
            if at - size in phrases:
                for match in phrases[at - size].get("approximator", ()):
                    if match.size == size and "before" in match.features and sense in (None, match.entry.sense):
                        return match
    if at > floor and "approximator" in sentence.words[at - 1].kinds:
        for match in sentence.words[at - 1].matches["approximator"]:
            if "before" in match.features and sense in (None, match.entry.sense):
                return match
    return None


def _after(sentence: Sentence, last: int) -> tuple[Match | None, int]:
    """The approximator that closes the number's phrase, and its last token."""
    words, phrases = sentence.words, sentence.phrases
    first = last + 1
    for at in range(first, min(first + 1 + _REACH, len(words))):
        if "approximator" not in words[at].kinds and (at not in phrases or "approximator" not in phrases[at]):
            continue
        for match in sentence.all_at(at, "approximator"):
            if "after" in match.features and (at == first or "close" not in match.features):
                reached = all(_goes_on(sentence, between) for between in range(first, at))
                return (match, at + match.size - 1) if reached else (None, last)
    return None, last


def _goes_on(sentence: Sentence, at: int) -> bool:
    """Whether a token can stand in a number's noun phrase: a noun, an attribute, من; no number, verb or conjunction."""
    word = sentence.words[at]
    if not word.kinds:
        return word.form[0].isalpha() or word.form in _SIGNS
    if any(match.sense == "them" for match in word.matches.get("particle", ())):
        return True
    if "numeral" in word.kinds or any(match.sense in VAGUE for match in word.matches.get("vague", ())):
        return False
    if "particle" in word.kinds and all(match.sense not in _WITHIN for match in word.matches["particle"]):
        return False
    nouns = [match for kind in _NOUNS for match in word.matches.get(kind, ())]
    return not nouns or any("and" not in match.features and "verb" not in match.features for match in nouns)


def tells_change(sentence: Sentence, first: int) -> bool:
    """Whether the words before a number tell of a rise or fall: `ارتفعت الحصيلة من 10 إلى 12` is no range."""
    return any(
        match.sense == "change"
        for at in range(max(0, first - _CHANGE_REACH), first)
        for match in sentence.all_at(at, "approximator")
    )
