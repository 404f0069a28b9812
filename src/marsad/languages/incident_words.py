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

    def find(self, folded: str) -> list[Cue]:
        """Every phrase of a folded text, in order; a phrase with two senses is found with each."""
        if self.pattern is None:
            return []
        found = []
        for match in self.pattern.finditer(folded):
            for table, sense in self.senses[match[1]]:
                found.append(Cue(table, sense, match.start(), match.end()))
        return found


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
    return IncidentWords(code, senses, data.get("names", {}), _pattern(senses, data.get("written_on", ()), fold))


def _pattern(senses: Mapping[str, object], written_on: Sequence[str], fold: Any) -> re.Pattern[str] | None:
    if not senses:
        return None
    forms = "|".join(map(re.escape, sorted(senses, key=lambda form: (-len(form), form))))
    before = "|".join(map(re.escape, sorted(map(fold, written_on), key=lambda form: (-len(form), form))))
    return re.compile(rf"\b(?:{before})?({forms})\b" if before else rf"\b({forms})\b")
