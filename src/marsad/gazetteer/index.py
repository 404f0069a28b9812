"""Names to places: made once of the table for each language, shipped as text, and loaded in a few milliseconds.

An index file has a digest of all that it was made of; one that does not fit the table or the language's folding is
passed over, and the index is made anew in memory. Nothing but text is read: no code, no pickle.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from marsad.gazetteer.table import NEEDS_KIND, Table

Fold = Callable[[str], str]
#: Towns of fewer people are small: a person or a thing may bear their name as well.
SMALL: Final = 40_000
DOUBTFUL: Final = "d"
LITTLE: Final = "s"
KIND: Final = "k"
"""Flags of a name: a common word as well; of small towns alone; read behind a word for its kind only."""
_VERSION: Final = "1"
_WORDS: Final = re.compile(r"\d+|[^\W\d_]+")
_PROBE: Final = "".join(map(chr, [*range(0x20, 0x250), *range(0x600, 0x700), *range(0x1E00, 0x1F00)]))


class Index(NamedTuple):
    """By folded name its flags and where the lines of its bearers begin (`ds12,980`); by first word longer names."""

    names: dict[str, str]
    longer: dict[str, str]
    """The further words of each, the longest first, parted by `|`."""


def index_file(code: str) -> Path:
    """Where the index of a language stands, if one is shipped."""
    return Path(__file__).parent / f"names.{code}.txt"


def make_index(table: Table, fold: Fold, names_in: str) -> Index:
    """The index of a table's names in a language (`ar`, or `en` for Latin letters), folded."""
    bearers: dict[str, list[tuple[int, int]]] = {}
    doubtful: set[str] = set()
    bare: set[str] = set()
    for line, names, odd, people in table.named(names_in):
        strange = odd.split("|") if odd else []
        for name in names.split("|") if names else ():
            words = words_of(fold(name))
            if words:
                bearers.setdefault(words, []).append((-people, line))
                if NEEDS_KIND + name not in strange:
                    bare.add(words)
                if name in strange:
                    doubtful.add(words)
    found = {}
    for name, ranked in bearers.items():
        towns = [-people for people, _ in ranked if people <= 0]
        little = " " not in name and bool(towns) and max(towns) < SMALL
        flags = (DOUBTFUL if name in doubtful else "") + (LITTLE if little else "") + (KIND if name not in bare else "")
        found[name] = flags + ",".join(str(line) for _, line in sorted(set(ranked)))
    longer: dict[str, list[str]] = {}
    for name in found:
        first, _, rest = name.partition(" ")
        if rest:
            longer.setdefault(first, []).append(rest)
    return Index(found, {first: "|".join(sorted(rest, key=_length)) for first, rest in longer.items()})


def render_index(table: Table, fold: Fold, names_in: str) -> str:
    """The index as text: its digest, then the lists that its two dictionaries are made of."""
    names, longer = make_index(table, fold, names_in)
    lists = [names, names.values(), longer, longer.values()]
    return _digest(table, fold, names_in) + "\n\n" + "\n\n".join("\n".join(items) for items in lists) + "\n"


def load_index(table: Table, fold: Fold, names_in: str, file: Path | None) -> Index:
    """The index that a file has, where it was made of this table and folding; else one made anew."""
    shipped = file.read_text(encoding="utf-8") if file is not None and file.is_file() else ""
    digest, _, rest = shipped.partition("\n\n")
    if digest != _digest(table, fold, names_in):
        return make_index(table, fold, names_in)
    names, numbers, firsts, rests = rest.rstrip("\n").split("\n\n")
    return Index(
        dict(zip(names.split("\n"), numbers.split("\n"), strict=True)),
        dict(zip(firsts.split("\n"), rests.split("\n"), strict=True)),
    )


def words_of(name: str) -> str:
    """The words of a folded name, parted by spaces; signs between them (`-`, `'`) count for nothing."""
    return " ".join(_WORDS.findall(name))


def _length(rest: str) -> tuple[int, str]:
    return -rest.count(" "), rest


def _digest(table: Table, fold: Fold, names_in: str) -> str:
    digest = blake2b(table.data, digest_size=32)
    digest.update(f"\0{_VERSION}\0{names_in}\0{fold(_PROBE)}".encode())
    return f"blake2b:{digest.hexdigest()}"
