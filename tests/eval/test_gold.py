"""Scoring an annotated set with the scorer that lies beside it; the set here is written for the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import gold, run
from eval.gold import Annotated

SCORE = run.shared_folder(None) / "gold" / "score.py"
TEXT = "قتل تسعة مدنيين في التل."
FIGURE = {"number": "تسعة", "nth": 1, "value": 9, "value_high": None, "qualifier": "exact", "outcome": "killed",
          "affected": "مدنيين", "tags": ["civilian"], "basis": "new", "when": None, "place": "التل", "sources": [],
          "stance": "asserted", "part_of": None}  # fmt: skip


@pytest.fixture
def annotated(tmp_path: Path) -> Annotated:
    rows = [{"id": f"r{at}", "language": "ar", "published": None, "figures": [FIGURE]} for at in range(3)]
    (tmp_path / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    for row in rows:
        (tmp_path / f"{row['id']}.txt").write_text(TEXT, "utf-8")
    return Annotated(tmp_path / "gold.jsonl", tmp_path)


def answer(path: Path, published: str | None, doubts: tuple[str, ...] = (), basis: str = "new") -> dict[str, object]:
    def span(words: str) -> dict[str, object]:
        start = TEXT.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    doubts = doubts if path.stem == "r0" else ()
    basis = basis if path.stem == "r0" else "new"
    quantity = span("تسعة") | {"value": 9, "value_high": None, "qualifier": "exact"}
    claim = {"id": "x", "quantity": quantity, "outcome": "killed", "basis": basis, "stance": "asserted", "sources": [],
             "affected": span("مدنيين") | {"tags": ["civilian"]}, "when": None, "place": span("التل"), "part_of": None,
             "doubts": list(doubts)}  # fmt: skip
    return {"claims": [claim]}


def test_digest_changes_with_texts_and_annotations(annotated: Annotated) -> None:
    before = annotated.digest()
    (annotated.texts / "r1.txt").write_text(TEXT + " ", "utf-8")
    assert annotated.digest() != before


def test_fold_takes_every_nth_report(annotated: Annotated) -> None:
    fold = Annotated(annotated.gold, annotated.texts, (1, 2))
    assert [report["id"] for report in fold.reports()] == ["r1"]


@pytest.mark.full
@pytest.mark.skipif(not SCORE.exists(), reason="no scorer at hand")
def test_measure_gold_counts_layers_and_undoubted_claims(annotated: Annotated, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gold, "read_file", lambda path, day: answer(path, day, ("source-carried",), "cumulative"))
    figures = gold.measure_gold(annotated, SCORE).figures
    assert figures["core.f1"] == 1.0
    assert figures["full.f1"] == pytest.approx(0.6667)
    assert figures["undoubted.share"] == pytest.approx(2 / 3)
    assert figures["undoubted.precision"] == 1.0
    assert figures["found"] == 1.0
