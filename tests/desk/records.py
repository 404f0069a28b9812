"""Reports that a test adds to a record, as somebody does at a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from click.testing import CliRunner

from marsad.cli.main import app
from marsad.record.home import Home


def run(*given: str, home: Home) -> str:
    """What a command on a record prints."""
    done = CliRunner().invoke(app, [*given, "--home", str(home.folder)])
    assert done.exit_code == 0, done.output
    return done.stdout


def add_file(home: Home, file: Path) -> None:
    """Adds the reports of a file to a record."""
    run("add", str(file), "--quiet", "--jobs", "1", home=home)


def add(home: Home, reports: Iterable[Mapping[str, object]], name: str = "reports.jsonl") -> None:
    """Adds reports to a record, from a file beside its folder."""
    home.folder.parent.mkdir(parents=True, exist_ok=True)
    file = home.folder.parent / name
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in reports), encoding="utf-8")
    add_file(home, file)
