"""Measure running counts: `python -m eval.series` (see docs/measuring.md).

A series of daily figures (palestine-datasets, public domain) is written out as daily reports, which are read. From the
clean ones the cumulative series is rebuilt; among others, figures are published late, repeated, with two digits
exchanged, or lowered, and each must be flagged and nothing else.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import random
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from eval.run import shared_folder
from marsad.incidents.ledger.entries import incident_claims
from marsad.model.claim import Reading
from marsad.model.incident import Incident, IncidentPlace
from marsad.pipeline.read_report import read_report, report_from_text
from marsad.tolls.corrections import find_corrections
from marsad.tolls.misfits import find_misfits
from marsad.tolls.resolve import resolve

_SERIES: Final = "real/palestine_casualties_daily.csv.gz"
_WORDS: Final = Path(__file__).parent / "series.toml"
#: What is injected, and the anomaly that it must be flagged as.
INJECTED: Final = {"late": "late", "repeated": "repeated", "transposed": "transposed", "corrected": "lowered"}
_NOWHERE: Final = IncidentPlace(None, None, None, None, None)
_POLICY: Final = "latest-by-origin/1"
_LEAST_APART: Final = 4
"""Days between two injected figures."""
_LATE: Final = 2
"""Days by which a late report is late."""


@dataclass(frozen=True, slots=True)
class Day:
    """What the ministry said of a day: totals, and by how much they rose; `told` is the day of the report."""

    day: date
    killed: int
    injured: int
    more_killed: int
    more_injured: int
    told: date


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole command; the exit code: 1 where the series is not rebuilt, or the flags are not right."""
    options = _parser().parse_args(arguments)
    file = shared_folder(options.shared) / _SERIES
    if not file.exists():
        print(f"series: not measured, nothing at {file}")
        return 0
    days = days_of(file)
    good = [_show_rebuilt(days, language) for language in ("en", "ar")]
    good.append(_show_flags(days, options.each, options.seed))
    return int(not all(good))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval.series", description="Measure running counts.")
    parser.add_argument("--shared", type=Path, help="folder with the series (else $MARSAD_SHARED, ../shared)")
    parser.add_argument("--each", type=int, default=25, help="how many figures of each kind are injected")
    parser.add_argument("--seed", type=int, default=1, help="which days they are injected on")
    return parser


def days_of(file: Path) -> list[Day]:
    """The days of the series."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        rows = [*csv.DictReader(lines)]
    names = ("ext_killed_cum", "ext_injured_cum", "ext_killed", "ext_injured")
    days = [(date.fromisoformat(row["report_date"]), [int(row[name]) for name in names]) for row in rows]
    return [Day(day, *figures, day) for day, figures in days]


def _show_rebuilt(days: Sequence[Day], language: str) -> bool:
    """Rebuild the series from reports in a language: whether every day's total is right."""
    wrong = rebuilt(days, incident_of([written(day, language) for day in days]))
    right = 2 * len(days) - len(wrong)
    print(f"rebuilt from {len(days)} daily reports ({language}): {right} of {2 * len(days)} totals right")
    for told in wrong[:5]:
        print(f"    {told}")
    return not wrong


def rebuilt(days: Sequence[Day], incident: Incident) -> list[str]:
    """Every day and outcome whose toll is not what the series has: a toll stays until it changes."""
    tolls = {(toll.outcome, toll.as_of): toll for toll in resolve(incident, _POLICY) if toll.affected == "all"}
    wrong, now = [], {"killed": None, "injured": None}
    for day in days:
        for outcome, value in (("killed", day.killed), ("injured", day.injured)):
            toll = tolls.get((outcome, day.day.isoformat()))  # type: ignore[call-overload]
            now[outcome] = (toll.low, toll.best, toll.high) if toll else now[outcome]
            if now[outcome] != (value, value, value):
                wrong.append(f"{day.day} {outcome}: {value}, has {now[outcome]}")
    return wrong


def _show_flags(days: Sequence[Day], each: int, seed: int) -> bool:
    """Inject figures that do not fit: whether each is flagged, and no more than one report in a hundred beside them."""
    told, injected = inject(days, each, seed)
    readings = [written(day, "en") for day in told]
    flagged: dict[str, set[str]] = {}
    told_of = incident_of(readings)
    for anomaly in find_misfits(told_of, find_corrections(told_of)):
        flagged.setdefault(anomaly.claim.split("/")[0], set()).add(anomaly.kind)
    ids = {name_of(told[at]): kind for at, kind in injected.items()}
    found = Counter(kind for name, kind in ids.items() if INJECTED[kind] in flagged.get(name, ()))
    seen = Counter(kind for name, kind in ids.items() if name in flagged)
    for kind in INJECTED:
        print(f"  {kind:<12} {each} injected, {seen[kind]} flagged, {found[kind]} as {INJECTED[kind]}")
    false = sorted(set(flagged) - set(ids))
    print(f"  false flags  {len(false)} of {len(readings) - len(ids)} reports ({len(false) / len(readings):.2%})")
    for name in false[:5]:
        print(f"    {name}: {' '.join(sorted(flagged[name]))}")
    return sum(found.values()) == len(ids) and len(false) <= len(readings) / 100


def inject(days: Sequence[Day], each: int, seed: int) -> tuple[list[Day], dict[int, str]]:
    """The series with so many figures of each kind that do not fit, and which ones these are, by place."""
    chance = random.Random(seed)  # noqa: S311
    places = [at for at in range(1, len(days) - _LATE) if _may_change(days, at)]
    chosen: list[int] = []
    for at in chance.sample(places, len(places)):
        if len(chosen) < each * len(INJECTED) and all(abs(at - other) >= _LEAST_APART for other in chosen):
            chosen.append(at)
    kinds = dict(zip(chosen, [*INJECTED] * each, strict=False))
    told, off = [], (0, 0)
    for at, day in enumerate(days):
        before, kind = days[at - 1], kinds.get(at)
        if kind == "corrected":
            off = off[0] + day.more_killed + chance.randint(1, 30), off[1] + day.more_injured + chance.randint(1, 30)
        now = replace(day, killed=day.killed - off[0], injured=day.injured - off[1])
        if kind == "late":
            now = replace(now, told=day.day + _LATE * timedelta(days=1))
        elif kind == "repeated":
            rises = {"more_killed": before.more_killed, "more_injured": before.more_injured}
            now = replace(now, killed=before.killed - off[0], injured=before.injured - off[1], **rises)
        elif kind == "transposed":
            now = replace(now, killed=exchanged(now.killed, chance))
        told.append(now)
    return told, kinds


def _may_change(days: Sequence[Day], at: int) -> bool:
    """Whether people were killed on a day and on the one before: else it repeats the one before by itself."""
    return min(days[at].more_killed, days[at - 1].more_killed, days[at - 1].more_injured) > 0


def exchanged(value: int, chance: random.Random) -> int:
    """A number with two neighbouring digits in each other's place; the first stays no zero."""
    digits = str(value)
    pairs = [at for at in range(len(digits) - 1) if digits[at] != digits[at + 1] and (at or digits[1] != "0")]
    at = chance.choice(pairs)
    return int(digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :])


def name_of(day: Day) -> str:
    """The id of a day's report."""
    return f"of-{day.day.isoformat()}"


def written(day: Day, language: str) -> Reading:
    """A day's report as it is read: its total, and by how much it rose."""
    words = _words()[language]
    named = f"{day.day.day} {words['months'][day.day.month - 1]} {day.day.year}"
    lines = [words["total"].format(day=named, killed=day.killed, injured=day.injured)]
    if words["rise"] and day.more_killed:
        lines.append(words["rise"].format(killed=day.more_killed, injured=day.more_injured))
    text = "\n".join(lines)
    told = day.told.isoformat()
    report = report_from_text(text, published=told, language=language, id=name_of(day), outlet=words["outlet"])
    return read_report(replace(report, appeared=datetime.combine(day.told, time(18), UTC)))


def _words() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(_WORDS.read_text("utf-8"))


def incident_of(readings: Sequence[Reading]) -> Incident:
    """All that the reports tell, as one incident: totals of a war are no incident of their own."""
    members = [(reading, frozenset(claim.id for claim in reading.claims)) for reading in readings]
    reports = tuple(sorted(reading.report.id or "" for reading in readings))
    return Incident("series", "series", (("en", "series"),), None, None, _NOWHERE, reports, incident_claims(members))


if __name__ == "__main__":
    raise SystemExit(main())
