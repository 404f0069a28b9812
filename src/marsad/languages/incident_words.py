"""Words by which a report tells one happening from another: kinds of sites, cues of older or other events, names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import tomli

from marsad.errors import BadPack
from marsad.languages.pack import orthography_of

_FOLDER: Final = Path(__file__).parent
_FILE: Final = "incidents.toml"
_TABLES: Final = ("site", "cue")
_GAP: Final = "…"
"""Stands in a form for a few words."""
_FEW: Final = r"\b[^.\n]{1,60}?\b"
_NEAR: Final = "‥"
"""Stands in a form for two words at the most."""
_TWO: Final = r"\s+(?:[^\s.,:]+\s+){0,2}?"
_GAPS: Final = ((_GAP, _FEW), (_NEAR, _TWO))
_VOWELS: Final = "AWY"
_SHORTEST: Final = 3
_BREATH: Final = "h"
"""Written at the end of a name or not (Hasakah, Hasaka)."""


class Cue(NamedTuple):
    """A phrase found in a folded text: its table (`site`, `cue`), its sense, where it stands."""

    table: str
    sense: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class IncidentWords:
    """The phrases of one language, to be found in its folded texts, and its words for the names of incidents."""

    code: str
    senses: Mapping[str, tuple[tuple[str, str], ...]]
    names: Mapping[str, Any]
    pattern: re.Pattern[str] | None
    written_on: tuple[str, ...] = ()
    sounds: tuple[tuple[str, str], ...] = ()
    """What letters sound like, by which a name is known in another script; the longest first."""

    def find(self, folded: str) -> list[Cue]:
        """Every phrase of a folded text, in order; a phrase with two senses is found with each."""
        if self.pattern is None:
            return []
        found = []
        for match in self.pattern.finditer(folded):
            for table, sense in self._senses(match[1]):
                found.append(Cue(table, sense, match.start(), match.end()))
        return found

    def _senses(self, words: str) -> tuple[tuple[str, str], ...]:
        found = self.senses.get(words)
        if found is not None:
            return found
        return next(senses for form, senses in self.senses.items() if _matches(form, words))

    def bare(self, word: str) -> str:
        """A folded word without the article and the letters before it, where three are left."""
        for letters in self.written_on:
            if len(letters) > 1 and word.startswith(letters) and len(word) - len(letters) >= _SHORTEST:
                return word[len(letters) :]
        return word

    def sound(self, word: str) -> tuple[str, str]:
        """What a folded word sounds like in any script: its consonants, and its written vowels."""
        consonants, vowels, at = "", "", 0
        while at < len(word):
            letters, to = next(((of, to) for of, to in self.sounds if word.startswith(of, at)), (word[at], ""))
            at += len(letters)
            if to in _VOWELS:
                vowels += to
            elif to and not consonants.endswith(to):
                consonants += to
        return consonants.removesuffix(_BREATH) if len(consonants) > 1 else consonants, vowels


@cache
def incident_words(code: str) -> IncidentWords:
    """The incident words of a language; none where its pack has no such file. Raises BadPack."""
    file = _FOLDER / code / _FILE
    if not file.is_file():
        return IncidentWords(code, {}, {}, None)
    return read_incident_words(code, tomli.loads(file.read_text(encoding="utf-8")))


def read_incident_words(code: str, data: Mapping[str, Any]) -> IncidentWords:
    """The incident words of parsed data. Raises BadPack."""
    fold = orthography_of(code).fold
    senses: dict[str, tuple[tuple[str, str], ...]] = {}
    for table in _TABLES:
        for row in data.get(table, ()):
            if not row.get("sense") or not row.get("forms"):
                raise BadPack(f"{code}/{_FILE}: an entry of {table!r} needs a sense and forms")
            for form in map(fold, row["forms"]):
                senses[form] = (*senses.get(form, ()), (table, row["sense"]))
    written_on = tuple(sorted(map(fold, data.get("written_on", ())), key=lambda form: (-len(form), form)))
    sounds = [(letters, to) for to, row in data.get("sounds", {}).items() for letters in row]
    sounds.sort(key=lambda row: (-len(row[0]), row))
    return IncidentWords(code, senses, data.get("names", {}), _pattern(senses, written_on), written_on, tuple(sounds))


def _matches(form: str, words: str) -> bool:
    """Whether words begin and end as a form with a gap does."""
    gap = next((gap for gap, _ in _GAPS if gap in form), None)
    if gap is None:
        return False
    first, _, last = form.partition(gap)
    return words.startswith(first.strip()) and words.endswith(last.strip())


def _written(form: str) -> str:
    gap, between = next(((gap, between) for gap, between in _GAPS if gap in form), _GAPS[0])
    return between.join(re.escape(part.strip()) for part in form.split(gap))


def _pattern(senses: Mapping[str, object], written_on: Sequence[str]) -> re.Pattern[str] | None:
    if not senses:
        return None
    forms = "|".join(map(_written, sorted(senses, key=lambda form: (-len(form), form))))
    before = "|".join(map(re.escape, written_on))
    return re.compile(rf"\b(?:{before})?({forms})\b" if before else rf"\b({forms})\b")
