"""Which language a text is in: by its letters, and by a statistical model only where letters do not decide."""

from __future__ import annotations

from functools import cache
from typing import Final
from unicodedata import normalize

from marsad.errors import UnknownLanguage
from marsad.languages.letters import arabic, others

_SAMPLE: Final = 2000
_ENOUGH_LETTERS: Final = 40
#: From this share of a language's own letters on it is that language; below the second, it is not.
_CERTAIN, _DOUBTFUL = 0.02, 0.004


def detect_language(text: str) -> str:
    """The ISO 639 code of a text's language (`ar`, `ckb`, `fa`, `en`), whether Marsad reads it or not.

    Raises UnknownLanguage where the text has no letters.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < _ENOUGH_LETTERS and len(text) > _SAMPLE:
        sample = text
        letters = sum(map(str.isalpha, sample))
    if not letters:
        raise UnknownLanguage("no letters to tell the language by; say it with --language")
    script = _arabic_letters(sample)
    if script * 4 < letters:
        sample = normalize("NFKC", sample)  # presentation forms, as some PDF files and old pages have them
        script = _arabic_letters(sample)
    if script * 4 < letters:
        return _by_model(sample)
    shares = [(sum(map(sample.count, other.own)) / script, other.code) for other in others()]
    for share, code in shares:
        if share >= _CERTAIN:
            return code
    return _by_model(sample) if max(shares)[0] > _DOUBTFUL else arabic().code


def _arabic_letters(sample: str) -> int:
    """How many letters of the Arabic script there are, in any of its languages."""
    return sum(map(sample.count, _script()))


@cache
def _script() -> frozenset[str]:
    return frozenset(arabic().letters).union(*(other.own + other.shared for other in others()))


def _by_model(sample: str) -> str:
    """What py3langid says; it is imported here alone because it loads numpy and a model."""
    from py3langid import classify

    return str(classify(sample)[0])
