"""The columns of every table, with type and meaning in English and Arabic, from the files of the folder `columns`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

import tomli

Kind = Literal["text", "int", "float", "flag", "day", "time", "texts", "ints"]
KINDS: Final = get_args(Kind)
_FOLDER: Final = Path(__file__).parent / "columns"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what a cell holds (`texts` and `ints` are lists), its meaning, its HXL hashtag if any.

    `figure` says that its cells are figures whose claims the sidecar lists; `open` that Marsad always leaves it empty.
    """

    name: str
    kind: Kind
    en: str
    ar: str
    tag: str = ""
    figure: bool = False
    open: bool = False

    def meaning(self, language: str) -> str:
        """What the column means, in English or Arabic."""
        return self.ar if language == "ar" else self.en


@cache
def columns_of(table: str) -> tuple[Column, ...]:
    """The columns of a table in their order."""
    said = tomli.loads((_FOLDER / f"{table}.toml").read_text("utf-8"))
    return tuple(Column(**column) for column in said["column"])
