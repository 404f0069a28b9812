"""Marsad reads conflict reports: every figure with who said it, of whom, when, where, how surely, and the exact words.

    >>> import marsad
    >>> reading = marsad.read(text, published="2022-01-26")
    >>> [(claim.quantity.value, claim.outcome) for claim in reading.claims]
    [(181, 'killed'), (124, 'killed'), (50, 'killed'), (7, 'killed')]

The names in `__all__` are the public interface; everything else may change.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from marsad.errors import BadDate, BadPack, BadRegister, MarsadError, UnknownLanguage, UnreadableReport
from marsad.model.claim import Check, Claim, Event, Reading, Statement
from marsad.model.mention import Mention
from marsad.model.report import Report
from marsad.model.span import Span

__version__ = "0.1.0"
__all__ = [
    "BadDate",
    "BadPack",
    "BadRegister",
    "Check",
    "Claim",
    "Event",
    "MarsadError",
    "Mention",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "UnknownLanguage",
    "UnreadableReport",
    "read",
    "read_bytes",
    "read_mentions",
    "to_json",
]


def read(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    registers: str | Path | None = None,
) -> Reading:
    """Everything that a report's text claims.

    `published` is the day on which the report appeared (a date, or ISO 8601 text); relative dates resolve against it
    and stay open without it. The language is detected unless given. `registers` is a folder of your own registers (see
    docs/registers.md). Raises MarsadError.
    """
    from marsad.pipeline.read_report import read_report, report_from_text

    own = None if registers is None else Path(registers)
    return read_report(report_from_text(text, published=published, language=language, registers=own))


def read_bytes(
    data: bytes,
    *,
    published: date | str | None = None,
    language: str | None = None,
    encoding: str | None = None,
    registers: str | Path | None = None,
) -> Reading:
    """Everything that a report claims, from its bytes as received: plain text, an HTML page or a PDF file.

    The encoding is detected unless given (see docs/reading.md). Raises MarsadError.
    """
    from marsad.pipeline.read_report import read_report, report_from_bytes

    own = None if registers is None else Path(registers)
    report = report_from_bytes(data, published=published, language=language, encoding=encoding, registers=own)
    return read_report(report)


def read_mentions(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    registers: str | Path | None = None,
) -> tuple[Mention, ...]:
    """What the words of a report are, before anything is claimed with them, in the order of the text.

    Arguments and errors are those of `read`.
    """
    from marsad.pipeline import read_report

    own = None if registers is None else Path(registers)
    report = read_report.report_from_text(text, published=published, language=language, registers=own)
    return read_report.read_mentions(report)


def to_json(reading: Reading) -> str:
    """A reading as one line of `marsad.claims/1` (see docs/claims.md), the same bytes on every run."""
    from marsad.model.json import dumps, reading_to_dict

    return dumps(reading_to_dict(reading))
