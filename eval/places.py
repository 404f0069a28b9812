"""Measure places: `python -m eval.places` (see docs/measuring.md).

Two questions. Is the place of a report's victims within 10 km of where a recorder put the incident? And does every
place that annotators named resolve to a place that Marsad knows? Both need data that is read in place, from the folder
that MARSAD_SHARED names; nothing of it is printed but sums.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import statistics
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

import marsad
from eval.gold import Annotated
from eval.run import GOLD, shared_folder
from marsad.gazetteer.register import place_register
from marsad.gazetteer.towns import load_gazetteer
from marsad.pipeline import read_report

NEAR_KM: Final = 10.0
_EARTH_KM: Final = 6371.0
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_WIDE: Final = frozenset({"country", "governorate", "district"})
_REPORTS: Final = "real/airwars_syria_reports.jsonl.gz"
_INCIDENTS: Final = "real/airwars_syria_incidents.csv.gz"

Point = tuple[float, float]


class Named(NamedTuple):
    """A place as a report names it: its id, its precision, and the point that stands for it, where there is one."""

    id: str | None
    precision: str | None
    point: Point | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one report: its class (`near`, `far`, …), the distance where there is one, and its language."""

    kind: str
    language: str
    km: float | None = None


class Points:
    """The point of each known place: its own, else that of the nearest place that it lies in."""

    def __init__(self) -> None:
        self._register = place_register()
        self._table = load_gazetteer(str)

    def of(self, id_: str | None) -> Point | None:
        """Degrees (WGS 84) of a place by id; None where nothing finer than a country is known of it."""
        here = self._register.located(id_) if id_ else None
        if here is None:
            return None
        own = self._register.places.get(here)
        if own is not None and own.latitude is not None and own.longitude is not None:
            return own.latitude, own.longitude
        town = self._table.town(here)
        if town is None or town.precision == "country" or town.latitude is None or town.longitude is None:
            return None
        return town.latitude, town.longitude


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code: 1 where the share asked for is not reached."""
    options = _parser().parse_args(arguments)
    shared = shared_folder(options.shared)
    if not (shared / _REPORTS).exists():
        print(f"places: not measured, nothing at {shared}/real (say where with --shared or MARSAD_SHARED)")
        return 0
    points = Points()
    outcomes = [outcome for outcome in incident_reports(shared, points) if options.language in (None, outcome.language)]
    share = _show_incidents(outcomes)
    for name, path in GOLD:
        if (shared / path).exists():
            _show_named(name, resolved(Annotated(shared / path, (shared / path).parent)))
    return int(options.least is not None and share < options.least)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.places", description="Measure how places resolve.")
    parser.add_argument("--shared", type=Path, help="folder with the reports (else $MARSAD_SHARED, ../shared)")
    parser.add_argument("--language", choices=("ar", "en"), help="only reports in this language")
    parser.add_argument("--least", type=float, help="exit with 1 where fewer of the reports are within 10 km")
    return parser


# ---- where a recorder put the incident ----


def incident_reports(shared: Path, points: Points) -> Iterator[Outcome]:
    """What comes of each report of a single incident that has coordinates.

    A page that stands under several incidents, each time as a report of its own, is none: it tells of several.
    """
    with gzip.open(shared / _INCIDENTS, "rt", encoding="utf-8") as lines:
        incidents = {row["incident_id"]: row for row in csv.DictReader(lines)}
    with gzip.open(shared / _REPORTS, "rt", encoding="utf-8") as lines:
        reports = [json.loads(line) for line in lines]
    cited: dict[str, set[str]] = {}
    for report in reports:
        cited.setdefault(report["text"], set()).update(report["incident_ids"])
    for report in reports:
        if len(cited[report["text"]]) == 1:
            incident = incidents.get(report["incident_ids"][0])
            if incident is not None and incident["lat"]:
                there = float(incident["lat"]), float(incident["lon"])
                yield judge(report["text"], report["lang"], incident["date"], there, points)


def judge(text: str, language: str, day: str, there: Point, points: Points) -> Outcome:
    """Whether the place of a report's victims is near a point, and if not, why."""
    reading = marsad.read(text, published=day or None, language=language)
    harmed = [claim.place for claim in reading.claims if claim.outcome in _HARM and claim.place is not None]
    told = [Named(place.gazetteer, place.precision, points.of(place.gazetteer)) for place in harmed]
    mentioned = list(_mentioned(text, language, day, points))
    chosen = choose(told, mentioned)
    others = [named.point for named in (*told, *mentioned) if named.point is not None]
    if chosen is None or chosen.point is None:
        return Outcome("nothing-read" if not (told or mentioned) else "not-known", language)
    km = distance(chosen.point, there)
    if km <= NEAR_KM:
        return Outcome("near", language, km)
    if any(distance(point, there) <= NEAR_KM for point in others):
        return Outcome("another-was-near", language, km)
    if km <= 3 * NEAR_KM:
        return Outcome("beside", language, km)
    return Outcome("only-wide" if chosen.precision in _WIDE else "far", language, km)


def _mentioned(text: str, language: str, day: str, points: Points) -> Iterator[Named]:
    report = read_report.report_from_text(text, published=day or None, language=language)
    for mention in read_report.read_mentions(report):
        if mention.kind == "place":
            yield Named(mention.gazetteer, mention.precision, points.of(mention.gazetteer))


def choose(told: Sequence[Named], mentioned: Sequence[Named]) -> Named | None:
    """The first place of those harmed that is finer than an area and has a point, else the first such that is named.

    A page goes on to other news: what it is about stands first.
    """
    found = [place for place in (*told, *mentioned) if place.point is not None]
    fine = [place for place in found if place.precision not in _WIDE]
    return next(iter(fine or found), None)


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points along the surface of the Earth (haversine)."""
    phi, psi = math.radians(one[0]), math.radians(other[0])
    across = math.sin(math.radians(other[1] - one[1]) / 2) ** 2
    along = math.sin((psi - phi) / 2) ** 2 + math.cos(phi) * math.cos(psi) * across
    return 2 * _EARTH_KM * math.asin(math.sqrt(along))


def _show_incidents(outcomes: list[Outcome]) -> float:
    """Prints what came of the reports, all and by language; the share of all that are near."""
    shares = []
    for language in (None, *sorted({outcome.language for outcome in outcomes})):
        some = [outcome for outcome in outcomes if language in (None, outcome.language)]
        kinds = Counter(outcome.kind for outcome in some)
        far = [outcome.km for outcome in some if outcome.km is not None]
        shares.append(kinds["near"] / len(some) if some else 0.0)
        print(f"incidents {language or 'all':<4}{len(some):>5} reports, within {NEAR_KM:g} km {shares[-1]:.3f}", end="")
        print(f", coverage {len(far) / max(len(some), 1):.3f}, median {statistics.median(far or [0.0]):.1f} km")
        print("    " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
    return shares[0]


# ---- the places that annotators named ----


def resolved(annotated: Annotated) -> Mapping[str, int]:
    """Of the annotated figures' places: how many there are, and how many of them are read, known, placed, ambiguous."""
    counts: Counter[str] = Counter()
    for report in annotated.reports():
        text = annotated.text_file(report).read_text("utf-8")
        read = read_report.report_from_text(text, published=report.get("published"), language=report["language"])
        mentions = [mention for mention in read_report.read_mentions(read) if mention.kind == "place"]
        for place in {figure["place"] for figure in report["figures"] if figure["place"]}:
            counts["named"] += 1
            best = _found(mentions, text, place)
            counts["read"] += best is not None
            counts["known"] += best is not None and (best.gazetteer is not None or best.name is not None)
            counts["identified"] += best is not None and best.gazetteer is not None
    return counts


def _found(mentions: list[Any], text: str, words: str) -> Any:
    """The mention that shares most letters with any occurrence of the words, one with an id before one without."""
    best, most = None, (0, False)
    at = text.find(words)
    while at >= 0:
        for mention in mentions:
            shared = min(mention.end, at + len(words)) - max(mention.start, at)
            rank = (shared, mention.gazetteer is not None)
            if shared > 0 and rank > most:
                best, most = mention, rank
        at = text.find(words, at + 1)
    return best


def _show_named(name: str, counts: Mapping[str, int]) -> None:
    total = max(counts["named"], 1)
    shares = ", ".join(f"{key} {counts[key] / total:.3f}" for key in ("read", "known", "identified"))
    print(f"{name}: {counts['named']} places named, {shares}")


if __name__ == "__main__":
    sys.exit(main())
