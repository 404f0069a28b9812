"""A record of invented dispatches, made as everybody makes one."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from bench.dispatches import dispatches


def made(folder: Path, reports: int, jobs: int = 2) -> Path:
    """The home of a record of so many reports."""
    folder.mkdir(parents=True)
    given = folder / "reports.jsonl"
    with given.open("w", encoding="utf-8") as file:
        for one in dispatches(reports):
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    add = ["add", str(given), "--home", str(folder / "record"), "--quiet", "--no-progress", "--jobs", str(jobs)]
    subprocess.run([sys.executable, "-c", "from marsad.cli.main import run; run()", *add], check=True)
    return folder / "record"
