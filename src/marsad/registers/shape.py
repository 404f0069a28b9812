"""What the rows of a register may hold: its tables, their keys, and what each key's value is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final

_LANGUAGE: Final = r"[a-z]{2,3}"
_BY_LANGUAGE: Final = re.compile(rf"(?P<key>[a-z_]+)\.{_LANGUAGE}")
#: A key that is the code of a language (`ar`, `en`): its value is names.
LANGUAGE: Final = re.compile(_LANGUAGE)


class Value(Enum):
    """What a key's value is; the value says how an error calls it."""

    TEXT = "a text"
    NAMES = "a list of names"
    DAY = "a year, a month or a day (2011, 2011-03, 2011-03-15)"
    DEGREES = "a number of degrees"
    ID = "an id: small letters, digits, hyphens"
    IDS = "a list of ids"
    FLAG = "true or false"
    TABLES = "a list of tables"


@dataclass(frozen=True, slots=True)
class Shape:
    """A table of a register. Keys written `name.*` stand once for each language; `names` lets languages be keys."""

    table: str
    keys: Mapping[str, Value]
    required: frozenset[str] = frozenset()
    names: bool = True

    def value(self, key: str) -> Value | None:
        """What the value of a key is, None where the table has no such key."""
        known = self.keys.get(key)
        if known is not None:
            return known
        if self.names and LANGUAGE.fullmatch(key):
            return Value.NAMES
        found = _BY_LANGUAGE.fullmatch(key)
        return self.keys.get(f"{found['key']}.*") if found else None

    def described(self) -> str:
        """The keys, for an error."""
        return ", ".join([*sorted(self.keys), *(["a language's code"] if self.names else [])])
