"""The words of the command line in each interface language, and the signs that keep writing directions apart."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli

from marsad.interface.manner import RECORDED, Manner

INTERFACE_LANGUAGES: Final = ("en", "ar")
_UNSAFE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069]")
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Labels:
    """One language's catalogue. A word that it lacks is shown as it stands in the data."""

    language: str
    words: Mapping[str, Mapping[str, Any]]
    manner: Manner = RECORDED
    """How its reader wants numbers and days written."""

    def word(self, section: str, key: str) -> str:
        """What a symbol of the format is called (`outcome`, `killed`)."""
        return str(self.words[section].get(key, key))

    def say(self, section: str, key: str, /, **values: object) -> str:
        """A sentence of the catalogue with its values."""
        return self.word(section, key).format(**values)

    def tell(self, section: str, key: str, /, **values: object) -> str:
        """A line of the catalogue for a terminal; where it runs from right to left, each value stands by itself."""
        mark = self.word("card", "mark")
        shown = isolate if mark else plain
        return mark + self.say(section, key, **{name: shown(str(value)) for name, value in values.items()})

    def count(self, key: str, number: int) -> str:
        """So many of something, in the plural form that the number takes."""
        forms = self.words["count"][key]
        return str(forms.get(_plural(number), forms["other"])).format(n=self.number(number))

    def number(self, value: int) -> str:
        """A number with its thousands apart."""
        return self.manner.number(value)

    def day(self, recorded: str) -> str:
        """A day, month or year of the record (`2022-01-31`)."""
        return self.manner.day(recorded, self.words)

    def instant(self, at: datetime) -> str:
        """An instant to the minute."""
        return self.manner.instant(at, self.words)

    def written(self, manner: Manner) -> Labels:
        """The same words for a reader who wants numbers and days written so."""
        return replace(self, manner=manner)


@cache
def labels(language: str) -> Labels:
    """The catalogue of an interface language."""
    return Labels(language, tomli.loads((Path(__file__).parent / "locale" / f"{language}.toml").read_text("utf-8")))


def catalogue(lang: str | None) -> Labels:
    """The catalogue of the interface language that was said, or of the environment's."""
    return labels(interface_language(lang))


def interface_language(said: str | None, environment: Mapping[str, str] = os.environ) -> str:
    """The interface language: the one that was said, else Arabic where the environment's is Arabic, else English."""
    if said:
        return said
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "ar" if environment[name].startswith("ar") else "en"
    return "en"


def plain(words: str) -> str:
    """Words that a terminal shows and never obeys: escape sequences and bidi controls are taken out, lines joined."""
    return " ".join(_UNSAFE.sub("", words).split())


def isolate(words: str) -> str:
    """Words of any direction that do not disturb the line they stand in."""
    return enclose(plain(words))


def enclose(line: str) -> str:
    """A line of words that are plain already, isolated; it may carry styles."""
    return f"{_FIRST_STRONG_ISOLATE}{line}{_POP_ISOLATE}"


def _plural(number: int) -> str:
    """The plural category of a count (Unicode CLDR, Arabic's; a language with fewer has no word for the others)."""
    if number in (1, 2):
        return ("one", "two")[number - 1]
    last = number % 100
    return "few" if 3 <= last <= 10 else "many" if last >= 11 else "other"
