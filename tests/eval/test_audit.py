"""Random draws and what verdicts on them say."""

from __future__ import annotations

from pathlib import Path

import pytest

from eval import audit
from eval.audit import Drawn

CLAIMS = [Drawn(f"a{at}", 10, 12, "killed", "12", "exact 12", "قتل ", " شخصاً\nفي") for at in range(50)]


def test_draw_is_the_same_for_a_seed_and_another_for_another() -> None:
    assert audit.draw(CLAIMS, 7, 10) == audit.draw(CLAIMS, 7, 10)
    assert audit.draw(CLAIMS, 7, 10) != audit.draw(CLAIMS, 8, 10)
    assert len(audit.draw(CLAIMS, 7, 200)) == 50


def test_wilson_is_the_score_interval() -> None:
    assert audit.wilson(190, 200) == pytest.approx((0.9104, 0.9726), abs=1e-4)
    assert audit.wilson(0, 0) == (0.0, 1.0)
    assert audit.wilson(10, 10)[1] == pytest.approx(1.0)


def test_page_shows_the_words_in_their_context() -> None:
    page = audit.as_page(CLAIMS[:1])
    assert "قتل ⟦12⟧ شخصاً ¶ في" in page
    assert page.startswith("1. a0 10-12 killed exact 12")


def test_verdicts_go_round_and_are_counted() -> None:
    rows = [(*claim.key, "right", "right") for claim in CLAIMS[:3]] + [(*CLAIMS[3].key, "right", "not-people")]
    read = audit.read_verdicts(audit.as_table(rows))
    assert [tuple(row) for row in read] == rows
    assert "3 of 4 are right by both readers: 0.750" in audit.summary(read)
    assert "reader 2: right 3, not-people 1" in audit.summary(read)


@pytest.mark.parametrize(
    "line", ["a\t1\t2\tkilled\tright", "a\tx\t2\tkilled\tright\tright", "a\t1\t2\tkilled\tright\tfine"]
)
def test_verdicts_in_another_form_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        audit.read_verdicts(line)


def test_verdicts_on_other_claims_are_not_kept(tmp_path: Path) -> None:
    verdicts, kept = tmp_path / "v.tsv", tmp_path / "kept" / "7.tsv"
    verdicts.write_text(audit.as_table([(*CLAIMS[0].key, "right", "right")]), "utf-8")
    assert audit._check_in(verdicts, CLAIMS[1:2], kept) == 1
    assert not kept.exists()
    assert audit._check_in(verdicts, CLAIMS[:1], kept) == 0
    assert kept.exists()
