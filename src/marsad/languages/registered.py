"""What the registers give to a language's pack: their names in the language, as entries like its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from marsad.gazetteer.register import place_names
from marsad.languages.entries import Entry
from marsad.parties.compiled import party_names
from marsad.registers.named import Named


class Source(NamedTuple):
    """Names that a register has in one language, and the digest of all its files."""

    names: Iterable[Named]
    digest: str


def _parties(language: str, own: Path | None) -> Source:
    return Source(*party_names(language, own))


def _places(language: str, own: Path | None) -> Source:
    return Source(*place_names(language, own))


#: Every register that packs read: a function of the language and the user's own folder.
REGISTERS: Final[tuple[Callable[[str, Path | None], Source], ...]] = (_parties, _places)


def registered(language: str, own: Path | None = None) -> tuple[list[Entry], list[str]]:
    """The registers' names in a language as entries, and the registers' digests. Raises BadRegister."""
    entries: list[Entry] = []
    digests: list[str] = []
    for register in REGISTERS:
        source = register(language, own)
        entries += [_entry(named) for named in source.names]
        digests.append(source.digest)
    return entries, digests


def _entry(named: Named) -> Entry:
    return Entry(
        named.id, named.kind, "", named.features, None, named.attributes, named.forms, (), (), named.file, named.line
    )
