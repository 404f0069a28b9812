"""The audit of parties keeps article ids, offsets and labels, and refuses what is none."""

from __future__ import annotations

import pytest

from eval.audit import draw, read_verdicts
from eval.party_audit import HEAD, LABELS, VERDICTS, mentions_of, summary

ARTICLES = [("a1", "قال المرصد السوري لحقوق الإنسان إن ثلاثة قتلوا."), ("a2", "لا أحد هنا.")]


def test_mentions_with_a_party_are_drawn_with_their_words():
    mentions = list(mentions_of(ARTICLES))
    assert [(each.article, each.party) for each in mentions] == [("a1", "sohr")]
    assert "⟦المرصد السوري لحقوق الإنسان⟧" in draw(mentions, 1)[0].line


def test_verdicts_are_checked():
    assert read_verdicts("a\t1\t2\tsohr\tright\n", HEAD, LABELS) == [["a", "1", "2", "sohr", "right"]]
    with pytest.raises(ValueError, match="line 1: labels are"):
        read_verdicts("a\t1\t2\tsohr\twell\n", HEAD, LABELS)
    with pytest.raises(ValueError, match="line 1: not article"):
        read_verdicts("a\t1\n", HEAD, LABELS)


def test_kept_verdicts_are_200_and_at_least_95_per_cent_are_right():
    for path in VERDICTS.glob("*.tsv"):
        rows = read_verdicts(path.read_text("utf-8"), HEAD, LABELS)
        assert len(rows) == 200
        assert sum(row[4] == LABELS[0] for row in rows) >= 190
        assert summary(rows).startswith("191 of 200 are right: 0.955")
