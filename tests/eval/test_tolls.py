"""Measuring tolls alone, from annotated figures."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from eval.run import shared_folder
from eval.tolls import main, measure, result_of

STORY = shared_folder(None) / "stories" / "siege-and-others"
PUBLISHED = {f"r{day}": datetime.fromisoformat(f"2031-05-0{day}T10:00:00+00:00") for day in (1, 2, 3)}
SIDES = {"origins": {"army": "army"}, "groups": {}}


def _told(report: str, origin: str, value: int) -> dict[str, Any]:
    return {
        "report": report, "outcome": "killed", "affected": "all", "value": value, "value_high": None,
        "qualifier": "exact", "basis": "cumulative", "as_of": f"2031-05-0{report[1]}", "origin": origin, "stance": "asserted",
    }  # fmt: skip


def _annotated(low: int, high: int) -> dict[str, Any]:
    told = [_told("r1", "monitor", 10), _told("r2", "army", 20), _told("r3", "monitor", 12)]
    final = {"low": low, "high": high, "latest_by_origin": {"monitor": 12, "army": 20}, "affected": "all"}
    return {"id": "i", "name": "I", "tolls": told, "final": {"killed": final}}


def test_result_says_whether_bounds_and_latest_figures_are_as_annotated() -> None:
    good = result_of(_annotated(12, 20), PUBLISHED, SIDES)
    assert (good.got, good.right, good.latest) == ((12, 20), 2, 2)
    assert result_of(_annotated(10, 20), PUBLISHED, SIDES).got != (10, 20)


@pytest.mark.skipif(not STORY.exists(), reason="the annotated story is not at hand")
def test_annotated_figures_of_the_story_come_to_the_annotated_tolls() -> None:
    found = measure(STORY)
    assert [result for result in found if result.got != result.wanted or result.right < result.latest] == []
    assert len(found) > 1


def test_main_says_that_it_measured_nothing(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--shared", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out
