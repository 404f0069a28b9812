"""Stories: reports of several incidents with their annotated record, scored by the scorer beside them."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from eval.figures import Measured

_RECONCILE: Final = "from marsad.cli.main import run; run()"


def story_folders(folder: Path) -> Iterator[Path]:
    """The stories that are at hand in a folder, in the order of their names."""
    for gold in sorted((folder / "stories").glob("*/gold.json")):
        if (gold.parent / "reports.jsonl").exists():
            yield gold.parent


def name_of(story: Path) -> str:
    """The name that a story has among measured corpora."""
    return f"stories/{story.name}"


def digest(story: Path) -> str:
    """SHA-256 over the annotated record and the reports that it is of."""
    parts = [hashlib.sha256((story / name).read_bytes()).digest() for name in ("gold.json", "reports.jsonl")]
    return f"sha256:{hashlib.sha256(b''.join(parts)).hexdigest()}"


def measure_story(story: Path, score: Path, misses: int = 0) -> Measured:
    """Everything that the scorer counts in what `marsad reconcile` makes of a story's reports."""
    with tempfile.TemporaryDirectory(prefix="marsad-eval-") as folder:
        record = Path(folder, "record.json")
        _run(["-c", _RECONCILE, "reconcile", str(story / "reports.jsonl"), "--out", str(record), "--no-progress"])
        figures = json.loads(_run([str(score), str(story), str(record), "--json"]))
        shown = _run([str(score), str(story), str(record), "--misses", str(misses)]).splitlines() if misses else []
    return Measured({name: float(value) for name, value in figures.items()}, shown[len(figures) :])


def _run(arguments: list[str]) -> str:
    """What a command of this Python prints. Exits with its message where it fails."""
    done = subprocess.run(  # noqa: S603 (the command and the scorer that the caller named)
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout
