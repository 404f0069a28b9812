"""The letters and frequent words that tell a written language, as `letters.toml` has them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli

_SAMPLE_WORDS: Final = 2000


@dataclass(frozen=True, slots=True)
class Arabic:
    """What Arabic itself is written with."""

    code: str
    letters: str
    words: frozenset[str]
    article: str

    def familiar(self, text: str) -> float:
        """The share of a text's words that are frequent ones or begin with the article."""
        words = text[: _SAMPLE_WORDS * 8].split()[:_SAMPLE_WORDS]
        return sum(word in self.words or word.startswith(self.article) for word in words) / max(len(words), 1)


@dataclass(frozen=True, slots=True)
class Other:
    """Another language of the Arabic script: letters nearly its own, and letters that it shares."""

    code: str
    name: str
    own: str
    shared: str


@dataclass(frozen=True, slots=True)
class Latin:
    """A language of the Latin script, and words that any of its texts is full of."""

    code: str
    words: frozenset[str]

    def familiar(self, text: str) -> float:
        """The share of a text's words that are frequent ones."""
        words = text[: _SAMPLE_WORDS * 8].lower().split()[:_SAMPLE_WORDS]
        return sum(word in self.words for word in words) / max(len(words), 1)


@cache
def latin() -> tuple[Latin, ...]:
    """The languages of the Latin script that frequent words tell."""
    return tuple(Latin(row["code"], frozenset(row["words"])) for row in _data()["latin"])


@dataclass(frozen=True, slots=True)
class Script:
    """The letters, as ranges of signs, in which passages of a language stand out in a report of another script."""

    code: str
    letters: str
    latin: bool


@cache
def scripts() -> tuple[Script, ...]:
    """The scripts of the languages whose passages are read in reports of other languages."""
    return tuple(Script(**row) for row in _data()["script"])


@cache
def arabic() -> Arabic:
    """Arabic's letters and frequent words."""
    data = _data()["arabic"]
    return Arabic(data["code"], data["letters"], frozenset(data["words"]), data["article"])


@cache
def others() -> tuple[Other, ...]:
    """Further languages of the Arabic script, the most telling first."""
    return tuple(Other(**row) for row in _data()["other"])


@cache
def _data() -> dict[str, Any]:
    return tomli.loads((Path(__file__).parent / "letters.toml").read_text("utf-8"))
