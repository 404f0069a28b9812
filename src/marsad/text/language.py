"""Which language a text is in: by its letters, and by a statistical model only where letters do not decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
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
    letters = _letters(sample)
    if sum(letters.values()) < _ENOUGH_LETTERS and len(text) > _SAMPLE:
        sample = text
        letters = _letters(sample)
    total = sum(letters.values())
    if not total:
        raise UnknownLanguage("no letters to tell the language by; say it with --language")
    script = _of(letters, _script())
    if script * 4 < total:
        sample = normalize("NFKC", sample)  # presentation forms, as some PDF files and old pages have them
        letters = _letters(sample)
        script = _of(letters, _script())
    if script * 4 < total:
        return _by_words(sample) or _by_model(sample)
    shares = [(_of(letters, other.own) / script, other.code) for other in others()]
    for share, code in shares:
        if share >= _CERTAIN:
            return code
    return _by_model(sample) if max(shares)[0] > _DOUBTFUL else arabic().code


def _letters(sample: str) -> dict[str, int]:
    """How often each letter occurs; few signs are different, so that counting each is fast."""
    return {sign: sample.count(sign) for sign in set(sample) if sign.isalpha()}


def _of(letters: Mapping[str, int], script: Collection[str]) -> int:
    """How many of the letters are of a script."""
    return sum([count for sign, count in letters.items() if sign in script])


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
