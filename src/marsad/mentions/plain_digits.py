"""Digits that are plainly a number by the two words beside them: a quick look at the most frequent case."""

from __future__ import annotations

from typing import Final

from marsad.languages.lexicon import Word
from marsad.languages.remembered import Remembered
from marsad.text.tokens import Sentence

_LIMIT: Final = 10_000
_FEW: Final = 3
_YEAR: Final = 4
_YEARS: Final = range(1900, 2100)
_PEOPLE: Final = frozenset({"person", "outcome", "demonym"})
_LONGEST_PHRASE: Final = 6
_CLITIC_LETTERS: Final = 2
#: What a word before or after digits can be: nothing plain, a word that leaves them be, one that more must be asked of.
_NOT_PLAIN, _PLAIN, _LINKS = 0, 1, 2
#: Kinds of word that may make more, or something else, of digits beside them.
_TELLING: Final = frozenset({"numeral", "month", "era"})
_PHRASES: Final = _TELLING | {"particle", "unit", "approximator", "vague"}
_CLITICS: Final = frozenset({"article", "with", "to"})
_GO_ON: Final = frozenset({"of", "and", "or", "to-place"})


def is_plain(sentence: Sentence, at: int) -> bool:
    """Whether digits stand between two words that neither go on the number nor make a date, a name or a code of it.

    What this turns down may still be a plain number.
    """
    words = sentence.words
    form = words[at].form
    if len(form) > _FEW or not 0 < at < len(words) - 1 or not form.isdecimal() or form[0] == "0":
        return False
    before = _BEFORE[words[at - 1]] if words[at - 1].kinds else _is_plain(words[at - 1])
    after = _AFTER[words[at + 1]] if words[at + 1].kinds else _is_plain(words[at + 1])
    if not before or not after or (after == _LINKS and "approximator" in words[at - 1].kinds):
        return False
    if before == _LINKS and (after == _LINKS or at < 2 or _BEFORE[words[at - 2]] != _PLAIN):
        return False
    if before == _PLAIN and sentence.glued(at) and "particle" not in words[at - 1].kinds:
        return False
    for first, kinds in sentence.phrases.items():
        if at - _LONGEST_PHRASE <= first <= at + 1 and (first == at or not _PHRASES.isdisjoint(kinds)):
            return False
    return True


def is_plain_year(sentence: Sentence, at: int) -> bool:
    """Whether four digits stand between a word for year and one that nothing counts (`عام 2019 أطلقت`)."""
    words = sentence.words
    form = words[at].form
    if len(form) != _YEAR or not 0 < at < len(words) - 1 or not form.isdecimal() or int(form) not in _YEARS:
        return False
    before, after = words[at - 1], words[at + 1]
    if not before.kinds or not _NAMES_YEAR[before] or not _PEOPLE.isdisjoint(after.kinds):
        return False
    return (_AFTER[after] if after.kinds else _is_plain(after)) != _NOT_PLAIN and at + 1 not in sentence.phrases


def _names_year(word: Word) -> bool:
    found = [match for match in word.matches.get("unit", ()) if "before" in match.features]
    return bool(found) and "year" in found[0].features


def _before(word: Word) -> int:
    """What a word before digits makes of them (`قتل 12`); `ال` and `ب` leave it to the word before them."""
    if not _is_plain(word) or any("before" in match.features for match in word.matches.get("unit", ())):
        return _NOT_PLAIN
    if len(word.form) <= _CLITIC_LETTERS and any(m.sense in _CLITICS for m in word.matches.get("particle", ())):
        return _LINKS
    return _PLAIN


def _after(word: Word) -> int:
    """What a word after digits makes of them (`12 قتيلا`); a particle may lead on to another number or a month."""
    if not _is_plain(word) or any("clock" in match.features for match in word.matches.get("unit", ())):
        return _NOT_PLAIN
    particles = word.matches.get("particle", ())
    if any(match.sense in _GO_ON for match in particles):
        return _NOT_PLAIN
    return _LINKS if particles else _PLAIN


def _is_plain(word: Word) -> bool:
    """Whether a word is one of the language, no foreign name, and of no kind that dates and numbers are made of."""
    return word.form[0].isalpha() and not word.form.isascii() and _TELLING.isdisjoint(word.kinds)


_NAMES_YEAR: Final = Remembered(_names_year, _LIMIT)
_BEFORE: Final = Remembered(_before, _LIMIT)
_AFTER: Final = Remembered(_after, _LIMIT)
