"""How much of each country the gazetteer has: the table that docs/gazetteer.md keeps."""

from __future__ import annotations

from collections import Counter

from marsad.gazetteer.table import Table

_COUNTRIES = ("SY", "IQ", "YE", "PS", "IL", "LB", "JO", "SD", "LY", "EG", "TR", "IR", "AF")
_HEAD = (
    "country",
    "towns",
    "Arabic",
    "Latin",
    "placed",
    "in an area",
    "admin 1",
    "Arabic",
    "placed",
    "admin 2",
    "Arabic",
)


def coverage(table: Table) -> str:
    """A Markdown table: by country its towns and areas, how many have names in Arabic, coordinates, an area above."""
    counts: dict[str, Counter[str]] = {}
    for place, names in zip(table, table.all_names(), strict=True):
        count = counts.setdefault(place.country if place.country in _COUNTRIES else "other", Counter())
        kind = place.precision
        count[kind] += 1
        count[f"{kind} ar"] += bool(names["ar"])
        count[f"{kind} en"] += bool(names["en"])
        count[f"{kind} at"] += place.latitude is not None
        count[f"{kind} in"] += not place.parent.endswith(f":{place.country}")
    lines = ["| " + " | ".join(_HEAD) + " |", "|" + " --- |" * len(_HEAD)]
    total: Counter[str] = Counter()
    for country in (*_COUNTRIES, "other"):
        total.update(counts[country])
        lines.append(_line(country, counts[country]))
    return "\n".join([*lines, _line("all", total)])


def _line(country: str, count: Counter[str]) -> str:
    towns = [count[f"town{part}"] for part in ("", " ar", " en", " at", " in")]
    areas = [count[f"governorate{part}"] for part in ("", " ar", " at")] + [count["district"], count["district ar"]]
    return f"| {country} | " + " | ".join(f"{number:,}" for number in [*towns, *areas]) + " |"
