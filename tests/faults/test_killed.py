"""`kill -9` at any instant: what was acknowledged is there, the log verifies, and the same command completes the work."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.making import Shell, acknowledged, held, write_reports

pytestmark = pytest.mark.full
SEED = 20240501
REPORTS = 66
KILLED_ADDING = {"sqlite": 150, "postgresql": 16}
KILLED_DECIDING = {"sqlite": 50, "postgresql": 8}
_KILLED = -9


def test_what_add_acknowledged_outlives_kills(
    sh: Shell, tmp_path: Path, new_database: Callable[[], str | None], request: pytest.FixtureRequest
) -> None:
    wanted = KILLED_ADDING[request.node.callspec.params["new_database"]]
    reports = write_reports(tmp_path / "reports.jsonl", range(REPORTS))
    database, began = new_database(), time.monotonic()
    assert sh.run(tmp_path / "undisturbed", "add", reports, "--jobs", 1, database=database)[0] == 0
    lasts = time.monotonic() - began
    _, undisturbed = sh.run(tmp_path / "undisturbed", "incidents", "--json", database=database)
    rng, killed, record = random.Random(SEED), 0, 0
    while killed < wanted:
        record += 1
        home, database, said_new, ended = tmp_path / str(record), new_database(), set[str](), False
        while not ended:
            code, said = sh.run_killed(rng.uniform(0, lasts), home, "add", reports, "--jobs", 1, database=database)
            assert code in (0, _KILLED), said
            said_new |= acknowledged(said)
            killed, ended = killed + (code == _KILLED), code == 0
        reports_held = held(sh, home, database)
        assert said_new <= set(reports_held)
        assert len(reports_held) == len(set(reports_held)) == REPORTS
        assert sh.run(home, "incidents", "--json", database=database) == (0, undisturbed)


def test_what_decide_acknowledged_outlives_kills(
    sh: Shell, tmp_path: Path, new_database: Callable[[], str | None], request: pytest.FixtureRequest
) -> None:
    wanted = KILLED_DECIDING[request.node.callspec.params["new_database"]]
    home, database, rng = tmp_path / "record", new_database(), random.Random(SEED)
    assert sh.run(home, "add", write_reports(tmp_path / "reports.jsonl", range(12)), database=database)[0] == 0
    claim = json.loads(sh.run(home, "show", "r0000", "--json", database=database)[1])["claims"][0]["id"]

    def ruling(number: int) -> tuple[str, ...]:
        return ("decide", "correct", f"r0000/{claim}", "--set", f"value={number + 3}", "--because", f"call {number}")

    began = time.monotonic()
    assert sh.run(home, *ruling(0), database=database)[0] == 0
    lasts = time.monotonic() - began
    killed, number, said_kept = 0, 0, set[str]()
    while killed < wanted:
        number += 1
        code, said = sh.run_killed(rng.uniform(0, lasts), home, *ruling(number), database=database)
        assert code in (0, _KILLED), said
        killed += code == _KILLED
        if said.startswith("decision ") and "\n" in said:
            said_kept.add(f"call {number}")
    code, kept = sh.run(home, "log", "--kind", "decision", database=database)
    assert code == 0
    lines = [line.strip("\u2068\u2069 ") for line in kept.splitlines()]
    assert all(any(line.endswith(one) for line in lines) for one in said_kept)
    assert sh.run(home, "verify", database=database)[0] == 0
    grown = sh.run(home, "index", database=database)
    assert grown == sh.run(home, "index", "--rebuild", database=database)
