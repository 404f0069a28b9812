"""The tables of the edition: the formats of exports, of what is published and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from marsad.desk.edition.part import Part
from marsad.exports.geojson import geojson_files
from marsad.exports.material import Material
from marsad.exports.plain_tables import csv_files
from marsad.exports.readme import readme
from marsad.exports.table import Table
from marsad.exports.withheld import withheld_but
from marsad.exports.words import word
from marsad.model.record import Record

_HEADED: Final = "\r\n"
_FIRST: Final = b'{"type": "FeatureCollection", "features": [\n'
_LAST: Final = b"\n]}\n"


def tables_of(part: Part) -> dict[str, bytes]:
    """The tables of one incident, their README, and it on a map."""
    files = {file.path: file.data() for file in csv_files(part.material)}
    features = next(file for file in geojson_files(part.material) if file.path.endswith(".geojson"))
    return files | {"incidents.geojson": features.data(), "README.md": files["README.md"] + _note()}


def together(name: str, several: Iterable[bytes]) -> Iterator[bytes]:
    """The same file of several incidents as one."""
    if name.endswith(".geojson"):
        yield from _features(several)
    else:
        yield from _rows(name, several)


def readme_of_all(policies: Sequence[str], incidents: int, shown: Iterable[str]) -> bytes:
    """What the columns of the tables of all incidents mean."""
    empty = [Table(name, ()) for name in ("claims", "incidents", "tolls", "sidecar")]
    return readme("csv", empty, _nothing(policies, shown), incidents).encode() + _note()


def _nothing(policies: Iterable[str] = (), shown: Iterable[str] = ()) -> Material:
    """What there is to export of no incident."""
    return Material(Record(None, " ".join(policies), "", (), (), ()), {}, withheld_but(shown))


def _features(several: Iterable[bytes]) -> Iterator[bytes]:
    yield _FIRST
    for number, one in enumerate(several):
        yield (b",\n" if number else b"") + one.removeprefix(_FIRST).removesuffix(_LAST)
    yield _LAST


def _rows(name: str, several: Iterable[bytes]) -> Iterator[bytes]:
    """The header once, be there an incident or none, then the rows of all: a header has no line feed in it."""
    yield next(file.data() for file in csv_files(_nothing()) if file.path == name)
    for one in several:
        yield one.partition(_HEADED.encode())[2]


def _note() -> bytes:
    """The note on borders and names."""
    return "".join(f"\n{word('edition.names', language)}\n" for language in ("en", "ar")).encode()
