"""What the registers give to a language's pack: their names in the language, as entries like its own.

A user's own registers are files of one folder: `parties.toml` or `parties.csv`, or several in a folder `parties`; the
same for every other register.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from marsad.errors import BadRegister
from marsad.gazetteer.register import place_names
from marsad.languages.entries import Entry
from marsad.languages.lexicon import Lexicon
from marsad.parties.compiled import party_names
from marsad.registers.named import Named
from marsad.registers.rows import SUFFIXES, digest_of, files_of


class Source(NamedTuple):
    """Names that a register has in one language, and the digest of all its files."""

    names: Iterable[Named]
    digest: str


def _parties(language: str, own: Path | None) -> Source:
    return Source(*party_names(language, own))


def _places(language: str, own: Path | None) -> Source:
    return Source(*place_names(language, own))


#: Every register that packs read, by its name: a function of the language and the user's own file or folder.
REGISTERS: Final[Mapping[str, Callable[[str, Path | None], Source]]] = {"parties": _parties, "places": _places}


def registered(language: str, own: Path | None = None) -> tuple[list[Entry], list[str]]:
    """The registers' names in a language as entries, and the registers' digests. Raises BadRegister."""
    entries: list[Entry] = []
    digests: list[str] = []
    given = own_registers(own) if own is not None else {}
    for name, register in REGISTERS.items():
        source = register(language, given.get(name))
        entries += [_entry(named) for named in source.names]
        digests.append(source.digest)
    return entries, digests


def own_registers(folder: Path) -> dict[str, Path]:
    """The file or folder of each register in a user's folder. Raises BadRegister where there is another, or none."""
    if not folder.is_dir():
        raise BadRegister(f"{folder}: no such folder")
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if not path.is_dir() and path.suffix.lower() not in SUFFIXES:
            continue
        name = path.name if path.is_dir() else path.stem
        if name not in REGISTERS:
            if path.is_dir():
                continue
            raise BadRegister(f"{path}: no register {name!r}; known: {', '.join(REGISTERS)}")
        if name in found:
            raise BadRegister(f"{path}: {name} is already at {found[name]}")
        found[name] = path
    if not found:
        raise BadRegister(f"{folder}: no register; known: {', '.join(f'{name}.toml' for name in REGISTERS)}")
    return found


def own_files(folder: Path) -> set[str]:
    """The names of the files of a user's registers."""
    return {file.name for file in _files(folder)}


def digest_of_own(folder: Path) -> str:
    """The digest of a user's registers, wherever their folder is. Raises BadRegister."""
    return digest_of((file.relative_to(folder).as_posix(), file.read_bytes()) for file in _files(folder))


def _files(folder: Path) -> list[Path]:
    return [file for path in own_registers(folder).values() for file in (files_of(path) if path.is_dir() else [path])]


def reject_common_words(
    entries: Iterable[Entry], files: set[str], lexicon: Lexicon, fold: Callable[[str], str]
) -> None:
    """Raises BadRegister where a name of these files is a common word: it would be read wherever the word stands."""
    for entry in entries:
        if entry.file.rpartition("/")[2] not in files or "quoted" in entry.features:
            continue
        for form in entry.forms:
            words = fold(form).split()
            kinds = lexicon.word(words[0]).kinds - {entry.kind} if len(words) == 1 else frozenset()
            if kinds:
                raise BadRegister(
                    f"{entry.file}:{entry.line}: the name {form!r} shadows a common word ({', '.join(sorted(kinds))}); "
                    "give it as quoted, or longer"
                )


def _entry(named: Named) -> Entry:
    return Entry(
        named.id, named.kind, "", named.features, None, named.attributes, named.forms, (), (), named.file, named.line
    )
