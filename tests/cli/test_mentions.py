"""`marsad mentions`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
REPORT = "وقال المتحدث إن سبعة مدنيين قتلوا في حلب يوم 25 كانون الثاني/يناير 2022، وأصيب بين 10 و12 شخصاً."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "report.txt"
    file.write_bytes(REPORT.encode())
    return file


def test_mentions_json_has_kinds_spans_and_values(run: Run, report: Path) -> None:
    done = run("mentions", report, "--json")
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert list(record) == ["format", "report", "mentions"]
    assert record["format"] == "marsad.mentions/1"
    found = record["mentions"]
    assert [(item["start"], item["end"]) for item in found] == sorted((item["start"], item["end"]) for item in found)
    assert all(REPORT[item["start"] : item["end"]] == item["text"] for item in found)
    numbers = [(item["value"], item["value_high"], item["qualifier"]) for item in found if item["kind"] == "number"]
    assert (7, None, "exact") in numbers
    assert (10, 12, "between") in numbers
    dates = [(item["first"], item["last"], item["how"]) for item in found if item["kind"] == "date"]
    assert ("2022-01-25", "2022-01-25", "absolute") in dates
    assert {"number", "date", "place", "outcome", "reporting"} <= {item["kind"] for item in found}


def test_mentions_are_a_table_for_people(run: Run, report: Path) -> None:
    done = run("mentions", report)
    assert done.exit_code == 0
    assert any(
        line.split()[0] == "number" and line.split()[-1] == "7" for line in done.stdout.splitlines() if line.split()
    )
    assert "عدد" in run("mentions", report, "--lang", "ar").stdout


def test_mentions_end_with_the_same_exit_codes(run: Run, report: Path) -> None:
    assert run("mentions", report, "nowhere.txt", "--json").exit_code == 1
    assert run("mentions").exit_code == 2


def test_mentions_in_arabic_name_every_value_in_arabic(run: Run, report: Path) -> None:
    shown = run("mentions", report, "--lang", "ar").stdout
    for value in ("قال", "قتلى", "بلدة أو مدينة"):
        assert any(line.endswith(value) for line in shown.splitlines()), value
    assert "say" not in shown
    assert "town" not in shown
