"""Several processes that add at once: every report is there once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.making import COMMAND, Shell, environment, held, write_reports

pytestmark = pytest.mark.full
RANGES = {"disjoint": (range(30), range(30, 60), range(60, 90), range(90, 120)),
          "overlapping": (range(60), range(20, 90), range(40, 120), range(0, 120, 2))}  # fmt: skip


@pytest.mark.parametrize("which", RANGES)
def test_reports_that_four_processes_add_are_there_once(
    sh: Shell, tmp_path: Path, new_database: Callable[[], str | None], which: str
) -> None:
    home, database = tmp_path / "record", new_database()
    files = [write_reports(tmp_path / f"{at}.jsonl", numbers) for at, numbers in enumerate(RANGES[which])]
    running = [
        subprocess.Popen([*COMMAND, "add", str(file)], env=environment(home, database), stderr=subprocess.PIPE)
        for file in files
    ]
    said = [one.communicate(timeout=300)[1].decode() for one in running]
    assert [one.returncode for one in running] == [0] * 4, said
    reports = held(sh, home, database)
    assert sorted(reports) == [f"r{number:04}" for number in range(120)]
    assert sh.run(home, "index", database=database) == sh.run(home, "index", "--rebuild", database=database)
