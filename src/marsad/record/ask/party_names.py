"""Which parties a name that somebody types stands for: an id, or any of their names in any language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from marsad.languages.pack import languages, orthography_of
from marsad.parties.register import Register
from marsad.record.ask.parties import register_of


def called(name: str, registers: Path | None = None) -> tuple[str, ...]:
    """The ids of the parties that bear a name or share it; the name itself, too, for it may be an id.

    Sources that are in no register have ids made of their words.
    """
    wanted = " ".join(name.split())
    return tuple(sorted({wanted, wanted.replace(" ", "-"), *_bearers(wanted, registers)} - {""}))


def id_of(name: str, registers: Path | None) -> str:
    """The id of the party that bears a name, however it is spelt; the name itself where none does, or several do."""
    found = _bearers(name, registers)
    return next(iter(found)) if len(found) == 1 else name


def _bearers(name: str, registers: Path | None) -> set[str]:
    """The ids of the parties that bear a name or share it, in any language."""
    by_language = _by_name(registers)
    return {id_ for language, ids_of in by_language.items() for id_ in ids_of.get(_folded(name, language), ())}


@cache
def _by_name(registers: Path | None) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """The ids of parties by their folded names, by language; put together once in a process."""
    found: dict[str, dict[str, frozenset[str]]] = {}
    for language, name, ids in _names(register_of(registers)):
        told, key = found.setdefault(language, {}), _folded(name, language)
        told[key] = told.get(key, frozenset()) | ids
    return found


def _names(register: Register) -> Iterator[tuple[str, str, set[str]]]:
    """Every name with its language and the parties that bear it."""
    for party in register.parties.values():
        for names in (party.names, party.quoted, party.loaded):
            yield from ((language, name, {party.id}) for language, own in names.items() for name in own)
    for shared in register.shared:
        ids = {candidate.party for candidate in shared.candidates if candidate.party}
        yield from ((language, name, ids) for language, own in shared.names.items() for name in own)


def _folded(name: str, language: str) -> str:
    folded = orthography_of(language).fold(name) if language in languages() else name
    return " ".join(folded.casefold().split())
