"""What a record costs: many reports added at once, one report more in a small and in a large record, what is asked.

`python -m bench.record --sizes 1000 100000` makes both records in a temporary folder; every figure is one of this run,
and what must be compared is given as a ratio.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Final

from bench.dispatches import dispatches

_MORE: Final = 12
_ASKED: Final = 5
#: Asks again and again in one process, and writes the seconds of each time but the first to standard error.
_ANSWERS: Final = """
import json, sys, time
from marsad.cli.main import app
for number in range({times} + 1):
    begun = time.perf_counter()
    app(json.loads({arguments}), standalone_mode=False)
    if number:
        print(time.perf_counter() - begun, file=sys.stderr)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Makes a record of each size, and prints a line for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--jobs", type=int, default=2)
    said = parser.parse_args(arguments)
    first: float | None = None
    with tempfile.TemporaryDirectory() as folder:
        for size in said.sizes:
            line = _measured(Path(folder) / str(size), size, said.jobs)
            first = first or line["one more, s"]
            line["one more, times the first"] = round(line["one more, s"] / first, 2)
            print(json.dumps(line), flush=True)
    return 0


def _measured(home: Path, size: int, jobs: int) -> dict[str, float]:
    """Seconds and memory of one record: all reports added, one more (the median of some), what is asked of it."""
    home.mkdir(parents=True)
    lines = dispatches(size + _MORE)
    given = home / "reports.jsonl"
    with given.open("w", encoding="utf-8") as file:
        for one in islice(lines, size):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    added = _seconds(home, "add", str(given), "--quiet", "--no-progress", "--jobs", str(jobs))
    more = [_more(home, one) for one in lines]
    incident = json.loads(_output(home, "incidents", "--json").splitlines()[-1])["id"]
    questions = {"toll": ("toll", incident), "show": ("show", incident), "search": ("search", "قتلوا", "مسجد")}
    asked = {name: median(_seconds(home, *command) for _ in range(_ASKED)) for name, command in questions.items()}
    answers = {name: _answer(home, command) for name, command in questions.items()}
    return {
        "reports": size,
        "added, s": round(added, 1),
        "one more, s": round(median(more), 3),
        **{f"{name}, answer, s": round(seconds, 3) for name, seconds in answers.items()},
        **{f"{name}, whole process, s": round(seconds, 3) for name, seconds in asked.items()},
        "peak memory of any process, MiB": round(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024),
    }


def _more(home: Path, one: dict[str, str]) -> float:
    file = home / "more.jsonl"
    file.write_text(json.dumps(one, ensure_ascii=False), encoding="utf-8")
    return _seconds(home, "add", str(file), "--quiet", "--no-progress")


def _answer(home: Path, command: Sequence[str]) -> float:
    """Seconds that a process that is there needs to answer: the median of some, its first time left out."""
    arguments = json.dumps([*command, "--home", str(home / "record")])
    run = [sys.executable, "-c", _ANSWERS.format(arguments=repr(arguments), times=_ASKED)]
    done = subprocess.run(run, capture_output=True, check=True, env=os.environ, text=True)
    return median(map(float, done.stderr.split()))


def _seconds(home: Path, *command: str) -> float:
    begun = time.perf_counter()
    _output(home, *command)
    return time.perf_counter() - begun


def _output(home: Path, *command: str) -> str:
    run = [sys.executable, "-c", "from marsad.cli.main import run; run()", *command, "--home", str(home / "record")]
    done = subprocess.run(run, capture_output=True, check=True, env=os.environ, text=True)
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
