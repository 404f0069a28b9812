"""What the registers give to a language's pack: their names in the language, as entries like its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from marsad.languages.entries import Entry
from marsad.parties.register import party_register
from marsad.registers.named import Named


class Source(NamedTuple):
    """Names that a register has in one language, and the digest of all its files."""

    names: Iterable[Named]
    digest: str


def _parties(language: str, own: Path | None) -> Source:
    register = party_register(own)
    return Source(register.named(language), register.digest)


#: Every register that packs read: a function of the language and the user's own folder.
REGISTERS: Final[tuple[Callable[[str, Path | None], Source], ...]] = (_parties,)


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
