"""Towns and countries by name, from the generated table `places.tsv` (GeoNames, CC BY 4.0; Unicode CLDR)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

#: How many times the people of its namesakes a town must have to be meant where nothing else tells.
_OUTWEIGHS = 10
_SMALL = 40_000


@dataclass(frozen=True, slots=True)
class Town:
    """A place of the table: `id` is its number at its source, coordinates are degrees (WGS 84), None where unknown."""

    id: str
    name: str
    country: str
    precision: str
    latitude: float | None
    longitude: float | None
    population: int


class Gazetteer:
    """Names, folded as the text is, to the towns that bear them. `doubtful` names are common words as well."""

    def __init__(
        self,
        lines: Iterable[str],
        fold: Callable[[str], str],
        doubtful: Collection[str] = (),
        trusted: Collection[str] = (),
    ) -> None:
        self._rows: dict[str, str] = {}
        self._named: dict[str, list[str]] = {}
        self.doubtful = set(map(fold, doubtful))
        self.small: set[str] = set()
        """Names of one word that only towns of few people bear: a person or a thing may bear them as well."""
        self.longer: dict[str, list[tuple[str, ...]]] = {}
        """By first word, the names of several words, the longest first."""
        for line in lines:
            if not line.startswith("#"):
                self._add(line.rstrip("\n"), fold)
        sure = set(map(fold, trusted))
        self.doubtful -= sure
        self.small -= sure
        for names in self.longer.values():
            names.sort(key=len, reverse=True)

    def _add(self, line: str, fold: Callable[[str], str]) -> None:
        number, _, rest = line.partition("\t")
        _, population, forms, doubtful = rest.rsplit("\t", 3)
        self._rows[number] = line
        small = population.isdigit() and int(population) < _SMALL
        for name in fold(forms).split("|") if forms else ():
            self._bear(name, number, small)
        for name in fold(doubtful).split("|") if doubtful else ():
            self.doubtful.add(name)
            self._bear(name, number, small)

    def _bear(self, name: str, number: str, small: bool) -> None:
        bearers = self._named.setdefault(name, [])
        if not small:
            self.small.discard(name)
        elif not bearers and " " not in name:
            self.small.add(name)
        bearers.append(number)
        if len(bearers) == 1 and " " in name:
            words = tuple(name.split(" "))
            self.longer.setdefault(words[0], []).append(words)

    def __contains__(self, name: str) -> bool:
        return name in self._named

    def town(self, number: str) -> Town | None:
        """The place with a number (`geonames:169389`)."""
        row = self._rows.get(number)
        return None if row is None else _town(row)

    def named(self, name: str, countries: Collection[str] = ()) -> Town | None:
        """The town that a folded name means: of namesakes the one in `countries`, or one far larger than the others.

        None where nothing tells which is meant.
        """
        towns = [_town(self._rows[number]) for number in self._named.get(name, ())]
        near = [town for town in towns if town.country in countries]
        towns = sorted(near or towns, key=lambda town: (town.precision != "country", -town.population))
        if len(towns) < 2 or towns[0].precision == "country":
            return towns[0] if towns else None
        return towns[0] if towns[0].population >= _OUTWEIGHS * towns[1].population else None


def _town(line: str) -> Town:
    number, name, country, precision, latitude, longitude, population, *_ = line.split("\t")
    return Town(
        number,
        name,
        country,
        precision,
        float(latitude) if latitude else None,
        float(longitude) if longitude else None,
        int(population or 0),
    )


def load_gazetteer(
    fold: Callable[[str], str], doubtful: Collection[str] = (), trusted: Collection[str] = ()
) -> Gazetteer:
    """The gazetteer that Marsad ships, its names folded by `fold`."""
    with (Path(__file__).parent / "places.tsv").open(encoding="utf-8") as lines:
        return Gazetteer(lines, fold, doubtful, trusted)
