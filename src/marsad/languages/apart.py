"""The files of a pack that the reader does not look at: words for the rooms above, each file a lexicon of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from marsad.languages.lexicon import Lexicon
from marsad.languages.pack import entries_in, lexicon_of, orthography_of, parse, reject_duplicates

_FOLDER: Final = Path(__file__).parent
#: The tables of entries that each of them may hold.
APART: Final[Mapping[str, frozenset[str]]] = {"ledger": frozenset({"voice", "count", "counted", "arms", "issue"})}


@cache
def lexicon_apart(code: str, stem: str) -> Lexicon:
    """The words of such a file of a language (`ledger`). Raises BadPack naming file and line."""
    file = f"{code}/{stem}.toml"
    raw = (_FOLDER / file).read_bytes()
    entries = [*entries_in(file, stem, raw.decode(), parse(file, raw), APART)]
    reject_duplicates(entries)
    written = parse(f"{code}/orthography.toml", (_FOLDER / code / "orthography.toml").read_bytes())
    return lexicon_of(entries, orthography_of(code), written)
