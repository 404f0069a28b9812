"""What people say of their project: who decides, what is withheld, what is never collected (`marsad.toml`)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from marsad.errors import BadProject
from marsad.model.decision import DECISION_KINDS
from marsad.model.sensitive import SENSITIVE, UNCOLLECTED
from marsad.record.home import Home

_TABLES: Final[Mapping[str, frozenset[str]]] = {
    "author": frozenset({"name"}),
    "reading": frozenset({"registers"}),
    "withhold": frozenset({"show"}),
    "collect": frozenset({"leave-out"}),
    "desk": frozenset({"second-factor-required", "addresses-in-log"}),
    "publish": frozenset({"at-the-desk", "title", "publisher"}),
    "review": frozenset({"two-persons"}),
}


@dataclass(frozen=True, slots=True)
class Project:
    """A record's settings; where nothing is said, the defaults stand."""

    author: str | None = None
    """Who takes decisions."""
    registers: Path | None = None
    """The folder of the project's own registers of parties and places."""
    shown: frozenset[str] = frozenset()
    """Which of the sensitive fields (`model.sensitive`) leave the record; all others are withheld."""
    uncollected: frozenset[str] = frozenset()
    """Which sensitive fields are left out of all that the record works with."""
    second_factor: bool = False
    """Whether everybody must give a second factor to sign in at the desk."""
    addresses: bool = False
    """Whether the log keeps the network address from which somebody signed in at the desk."""
    published: bool = False
    """Whether the desk shows what is published to readers who are not signed in."""
    title: str | None = None
    """What the published edition is called."""
    publisher: str | None = None
    """Who publishes it; no member's name is ever told."""
    two_persons: frozenset[str] = frozenset()
    """Kinds of decisions that count once a second person agrees (`model.decision`)."""


def project_of(home: Home) -> Project:
    """The settings in a record's folder. Raises BadProject, which names file and member."""
    file = home.configuration
    try:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Project()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadProject(f"{file}: {error}") from None
    _check_members(file, said)
    registers = _text(file, said, "reading", "registers")
    return Project(
        author=_text(file, said, "author", "name"),
        registers=(home.folder / registers).absolute() if registers else None,
        shown=_some_of(file, said, "withhold", "show", SENSITIVE),
        uncollected=_some_of(file, said, "collect", "leave-out", UNCOLLECTED),
        second_factor=_truth(file, said, "desk", "second-factor-required"),
        addresses=_truth(file, said, "desk", "addresses-in-log"),
        published=_truth(file, said, "publish", "at-the-desk"),
        title=_text(file, said, "publish", "title"),
        publisher=_text(file, said, "publish", "publisher"),
        two_persons=_some_of(file, said, "review", "two-persons", DECISION_KINDS, "kind of decision"),
    )


def _check_members(file: Path, said: Mapping[str, Any]) -> None:
    for table, members in said.items():
        if table not in _TABLES or not isinstance(members, dict):
            raise BadProject(f"{file}: there is no table [{table}]; there are: {' '.join(sorted(_TABLES))}")
        unknown = sorted(members.keys() - _TABLES[table])
        if unknown:
            raise BadProject(f"{file}: [{table}] has no member {unknown[0]!r}: {' '.join(sorted(_TABLES[table]))}")


def _text(file: Path, said: Mapping[str, Any], table: str, member: str) -> str | None:
    value = said.get(table, {}).get(member)
    if value is not None and (not isinstance(value, str) or not value.strip()):
        raise BadProject(f"{file}: [{table}] {member} is no text")
    return value


def _truth(file: Path, said: Mapping[str, Any], table: str, member: str) -> bool:
    """Whether a member says `true`. Anything else than true or false is an error: it may be meant to protect."""
    value = said.get(table, {}).get(member, False)
    if not isinstance(value, bool):
        raise BadProject(f"{file}: [{table}] {member} is neither true nor false")
    return value


def _some_of(
    file: Path, said: Mapping[str, Any], table: str, member: str, known: Sequence[str], what: str = "field"
) -> frozenset[str]:
    """The symbols that a member lists. A misspelt one is an error: what it was to protect would not be."""
    value = said.get(table, {}).get(member, [])
    if not isinstance(value, list):
        raise BadProject(f'{file}: [{table}] {member} is no list; write {member} = ["{known[0]}"]')
    for field in value:
        if field not in known:
            raise BadProject(
                f"{file}: [{table}] {member} has {field!r}, which is no {what}; those are: {' '.join(known)}"
            )
    return frozenset(value)
