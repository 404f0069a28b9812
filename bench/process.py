"""The whole process of `marsad read` on one short report, and what it imports."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Final

#: What reading on the command line must never load.
HEAVY: Final = ("django", "pyspark")
_TIMES: Final = 5
#: What the installed `marsad` does.
_COMMAND: Final = "from marsad.cli.main import run; run()"


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds that one short report takes from start to end of the process, and which heavy modules it loaded."""

    seconds: float
    heavy: tuple[str, ...]


def measure_start(report: Path) -> Start:
    """Time the command on one report, five times over; the median counts."""
    command = [sys.executable, "-c", _COMMAND, "read", str(report), "--json"]
    seconds = []
    for _ in range(_TIMES):
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        seconds.append(time.perf_counter() - start)
    return Start(median(seconds), _heavy([sys.executable, "-X", "importtime", *command[1:]]))


def _heavy(command: list[str]) -> tuple[str, ...]:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    modules = {line.rpartition("|")[2].strip().partition(".")[0] for line in done.stderr.splitlines()}
    return tuple(sorted(modules & set(HEAVY)))
