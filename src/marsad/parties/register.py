"""The register of parties: read from its files, checked, and given to language packs as names.

Files are those of this folder and, where a user has a register of their own, those of its folder `parties`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from marsad.parties.party import KINDS, UNREAD, Candidate, Names, Party, Shared
from marsad.registers.checks import check_ids, check_parents, check_span
from marsad.registers.named import Named
from marsad.registers.rows import Row, digest_of, files_of, read_rows
from marsad.registers.shape import Shape, Value

FOLDER: Final = Path(__file__).parent
PARTY: Final = Shape(
    "party",
    {
        "id": Value.ID,
        "kind": Value.TEXT,
        "country": Value.TEXT,
        "parent": Value.ID,
        "people": Value.TEXT,
        "start": Value.DAY,
        "end": Value.DAY,
        "preferred.*": Value.TEXT,
        "quoted.*": Value.NAMES,
        "loaded.*": Value.NAMES,
        "whose_word": Value.IDS,
        "note": Value.TEXT,
    },
    frozenset({"id", "kind"}),
)
SHARED: Final = Shape(
    "shared",
    {
        "id": Value.ID,
        "kind": Value.TEXT,
        "country": Value.TEXT,
        "loaded": Value.FLAG,
        "may_be": Value.TABLES,
        "note": Value.TEXT,
    },
    frozenset({"id", "kind"}),
)
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_CANDIDATE: Final = frozenset({"party", "country", "outlet", "party_near"})


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """Every party by id, the names that several bear, and a digest of the files that say so."""

    parties: Mapping[str, Party]
    shared: tuple[Shared, ...]
    digest: str

    def named(self, language: str) -> Iterator[Named]:
        """The names of a language as entries of a pack."""
        for party in self.parties.values():
            if party.kind not in UNREAD:
                yield from _named(party, language)
        for shared in self.shared:
            if language in shared.names:
                features = frozenset({"shared", "loaded"} if shared.loaded else {"shared"})
                attributes = _attributes(shared.kind, shared.country)
                if shared.candidates:
                    attributes["candidates"] = "|".join(map(_candidate, shared.candidates))
                yield _entry(f"parties/{shared.id}", features, attributes, shared.names[language], shared)


def party_register(own: Path | None = None) -> Register:
    """The shipped register, with the user's own from a folder or file beside it. Raises BadRegister."""
    return _kept(own)


@cache
def _kept(own: Path | None) -> Register:
    return read_register(FOLDER, own)


def read_register(folder: Path, own: Path | None = None) -> Register:
    """The register in a folder, and what a user adds. Raises BadRegister naming file and line."""
    rows: list[Row] = []
    files: list[tuple[str, bytes]] = []
    for path in [*files_of(folder), *([] if own is None else [own] if own.is_file() else files_of(own))]:
        found, raw = read_rows(path, (PARTY, SHARED))
        rows += found
        files.append((path.name, raw))
    check_ids(rows)
    named = [row for row in rows if row.table == PARTY.table]
    check_parents({row.values["id"]: row for row in named})
    parties = {row.values["id"]: _party(row) for row in named}
    for row in named:
        for user in row.values.get("whose_word", ()):
            if user not in parties:
                raise row.wrong(f"unknown party {user!r}", "whose_word")
    shared = tuple(_shared(row, parties) for row in rows if row.table == SHARED.table)
    _reject_one_name_of_two(rows)
    return Register(parties, shared, digest_of(files))


def _party(row: Row) -> Party:
    values = row.values
    _check_common(row)
    check_span(row)
    preferred = _by_language(values, "preferred")
    names = {key: tuple(values[key]) for key in row.languages()}
    for language, name in preferred.items():
        names[language] = tuple(dict.fromkeys((name, *names.get(language, ()))))
    if not names:
        raise row.wrong("a party needs a name")
    return Party(
        id=values["id"],
        kind=values["kind"],
        country=values.get("country"),
        parent=values.get("parent"),
        people=values.get("people"),
        start=values.get("start"),
        end=values.get("end"),
        preferred=preferred,
        names=names,
        quoted={language: tuple(value) for language, value in _by_language(values, "quoted").items()},
        loaded={language: tuple(value) for language, value in _by_language(values, "loaded").items()},
        whose_word=tuple(values.get("whose_word", ())),
        file=row.file,
        line=row.line,
    )


def _shared(row: Row, parties: Mapping[str, Party]) -> Shared:
    values = row.values
    _check_common(row)
    candidates = []
    for item in values.get("may_be", ()):
        if not set(item) <= _CANDIDATE or "party" not in item:
            raise row.wrong(f"may_be takes {', '.join(sorted(_CANDIDATE))}, and needs party", "may_be")
        for key in ("party", "outlet", "party_near"):
            if key in item and item[key] not in parties:
                raise row.wrong(f"unknown party {item[key]!r}", "may_be")
        candidates.append(Candidate(**item))
    names: Names = {key: tuple(values[key]) for key in row.languages()}
    loaded = bool(values.get("loaded", False))
    return Shared(
        values["id"], values["kind"], values.get("country"), loaded, names, tuple(candidates), row.file, row.line
    )


def _check_common(row: Row) -> None:
    if row.values["kind"] not in KINDS:
        raise row.wrong(f"unknown kind {row.values['kind']!r}; known: {', '.join(KINDS)}", "kind")
    country = row.values.get("country")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise row.wrong(f"country {country!r} is not a code of two capital letters (ISO 3166)", "country")


def _by_language(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name[len(key) + 1 :]: value for name, value in values.items() if name.startswith(f"{key}.")}


def _reject_one_name_of_two(rows: Iterable[Row]) -> None:
    """Raises BadRegister where a name is given twice; a name of several parties is a row of the table `shared`."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        for key, value in row.values.items():
            head, _, language = key.rpartition(".")
            if not head and key not in row.languages():
                continue
            for name in [value] if isinstance(value, str) else value:
                other = seen.setdefault((language, name.casefold()), row)
                if other is not row:
                    raise row.wrong(f"the name {name!r} is already at {other.where()}: several parties share it", key)


def _named(party: Party, language: str) -> Iterator[Named]:
    attributes = _attributes(party.kind, party.country) | {"party": party.id}
    if "en" in party.preferred:
        attributes["name"] = party.preferred["en"]
    for key, day in (("start", party.start), ("end", party.end)):
        if day is not None:
            attributes[key] = day
    for said, names in (("", party.names), ("quoted", party.quoted), ("loaded", party.loaded)):
        if language in names:
            name = f"parties/{party.id}/{said}" if said else f"parties/{party.id}"
            yield _entry(name, frozenset({said} if said else ()), attributes, names[language], party)


def _candidate(candidate: Candidate) -> str:
    """`party,country,outlet,party_near`, as `marsad.mentions.party_context` reads it."""
    return ",".join(part or "" for part in (candidate.party, candidate.country, candidate.outlet, candidate.party_near))


def _attributes(kind: str, country: str | None) -> dict[str, str]:
    return {"kind": kind} if country is None else {"kind": kind, "whose": country}


def _entry(
    id: str, features: frozenset[str], attributes: Mapping[str, str], forms: tuple[str, ...], of: Party | Shared
) -> Named:
    return Named(id, "party", features, attributes, forms, f"parties/{of.file}", of.line)
