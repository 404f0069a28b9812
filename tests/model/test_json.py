"""Readings as `marsad.claims/1`."""

from __future__ import annotations

import json
from typing import Any

from marsad.model.claim import Check, Reading
from marsad.model.json import MENTION_MEMBERS, dumps, mentions_to_dict, reading_to_dict
from marsad.model.mention import Mention
from marsad.model.vocabulary import MentionKind

REPORT = [
    "id", "file", "sha256", "text_sha256", "language", "published", "outlet", "title", "characters", "reader", "packs",
]  # fmt: skip
CLAIM = [
    "id", "quantity", "outcome", "affected", "responsible", "basis", "when", "place", "sources", "stance", "part_of",
    "cause", "persons", "doubts", "evidence",
]  # fmt: skip
EVENT = ["id", "type", "actor", "target", "when", "place", "sources", "stance", "evidence", "trigger"]


def test_reading_to_dict_has_the_members_of_the_format_in_its_order(reading: Reading) -> None:
    record = reading_to_dict(reading)
    assert list(record) == ["format", "report", "claims", "events", "statements", "checks"]
    assert record["format"] == "marsad.claims/1"
    assert list(record["report"]) == REPORT
    assert [list(claim) for claim in record["claims"]] == [CLAIM] * 3
    assert [list(event) for event in record["events"]] == [EVENT] * 2
    assert list(record["statements"][0]) == ["id", "quote", "verb", "sources", "stance"]
    total, _, civilians = record["claims"]
    assert list(total["quantity"]) == ["start", "end", "text", "value", "value_high", "qualifier"]
    assert list(total["when"]) == ["first", "last", "start", "end", "text"]
    assert list(total["place"]) == ["start", "end", "text", "name", "gazetteer", "latitude", "longitude", "precision"]
    assert list(total["sources"][0]) == ["start", "end", "text", "party", "kind"]
    assert list(total["cause"]) == ["start", "end", "text", "class"]
    assert list(total["evidence"]) == ["start", "end"]
    assert list(civilians["affected"]) == ["start", "end", "text", "party", "tags"]
    assert list(civilians["persons"][0]) == ["start", "end", "text", "age", "sex", "role"]


def test_reading_to_dict_gives_only_the_members_that_a_check_needs(reading: Reading) -> None:
    first, second = reading_to_dict(reading)["checks"]
    assert list(first) == ["kind", "total", "parts", "holds"]
    assert list(second) == ["kind", "claims"]


def test_check_that_fails_says_so(reading: Reading) -> None:
    failed = Check("parts-sum-to-total", total="a", parts=("b",), holds=False)
    record = reading_to_dict(Reading(reading.report, (), (), (), (failed,)))
    assert record["checks"] == [{"kind": "parts-sum-to-total", "total": "a", "parts": ["b"], "holds": False}]


def test_every_span_is_the_words_of_the_report(reading: Reading) -> None:
    spans = list(_spans(reading_to_dict(reading)))
    assert len(spans) > 20
    assert all(reading.report.text[span["start"] : span["end"]] == span["text"] for span in spans)


def test_dumps_is_one_line_of_unescaped_letters(reading: Reading) -> None:
    line = dumps(reading_to_dict(reading))
    assert "\n" not in line
    assert "المرصد" in line
    assert json.loads(line) == reading_to_dict(reading)


def test_mentions_to_dict_has_the_values_of_each_kind(reading: Reading) -> None:
    kinds: tuple[MentionKind, ...] = ("number", "date", "place", "party", "outcome", "reporting")
    record = mentions_to_dict(reading.report, [Mention(kind, 0, 1, "ق") for kind in kinds])
    assert list(record) == ["format", "report", "mentions"]
    assert record["format"] == "marsad.mentions/1"
    for mention in record["mentions"]:
        assert list(mention) == ["kind", "start", "end", "text", *MENTION_MEMBERS[mention["kind"]], "rule"]


def _spans(record: Any) -> Any:
    if isinstance(record, dict):
        if record.get("text") is not None and record.get("start") is not None:
            yield record
        for value in record.values():
            yield from _spans(value)
    elif isinstance(record, list):
        for value in record:
            yield from _spans(value)
