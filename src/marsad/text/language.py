"""Which language a text is in: by its letters, and by a statistical model only where letters do not decide."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final
from unicodedata import normalize

from marsad.errors import UnknownLanguage
from marsad.languages.letters import arabic, latin, others

_SAMPLE: Final = 500
_ENOUGH_LETTERS: Final = 40
#: From this share of a language's own letters on it is that language; below the second, it is not.
_CERTAIN, _DOUBTFUL = 0.02, 0.004
#: The share of frequent words that no text of another language has.
_FAMILIAR = 0.15


def detect_language(text: str) -> str:
    """The ISO 639 code of a text's language (`ar`, `ckb`, `fa`, `en`), whether Marsad reads it or not.

    Raises UnknownLanguage where the text has no letters.
    """
    sample = text[:_SAMPLE]
    signs = set(sample)
    total, script = _letters(sample, signs)
    if total < _ENOUGH_LETTERS and len(text) > _SAMPLE:
        sample = text
        signs = set(sample)
        total, script = _letters(sample, signs)
    if not total:
        raise UnknownLanguage("no letters to tell the language by; say it with --language")
    if script * 4 < total:
        sample = normalize("NFKC", sample)  # presentation forms, as some PDF files and old pages have them
        signs = set(sample)
        total, script = _letters(sample, signs)
    if script * 4 < total:
        return _by_words(sample) or _by_model(sample)
    shares = [(_count(sample, signs.intersection(other.own)) / script, other.code) for other in others()]
    for share, code in shares:
        if share >= _CERTAIN:
            return code
    return _by_model(sample) if max(shares)[0] > _DOUBTFUL else arabic().code


def _letters(sample: str, signs: set[str]) -> tuple[int, int]:
    """How many letters there are, and how many of the Arabic script: all that is no other sign, of which few differ."""
    other = signs - _script()
    script = len(sample) - _count(sample, other)
    return script + _count(sample, filter(str.isalpha, other)), script


def _count(sample: str, signs: Iterable[str]) -> int:
    """How often any of some signs occurs; few are different, so that counting each is fast."""
    return sum(map(sample.count, signs))


@cache
def _script() -> frozenset[str]:
    """The letters of the Arabic script, in any of its languages."""
    return frozenset(arabic().letters).union(*(other.own + other.shared for other in others()))


def _by_words(sample: str) -> str | None:
    """The language that a text's frequent words tell; None where they are too few to tell."""
    return next((language.code for language in latin() if language.familiar(sample) >= _FAMILIAR), None)


def _by_model(sample: str) -> str:
    """What py3langid says; it is imported here alone because it loads numpy and a model."""
    from py3langid import classify

    return str(classify(sample)[0])
