"""Measure the second half, from claims to tolls: `python -m bench.incidents` (see docs/measuring.md).

Invented reports (`bench/stories.py`), whose copies and incidents are known. Each tool runs in a process and an
environment of its own, on one core, one after another in several rounds; only the work is timed.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any, Final

from bench.corpus import ROOT
from bench.rounds import RIVALS, ROUNDS, Result, Tool, compete, one_core
from bench.stories import rows

REPORTS: Final = 4000
SCALE: Final = (1000, 10_000, 100_000)


COPIES: Final = (
    Tool("Marsad", "copies_marsad.py", None),
    Tool("datasketch, MinHash LSH", "copies_datasketch.py", ("datasketch>=1.6,<3",)),
    Tool("rensa, R-MinHash LSH", "copies_rensa.py", ("rensa>=0.2,<1",)),
)
GROUPS: Final = (
    Tool("Marsad", "group_marsad.py", None),
    Tool("all pairs, plain rules", "group_pairwise.py", None),
    Tool("splink on DuckDB", "group_splink.py", ("splink>=4,<5",)),
)


def main(arguments: list[str] | None = None) -> int:
    """The whole command; the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.incidents", description="Measure the way from claims to tolls."
    )
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--reports", type=int, default=REPORTS, help="reports for the tools beside each other")
    parser.add_argument("--scale", type=int, nargs="*", default=SCALE, help="reports whose claims are reconciled")
    options = parser.parse_args(arguments)
    core = one_core()
    with tempfile.TemporaryDirectory(prefix="marsad-bench-") as folder:
        file = Path(folder, "rows.jsonl")
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(options.reports))
        print(f"{options.reports:,} invented reports, {core}, {options.rounds} rounds, the median counts\n", flush=True)
        print(table("copies", _compete(COPIES, file, options.rounds)), flush=True)
        print(table("incidents", _compete(GROUPS, file, options.rounds)), flush=True)
    if options.scale:
        print(scaling([_reconcile(size) for size in options.scale]))
    return 0


def _environ() -> dict[str, str]:
    """With the repository's root to import from: the invented reports are made anew in each process."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return os.environ | {"PYTHONPATH": path}


def _compete(tools: tuple[Tool, ...], file: Path, rounds: int) -> list[Result[Tool]]:
    return compete(tools, rounds, lambda _: [str(file)], _environ())


def _seconds(result: Result[Tool]) -> float:
    """The median of the rounds."""
    return median(run["seconds"] for run in result.runs)


def table(what: str, results: list[Result[Tool]]) -> str:
    """What was measured of each tool: reports a second, how Marsad compares, how right the pairs are, memory."""
    marsad = next(result for result in results if result.tool.name == "Marsad")
    lines = [f"{what:<26}{'reports/s':>10}{'Marsad is':>14}{'precision':>11}{'recall':>8}{'F1':>8}{'MiB':>6}"]
    for result in results:
        if result.reason:
            lines.append(f"{result.tool.name:<26}{'-':>10}  {result.reason}")
            continue
        last = result.runs[-1]
        ratio = f"{_seconds(result) / _seconds(marsad):.3g} times" if marsad.runs else ""
        right = f"{last['precision']:>11.3f}{last['recall']:>8.3f}{last['f1']:>8.3f}{last['peak_kib'] / 1024:>6.0f}"
        lines.append(
            f"{result.tool.name:<26}{last['reports'] / _seconds(result):>10.0f}{ratio:>14}{right}  {last['version']}"
        )
    return "\n".join(lines) + "\n"


def _reconcile(size: int) -> dict[str, Any]:
    command = [sys.executable, str(RIVALS / "reconcile_marsad.py"), str(size)]
    done = subprocess.run(command, capture_output=True, text=True, env=_environ(), check=True)
    return dict(json.loads(done.stdout))


def scaling(runs: list[dict[str, Any]]) -> str:
    """What reconciling costs as reports grow: processor time, and of each report as a share of the first run's."""
    first = runs[0]["seconds"] / runs[0]["reports"]
    lines = [f"{'reconciled':>12}{'incidents':>11}{'CPU s':>9}{'ms/report':>11}{'of first':>10}{'MiB':>7}"]
    for run in runs:
        each = run["seconds"] / run["reports"]
        grouping = run["gather"] - run["copies"]
        sizes = f"{run['reports']:>12,}{run['incidents']:>11,}{run['seconds']:>9.1f}{1000 * each:>11.2f}"
        stages = f"copies {run['copies']:.1f} s, incidents {grouping:.1f} s, tolls {run['tolls']:.1f} s"
        given = f"waited {run['waited']:.1f} s; the claims alone {run['given_kib'] / 1024:.0f} MiB"
        lines.append(f"{sizes}{each / first:>10.2f}{run['peak_kib'] / 1024:>7.0f}  {stages}; {given}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
