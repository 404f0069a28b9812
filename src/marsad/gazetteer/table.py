"""The generated table of places, `places.tsv`: one a line, read where it is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast

from marsad.model.vocabulary import PlacePrecision

TABLE: Final = Path(__file__).parent / "places.tsv"
#: `id` is `iso:` or `geonames:` and the code or number there; `parent` the id of what it lies in; names are parted by
#: `|`; the last two fields tell which of them are common words as well.
COLUMNS: Final = (
    "id", "name", "country", "precision", "parent", "latitude", "longitude", "population", "ar", "en",
    "doubtful_ar", "doubtful_en",
)  # fmt: skip
#: Before a doubtful name: nothing but a word for the place's kind makes it a place.
NEEDS_KIND: Final = "!"
#: Before a name among the doubtful: it means the place only where a report names what that lies in.
LOCAL: Final = "~"
#: Ids whose lines are remembered: texts from outside may name any number that are no place's.
_REMEMBERED: Final = 50_000
#: In which of the fields names stand, and which of them are doubtful, by the language they are in.
_NAMES: Final = {"ar": (8, 10), "en": (9, 11)}


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the table: `id` is its number at its source, coordinates are degrees (WGS 84), None where unknown."""

    id: str
    name: str
    country: str
    precision: PlacePrecision
    latitude: float | None
    longitude: float | None
    population: int
    parent: str = ""
    """The id of the area or country that it lies in; empty for a country."""


class Table:
    """The places of a table by where their line begins and by id; a line is decoded when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._met: dict[str, Town] = {}
        """Places that were asked for by id."""
        self._first: dict[str, int] = {}
        """Where the lines of ids begin that were asked for, 0 where there is none: to find one takes a walk over the
        table, and reports name few."""

    def local(self, code: str) -> Iterator[tuple[str, str]]:
        """Every name that means a place only where a report names what it lies in, with the place's id."""
        at = self.data.find(LOCAL.encode())
        while at >= 0:
            first, end = self.data.rfind(b"\n", 0, at) + 1, self.data.index(b"\n", at)
            if not self.data.startswith(b"#", first):
                fields = self.data[first:end].decode().split("\t")
                for name in fields[_NAMES[code][1]].split("|"):
                    if name.startswith(LOCAL):
                        yield name.removeprefix(LOCAL), fields[0]
            at = self.data.find(LOCAL.encode(), end)

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        """Every place's line with the offset at which it begins."""
        first = 0
        for line in self.data.split(b"\n"):
            if line and not line.startswith(b"#"):
                yield first, line
            first += len(line) + 1

    def __iter__(self) -> Iterator[Town]:
        return (_town(line) for _, line in self._lines())

    def at(self, first: int) -> Town:
        """The place whose line begins at an offset."""
        return _town(self.data[first : self.data.index(b"\n", first)])

    def of(self, id_: str) -> Town | None:
        """The place with an id (`geonames:169389`)."""
        town = self._met.get(id_)
        if town is None:
            line = self._line(id_)
            if line:
                town = self._met[id_] = _town(line)
        return town

    def names(self, id_: str) -> dict[str, list[str]]:
        """The names of a place, by the language they are in."""
        line = self._line(id_)
        return _names(line) if line else {}

    def all_names(self) -> Iterator[dict[str, list[str]]]:
        """The names of every place, in the order of the table."""
        return (_names(line) for _, line in self._lines())

    def named(self, code: str) -> Iterator[tuple[int, str, str, int]]:
        """Of every place the offset of its line, its names in a language, the doubtful of them, and its people.

        -1 stands for the people of an area or country.
        """
        names, doubtful = _NAMES[code]
        for first, line in self._lines():
            fields = line.decode().split("\t")
            yield first, fields[names], fields[doubtful], int(fields[7]) if fields[7] else -1

    def _line(self, id_: str) -> bytes:
        first = self._first.get(id_)
        if first is None:
            first = self.data.find(f"\n{id_}\t".encode()) + 1 if id_ and "\t" not in id_ else 0
            if len(self._first) >= _REMEMBERED:
                self._first.clear()
            self._first[id_] = first
        return self.data[first : self.data.index(b"\n", first)] if first else b""


def _names(line: bytes) -> dict[str, list[str]]:
    fields = line.decode().split("\t")
    return {code: fields[at].split("|") if fields[at] else [] for code, (at, _) in _NAMES.items()}


def _town(line: bytes) -> Town:
    number, name, country, precision, parent, latitude, longitude, population, _ = line.decode().split("\t", 8)
    return Town(
        number,
        name,
        country,
        cast(PlacePrecision, precision),
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
        parent,
    )
