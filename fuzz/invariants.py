"""Any bytes at all, read as a report: what must hold whatever they are.

One byte chooses the encoding and the language that are said, the rest is the report. Bytes that are no text may be
refused with a MarsadError; nothing else may escape, every span holds the report's own words, every id that is cited
exists, and reading again gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import marsad
from marsad.model.json import dumps, mentions_to_dict, reading_to_dict
from marsad.pipeline.read_report import read_mentions, report_from_bytes, report_from_text

ENCODINGS: Final = (None, "utf-8", "utf-16", "windows-1256", "iso-8859-6")
LANGUAGES: Final = ("ar", "en", "fr")
_LEAST: Final = 2


def read_one(data: bytes) -> None:
    """Read bytes as a report in every way there is, and raise AssertionError where something does not hold."""
    if len(data) < _LEAST:
        return
    encoding = ENCODINGS[data[0] % len(ENCODINGS)]
    published = "2022-01-26" if data[0] & 0x80 else None
    language = LANGUAGES[(data[0] >> 5) % 4 % len(LANGUAGES)]
    try:
        report = report_from_bytes(data[1:], published=published, encoding=encoding)
    except marsad.MarsadError:
        _read_damaged(data[1:], language)
    else:
        hold(report.text, published, language)


def _read_damaged(data: bytes, language: str) -> None:
    """Bytes that were refused, read as the text that is left when what does not decode is replaced."""
    text = data.decode("utf-8", "replace")
    try:
        report_from_text(text, language=language)
    except marsad.MarsadError:
        return
    hold(text, None, language)


def hold(text: str, published: str | None, language: str = "ar") -> None:
    """What holds for every text that can be read: no exception, true spans, the same reading twice."""
    reading = marsad.read(text, published=published, language=language)
    told = reading_to_dict(reading)
    for start, end, words in spans(told):
        assert text[start:end] == words, (start, end, words)
    known = {row["id"] for kind in ("claims", "events") for row in told[kind]}
    for claim in told["claims"]:
        assert claim["part_of"] is None or claim["part_of"] in known, claim
    for check in told["checks"]:
        cited = [check.get("total"), *check.get("parts", []), *check.get("claims", [])]
        assert known.issuperset(filter(None, cited)), check
    again = reading_to_dict(marsad.read(text, published=published, language=language))
    assert dumps(told) == dumps(again), "two readings differ"
    report = report_from_text(text, published=published, language=language)
    for start, end, words in spans(mentions_to_dict(report, read_mentions(report))):
        assert text[start:end] == words, (start, end, words)


def spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every object with offsets and words, wherever it stands in a reading."""
    if isinstance(value, dict):
        if value.get("start") is not None and value.get("text") is not None:
            yield value["start"], value["end"], value["text"]
        for member in value.values():
            yield from spans(member)
    elif isinstance(value, list):
        for member in value:
            yield from spans(member)
