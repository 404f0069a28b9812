"""One key for all the ways to write a name in Latin letters (`Deir Ezzor`, `Dayr az Zawr`): what sounds the same.

Which letters and words stand for one another is data: `transliteration.toml`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

import tomli

RULES: Final = Path(__file__).parent / "transliteration.toml"
_DOUBLED: Final = re.compile(r"([^\W\d_])\1+")
_ASSIMILATED: Final = re.compile(r"\b[ae]([dnrstz]|sh)\1(?=\w\w)")
_ENDS_IN_A: Final = re.compile(r"(?<=\w\w)(?:[ae]h?|[ae]t)\b")
_SIGNS: Final = re.compile(r"[^\w\n ]+")


class Transliteration:
    """The rules of one file. Names are folded ones; many are keyed at once, a line each."""

    def __init__(self, file: Path) -> None:
        rules = tomli.loads(file.read_text(encoding="utf-8"))
        articles = "|".join(sorted(rules["articles"], key=len, reverse=True))
        self._articles = re.compile(rf"\b(?:{articles})\b ?")
        self._letters = [
            (re.compile("|".join(sorted(row["of"], key=len, reverse=True))), row["to"]) for row in rules["letters"]
        ]
        self._words = [(re.compile(rf"\b(?:{'|'.join(row['of'])})(?= )"), row["to"]) for row in rules["words"]]

    def bare(self, name: str) -> str:
        """A folded name without its articles."""
        return self._articles.sub("", name).strip()

    def keys(self, names: str) -> str:
        """The keys of folded names, each a line: without articles, doubled letters and spaces, vowels made few."""
        keys = self._articles.sub("", _ASSIMILATED.sub(r"\1", _SIGNS.sub("", names)))
        keys = _ENDS_IN_A.sub("a", keys)
        for letters, to in self._letters:
            keys = letters.sub(to, keys)
        keys = _DOUBLED.sub(r"\1", keys)
        for word, to in self._words:
            keys = word.sub(to, keys)
        return _DOUBLED.sub(r"\1", keys.replace(" ", ""))


@cache
def transliteration() -> Transliteration:
    """The rules that Marsad ships."""
    return Transliteration(RULES)
