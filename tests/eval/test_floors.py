"""Floors rise freely, fall only with a reason, and count only for the corpus that they were measured on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from eval import floors
from eval.floors import Floors

KEPT = Floors("sha256:a", {"number.f1": 0.95})


def test_check_passes_what_reaches_its_floor() -> None:
    assert floors.check("gold", KEPT, "sha256:a", {"number.f1": 0.95, "full.f1": 0.1}) == []


def test_check_names_every_reason_to_fail() -> None:
    assert "below" not in KEPT.least
    [low] = floors.check("gold", KEPT, "sha256:a", {"number.f1": 0.9499})
    assert low.why == "number.f1 is 0.949, its floor 0.95"
    [changed] = floors.check("gold", KEPT, "sha256:b", {"number.f1": 0.97})
    assert "changed" in changed.why
    [gone] = floors.check("gold", KEPT, "sha256:a", {})
    assert "no longer measured" in gone.why
    [unknown] = floors.check("gold", None, "sha256:a", {})
    assert "has no floors" in unknown.why


def test_raised_never_lowers() -> None:
    assert floors.raised(KEPT, "sha256:b", {"number.f1": 0.97779}) == Floors("sha256:b", {"number.f1": 0.977})
    assert floors.raised(KEPT, "sha256:b", {"number.f1": 0.5}).least == {"number.f1": 0.95}


def test_raised_takes_up_a_new_corpus() -> None:
    assert floors.raised(None, "sha256:a", {"right": 1.0}) == Floors("sha256:a", {"right": 1.0})


def test_lowered_keeps_the_reason() -> None:
    low = floors.lowered(KEPT, "sha256:b", {"number.f1": 0.9}, "the annotators changed a rule", date(2022, 1, 26))
    assert low.least == {"number.f1": 0.9}
    [entry] = low.lowered
    assert (entry.before, entry.after, entry.on) == (0.95, 0.9, "2022-01-26")
    assert entry.reason == "the annotators changed a rule"


def test_save_and_load_give_the_same(tmp_path: Path) -> None:
    path = tmp_path / "floors.toml"
    low = floors.lowered(KEPT, "sha256:b", {"number.f1": 0.9}, 'a "reason"\nof two lines', date(2022, 1, 26))
    floors.save(path, {"gold/dev/ar": low, "cases/numbers": Floors("", {"cases": 600})})
    loaded = floors.load(path)
    assert loaded["gold/dev/ar"].least == {"number.f1": 0.9}
    assert loaded["gold/dev/ar"].lowered[0].reason == 'a "reason" of two lines'
    assert loaded["cases/numbers"] == Floors("", {"cases": 600})
