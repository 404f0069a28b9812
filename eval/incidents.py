"""Measure incidents and their tolls: `python -m eval.incidents` (see docs/measuring.md).

Pages that Airwars cites for a single incident in Syria are read and reconciled. Asked are whether the pages of one
incident come together, and whether Marsad's range of civilians killed and Airwars' overlap.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from eval.run import shared_folder
from marsad.model.claim import Reading
from marsad.model.toll import Toll
from marsad.pipeline.build_tolls import Gathered, gather, resolve_tolls
from marsad.pipeline.read_report import read_report, report_from_text

_REPORTS: Final = "real/airwars_syria_reports.jsonl.gz"
_INCIDENTS: Final = "real/airwars_syria_incidents.csv.gz"
_MANY: Final = 3
"""Reports from which on an incident's toll is judged."""
#: The policies whose tolls are judged, each with the group that stands for civilians and what does where it has none.
_POLICIES: Final[Mapping[str, Sequence[str]]] = {"airwars/1": ("civilian",), "latest-by-origin/1": ("civilian", "all")}

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

Row = Mapping[str, Any]
Sets = Mapping[str, str]
"""By report, the incident that it is put to."""


@dataclass(frozen=True, slots=True)
class Page:
    """A report of a single incident, as it is read, and which incident."""

    reading: Reading
    incident: str

    @property
    def id(self) -> str:
        """The report's id."""
        return self.reading.report.id or ""


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole command; the exit code: 1 where a floor that was asked for is not reached."""
    options = _parser().parse_args(arguments)
    shared = shared_folder(options.shared)
    if not (shared / _REPORTS).exists():
        print(f"incidents: not measured, nothing at {shared}/real (say where with --shared or MARSAD_SHARED)")
        return 0
    incidents = _incidents(shared)
    pages = list(pages_of(shared, incidents))
    gathered = gather(page.reading for page in pages)
    f1 = _show_grouping(pages, gathered)
    shares = [_show_tolls(pages, gathered, incidents, policy) for policy in _POLICIES]
    return int(f1 < options.least_grouping or shares[0] < options.least_overlap)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.incidents", description="Measure incidents and their tolls.")
    parser.add_argument("--shared", type=Path, help="folder with the reports (else $MARSAD_SHARED, ../shared)")
    parser.add_argument("--least-grouping", type=float, default=0.0, help="exit with 1 where B-cubed F1 is lower")
    parser.add_argument("--least-overlap", type=float, default=0.0, help="exit with 1 where fewer ranges overlap")
    return parser


def _incidents(shared: Path) -> dict[str, Row]:
    with gzip.open(shared / _INCIDENTS, "rt", encoding="utf-8", newline="") as lines:
        return {row["incident_id"]: row for row in csv.DictReader(lines)}


def pages_of(shared: Path, incidents: Mapping[str, Row]) -> Iterator[Page]:
    """The reports of single incidents, read. One without a day of its own appeared on the day after its incident.

    A page that stands under several incidents, each time as a report of its own, is none: it tells of several.
    """
    with gzip.open(shared / _REPORTS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    cited: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        cited[row["text"]].update(row["incident_ids"])
    for row in rows:
        incident = row["incident_ids"][0]
        if len(cited[row["text"]]) == 1 and incident in incidents:
            yield Page(_read(row, incidents[incident]), incident)


def _read(row: Row, incident: Row) -> Reading:
    day = _DAY.match(row["published"] or "")
    if not day and incident["date"]:
        day = _DAY.match((date.fromisoformat(incident["date"]) + timedelta(days=1)).isoformat())
    outlet = row["publisher"] or None
    return read_report(
        report_from_text(
            row["text"], published=day[0] if day else None, language=row["lang"], id=row["source_id"], outlet=outlet
        )
    )


# ---- what comes together ----


def _show_grouping(pages: Sequence[Page], gathered: Gathered) -> float:
    """B-cubed precision, recall and F1 over pages: how alike are the sets of a page here and there, on average."""
    told, found = {page.id: page.incident for page in pages}, placed(gathered)
    precision, recall = b_cubed({page.id: found.get(page.id, page.id) for page in pages}, told)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    several = Counter(told.values())
    print(f"{len(pages)} pages of {len(several)} incidents, put to {len(set(found.values()))}", end="")
    print(f", {len(pages) - len(found)} to none")
    print(f"    B-cubed precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}")
    return f1


def placed(gathered: Gathered) -> dict[str, str]:
    """The incident of each report: of several, the one of its lead, then the one that most of its claims are of."""
    ranked: dict[str, tuple[bool, int, str]] = {}
    for group in gathered.grouping.groups:
        for member in group.members:
            rank = (member.role == "lead", len(member.claims) + len(member.events), group.id)
            ranked[member.report] = max(ranked.get(member.report, rank), rank)
    return {report: rank[2] for report, rank in ranked.items()}


def b_cubed(found: Sets, told: Sets) -> tuple[float, float]:
    """Of each report's set, the share that is rightly in it, and of its true set, the share that is found; means."""
    ours, theirs = _sets(found), _sets(told)
    both = [(ours[found[report]], theirs[told[report]]) for report in told]
    shared = [len(mine & true) for mine, true in both]
    precision = sum(hits / len(mine) for hits, (mine, _) in zip(shared, both, strict=True))
    recall = sum(hits / len(true) for hits, (_, true) in zip(shared, both, strict=True))
    return precision / max(len(both), 1), recall / max(len(both), 1)


def _sets(placed: Sets) -> dict[str, set[str]]:
    sets: dict[str, set[str]] = defaultdict(set)
    for report, incident in placed.items():
        sets[incident].add(report)
    return sets


# ---- what they amount to ----


def _show_tolls(pages: Sequence[Page], gathered: Gathered, incidents: Mapping[str, Row], policy: str) -> float:
    """In how many incidents of several reports the ranges of civilians killed overlap, and what the others are."""
    record = resolve_tolls(gathered, policy)
    tolls = {one.incident.id: one.tolls for one in record.incidents}
    found = _sets(placed(gathered))
    judged: Counter[str] = Counter()
    for incident, reports in sorted(_sets({page.id: page.incident for page in pages}).items()):
        row = incidents[incident]
        if len(reports) >= _MANY and row["civ_deaths_min"] and row["civ_deaths_max"]:
            best = best_match(reports, found)
            low, high = int(row["civ_deaths_min"]), int(row["civ_deaths_max"])
            judged[judge(None if best is None else last_range(tolls[best], _POLICIES[policy]), low, high, best)] += 1
    many = judged.total()
    print(f"{policy}: ranges overlap in {judged['overlap']} of {many} incidents of {_MANY} reports or more", end="")
    print(f" ({judged['overlap'] / max(many, 1):.3f})")
    print("    " + ", ".join(f"{kind} {count}" for kind, count in judged.most_common() if kind != "overlap"))
    return judged["overlap"] / max(many, 1)


def best_match(reports: set[str], found: Mapping[str, set[str]]) -> str | None:
    """The incident here that shares most with one there; None where it shares nothing."""
    overlaps = [
        (2 * len(reports & own) / (len(reports) + len(own)), id_) for id_, own in found.items() if reports & own
    ]
    return max(overlaps, default=(0.0, None))[1]


def last_range(tolls: Sequence[Toll], groups: Sequence[str]) -> tuple[int, int] | None:
    """Least and most killed of the first of the groups that has a toll, as known last."""
    for group in groups:
        of_group = [toll for toll in tolls if toll.outcome == "killed" and toll.affected == group]
        if of_group:
            last = max(of_group, key=lambda toll: toll.as_of)
            return last.low, last.high
    return None


def judge(found: tuple[int, int] | None, low: int, high: int, incident: str | None = "") -> str:
    """Whether a range and that of a recorder overlap, and if not, why."""
    if incident is None:
        return "put-to-none"
    if found is None:
        return "overlap" if low == 0 else "nothing-counted"
    if found[0] <= high and low <= found[1]:
        return "overlap"
    return "too-low" if found[1] < low else "too-high"


if __name__ == "__main__":
    raise SystemExit(main())
