"""The register's names of one language in a form that is read at once: what `scripts/build_parties.py` writes.

The files of the register are the truth: where their digest is not the one that the compiled form was made of, it is
not used.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from marsad.parties.register import FOLDER, party_register
from marsad.registers.named import Named
from marsad.registers.rows import digest_of, files_of

COMPILED: Final = FOLDER / "compiled"


class PartyNames(NamedTuple):
    """The names of a language, and the digest of all files of the register."""

    names: list[Named]
    digest: str


def party_names(language: str, own: Path | None = None) -> PartyNames:
    """The register's names in a language, with those of a user's own register. Raises BadRegister."""
    if own is None:
        digest = digest_of((path.name, path.read_bytes()) for path in files_of(FOLDER))
        names = _read(COMPILED / f"{language}.json", digest)
        if names is not None:
            return PartyNames(names, digest)
    register = party_register(own)
    return PartyNames(list(register.named(language)), register.digest)


def as_text(language: str) -> str:
    """The compiled form of a language's names: a line of JSON each, under a line with the digest."""
    register = party_register()
    rows: list[Any] = [register.digest]
    rows += [[*row[:2], sorted(row.features), *row[3:]] for row in register.named(language)]
    return "[\n" + ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows) + "\n]\n"


def _read(path: Path, digest: str) -> list[Named] | None:
    try:
        made_of, *rows = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    if made_of != digest:
        return None
    shared: dict[tuple[str, ...], frozenset[str]] = {}
    return [
        Named(id, kind, shared.setdefault(tuple(said), frozenset(said)), attributes, tuple(forms), file, line)
        for id, kind, said, attributes, forms, file, line in rows
    ]
