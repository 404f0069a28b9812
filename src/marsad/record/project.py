"""What people say of their project: who decides, what is withheld, what is never collected (`marsad.toml`)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from marsad.errors import BadProject
from marsad.record.home import Home

_TABLES: Final = {"author": {"name"}, "reading": {"registers"}}


@dataclass(frozen=True, slots=True)
class Project:
    """A record's settings; where nothing is said, the defaults stand."""

    author: str | None = None
    """Who takes decisions."""
    registers: Path | None = None
    """The folder of the project's own registers of parties and places."""


def project_of(home: Home) -> Project:
    """The settings in a record's folder. Raises BadProject, which names file and member."""
    file = home.configuration
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Project()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadProject(f"{file}: {error}") from None
    for table, members in said.items():
        if table not in _TABLES or not isinstance(members, dict):
            raise BadProject(f"{file}: there is no table [{table}]; there are: {' '.join(sorted(_TABLES))}")
        unknown = sorted(set(members) - _TABLES[table])
        if unknown:
            raise BadProject(f"{file}: [{table}] has no member {unknown[0]!r}: {' '.join(sorted(_TABLES[table]))}")
    registers = _text(file, said, "reading", "registers")
    return Project(
        author=_text(file, said, "author", "name"),
        registers=(home.folder / registers).absolute() if registers else None,
    )


def _text(file: Path, said: dict[str, Any], table: str, member: str) -> str | None:
    value = said.get(table, {}).get(member)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise BadProject(f"{file}: [{table}] {member} is no text")
    return value
