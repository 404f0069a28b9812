"""A span: the exact words, and where they stand in the report."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words of a report: `start` and `end` count code points of the report's text; `text[start:end] == text`."""

    start: int
    end: int
    text: str
