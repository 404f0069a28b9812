"""The register of places that the generated table lacks, and of further names of those that it has.

Files are those of the folder `curated` and, where a user has a register of their own, those of its folder. A row whose
id is `curated:…` is a place of its own; one with the id of a generated place (`geonames:…`, `iso:…`) adds names to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from marsad.gazetteer.place_kinds import KINDS, PRECISIONS
from marsad.registers.checks import check_coordinates, check_ids, check_parents
from marsad.registers.named import Named
from marsad.registers.rows import Row, digest_of, files_of, read_rows
from marsad.registers.shape import Shape, Value

FOLDER: Final = Path(__file__).parent / "curated"
PLACE: Final = Shape(
    "place",
    {
        "id": Value.TEXT,
        "kind": Value.TEXT,
        "country": Value.TEXT,
        "parent": Value.TEXT,
        "precision": Value.TEXT,
        "preferred.*": Value.TEXT,
        "local.*": Value.NAMES,
        "doubtful.*": Value.NAMES,
        "placed.*": Value.NAMES,
        "features": Value.NAMES,
        "latitude": Value.DEGREES,
        "longitude": Value.DEGREES,
        "known": Value.TEXT,
        "note": Value.TEXT,
    },
    frozenset({"id", "kind", "precision"}),
)
_ID: Final = re.compile(r"[a-z]+:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")
_GENERATED: Final = ("geonames:", "iso:")
"""How ids of places of the generated table begin."""
_COUNTRY: Final = re.compile(r"[A-Z]{2}")
_FEATURES: Final = frozenset({"designated"})


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """A place of the register: `names` by language, of which `doubtful` are common words as well.

    `placed` names are common words too, but a place after a particle of place. `local` names are those of many places,
    and mean this one only where the report names what it lies in. Coordinates are degrees (WGS 84), given
    only where a source gives them; `known` says how the place is known.
    """

    id: str
    kind: str
    country: str | None
    parent: str | None
    precision: str
    preferred: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    local: Mapping[str, tuple[str, ...]]
    doubtful: Mapping[str, frozenset[str]]
    placed: Mapping[str, frozenset[str]]
    features: frozenset[str]
    latitude: float | None
    longitude: float | None
    known: str
    file: str
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class PlaceRegister:
    """Every place of the register by id, and a digest of the files that say so."""

    places: Mapping[str, Place]
    digest: str

    def located(self, id_: str) -> str | None:
        """The id of the place whose coordinates stand for one: itself, or the nearest above it that has some.

        Generated places count as having some. None where nothing that it lies in is finer than a country.
        """
        here: str | None = id_
        while here is not None and here in self.places:
            place = self.places[here]
            if place.latitude is not None or here.startswith(_GENERATED):
                return here
            here = place.parent
        return here

    def named(self, language: str) -> Iterator[Named]:
        """The names of a language as entries of a pack; a name that several places bear is one entry for them all."""
        bearers: dict[tuple[bool, str], list[Place]] = {}
        for place in self.places.values():
            for name in place.names.get(language, ()):
                bearers.setdefault(("designated" in place.features, name), []).append(place)
        grouped: dict[tuple[bool, tuple[str, ...], frozenset[str]], list[str]] = {}
        for (designated, name), places in bearers.items():
            features = frozenset().union(*[_features(place, name, language) for place in places])
            ids = tuple([place.id for place in places])
            grouped.setdefault((designated, ids, features), []).append(name)
        for key in sorted(grouped, key=lambda key: key[0]):
            yield _entry([self.places[id_] for id_ in key[1]], key[2], tuple(grouped[key]))

    def local(self, language: str) -> dict[str, list[str]]:
        """Names that mean a place only where the report names what it lies in, with the ids of those they can mean."""
        found: dict[str, list[str]] = {}
        for place in self.places.values():
            for name in place.local.get(language, ()):
                found.setdefault(name, []).append(place.id)
        return found


@cache
def place_register(own: Path | None = None) -> PlaceRegister:
    """The shipped register, with the user's own from a folder or file beside it. Raises BadRegister."""
    return read_register(FOLDER, own)


def read_register(folder: Path, own: Path | None = None) -> PlaceRegister:
    """The register in a folder, and what a user adds. Raises BadRegister naming file and line."""
    rows: list[Row] = []
    files: list[tuple[str, bytes]] = []
    for path in _files(folder, own):
        found, raw = read_rows(path, (PLACE,))
        rows += found
        files.append((path.name, raw))
    for row in rows:
        _check_one(row)
    parents = {str(row.values["parent"]) for row in rows if "parent" in row.values}
    check_parents(check_ids(rows), {parent for parent in parents if parent.startswith(_GENERATED)})
    return PlaceRegister({row.values["id"]: _place(row) for row in rows}, digest_of(files))


def digest_of_places(folder: Path, own: Path | None = None) -> str:
    """The digest of the files of a register, read without being understood."""
    return digest_of([(path.name, path.read_bytes()) for path in _files(folder, own)])


def _files(folder: Path, own: Path | None) -> list[Path]:
    return [*files_of(folder), *([] if own is None else [own] if own.is_file() else files_of(own))]


def place_names(language: str, own: Path | None = None) -> tuple[list[Named], str]:
    """The names of a language, and the digest of the files that say so; from the compiled form where that fits."""
    digest = digest_of_places(FOLDER, own)
    file = compiled_file(language)
    shipped = json.loads(file.read_bytes()) if own is None and file.is_file() else {}
    if shipped.get("digest") != digest:
        return list(place_register(own).named(language)), digest
    return [
        Named(id_, "place", frozenset(features), attributes, tuple(names), of, line)
        for id_, features, attributes, names, of, line in shipped["names"]
    ], digest


def compiled_file(language: str) -> Path:
    """Where the names of a language stand as packs take them, made of the folder's files by a script."""
    return Path(__file__).parent / f"curated.{language}.json"


def compile_names(language: str) -> str:
    """The names of a language as JSON, with the digest of the files that they were made of. Raises BadRegister."""
    register = read_register(FOLDER)
    rows = [[x.id, sorted(x.features), x.attributes, x.forms, x.file, x.line] for x in register.named(language)]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f'{{"digest": "{register.digest}", "names": [\n{lines}\n]}}\n'


def _check_one(row: Row) -> None:
    values = row.values
    for key in ("id", "parent"):
        if key in values and not _ID.fullmatch(values[key]):
            raise row.wrong(f"{key} {values[key]!r} is not `source:name` in letters, digits and hyphens", key)
    if values["kind"] not in KINDS:
        raise row.wrong(f"unknown kind {values['kind']!r}; known: {', '.join(KINDS)}", "kind")
    if values["precision"] not in PRECISIONS:
        raise row.wrong(f"unknown precision {values['precision']!r}; known: {', '.join(PRECISIONS)}", "precision")
    country = values.get("country")
    if country is not None and not _COUNTRY.fullmatch(country):
        raise row.wrong(f"country {country!r} is not a code of two capital letters (ISO 3166)", "country")
    if not row.languages():
        raise row.wrong("a place needs a name")
    if not _FEATURES.issuperset(values.get("features", ())):
        raise row.wrong(f"unknown feature; known: {', '.join(sorted(_FEATURES))}", "features")
    for key, names in values.items():
        head, _, language = key.partition(".")
        if head in ("doubtful", "placed") and language:
            for name in names:
                if name not in values.get(language, ()):
                    raise row.wrong(f"{name!r} of {key} is not one of its names", key)
    check_coordinates(row)


def _place(row: Row) -> Place:
    values = row.values
    names = {key: tuple(dict.fromkeys(values[key])) for key in row.languages()}
    preferred = {language: said[0] for language, said in names.items() if said} | _by_language(values, "preferred")
    return Place(
        id=values["id"],
        kind=values["kind"],
        country=values.get("country"),
        parent=values.get("parent"),
        precision=values["precision"],
        preferred=preferred,
        names=names,
        local={key: tuple(found) for key, found in _by_language(values, "local").items()},
        doubtful={key: frozenset(found) for key, found in _by_language(values, "doubtful").items()},
        placed={key: frozenset(found) for key, found in _by_language(values, "placed").items()},
        features=frozenset(values.get("features", ())),
        latitude=values.get("latitude"),
        longitude=values.get("longitude"),
        known=values.get("known", ""),
        file=row.file,
        line=row.line,
    )


def _by_language(values: Mapping[str, Any], key: str) -> dict[str, Any]:
    return {name[len(key) + 1 :]: value for name, value in values.items() if name.startswith(f"{key}.")}


def _features(place: Place, name: str, language: str) -> frozenset[str]:
    """What a name is to the grammar of places."""
    found = set(place.features)
    if name in place.placed.get(language, ()):
        found |= {"doubtful", "preposition"}
    if name in place.doubtful.get(language, ()):
        found.add("doubtful")
    if "designated" in found:
        found.add("ambiguous")
    return frozenset(found)


def _entry(places: list[Place], features: frozenset[str], names: tuple[str, ...]) -> Named:
    """The entry of names that one place bears, or several: what these have in common, and their ids."""
    first = places[0]
    attributes = {"gazetteer": "|".join(place.id for place in places)}
    if len({place.precision for place in places}) == 1:
        attributes["precision"] = first.precision
    if first.country is not None and len({place.country for place in places}) == 1:
        attributes["country"] = first.country
    if len(places) == 1:
        attributes["name"] = first.preferred.get("en", names[0])
        if first.latitude is not None:
            attributes |= {"latitude": str(first.latitude), "longitude": str(first.longitude)}
    id_ = f"places/{attributes['gazetteer']}/{'/'.join(sorted(features))}"
    return Named(id_, "place", features, attributes, names, f"curated/{first.file}", first.line)
