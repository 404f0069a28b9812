"""Marsad reads conflict reports: every figure with who said it, of whom, when, where, how surely, and the exact words.

    >>> import marsad
    >>> reading = marsad.read(text, published="2022-01-26")
    >>> [(claim.quantity.value, claim.outcome) for claim in reading.claims]
    [(181, 'killed'), (124, 'killed'), (50, 'killed'), (7, 'killed')]

The names in `__all__` are the public interface; everything else may change.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from marsad.errors import (
    BadClaims,
    BadDate,
    BadDecision,
    BadPack,
    BadRegister,
    MarsadError,
    SameId,
    UnknownLanguage,
    UnknownPolicy,
    UnreadableReport,
)
from marsad.model.claim import Check, Claim, Event, Reading, Statement
from marsad.model.decision import Decision
from marsad.model.mention import Mention
from marsad.model.record import Record
from marsad.model.report import Report
from marsad.model.span import Span

__version__ = "0.1.0"
__all__ = [
    "BadClaims",
    "BadDate",
    "BadDecision",
    "BadPack",
    "BadRegister",
    "Check",
    "Claim",
    "Decision",
    "Event",
    "MarsadError",
    "Mention",
    "Reading",
    "Record",
    "Report",
    "SameId",
    "Span",
    "Statement",
    "UnknownLanguage",
    "UnknownPolicy",
    "UnreadableReport",
    "from_json",
    "read",
    "read_bytes",
    "read_decisions",
    "read_mentions",
    "reconcile",
    "record_to_json",
    "to_json",
]


def read(
    text: str,
    *,
    published: date | str | None = None,
    language: str | None = None,
    registers: str | Path | None = None,
    id: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> Reading:
    """Everything that a report's text claims.

    `published` is the day on which the report appeared (a date, or ISO 8601 text, best with its time and offset);
    relative dates resolve against it and stay open without it. The language is detected unless given. `registers` is
    a folder of your own registers (see docs/registers.md). `id` is what records call the report, `outlet` who printed
    it; a `title` that came apart stands before the text. Raises MarsadError.
    """
    from marsad.pipeline.read_report import read_report, report_from_text

    own = None if registers is None else Path(registers)
    return read_report(
        report_from_text(text, published=published, language=language, title=title, id=id, outlet=outlet, registers=own)
    )


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


def from_json(line: str | bytes) -> Reading:
    """The reading of one line of `marsad.claims/1`; the text of its report is not in the format. Raises BadClaims."""
    from marsad.model.from_json import reading_from_json

    return reading_from_json(line)


def read_decisions(path: str | Path) -> tuple[Decision, ...]:
    """People's decisions, one JSON object a line (see docs/decisions.md). Raises BadDecision, which names the line."""
    from marsad.model.decision_json import decisions_from_lines

    with Path(path).open("rb") as file:
        return decisions_from_lines(file)


def reconcile(
    readings: Iterable[Reading],
    decisions: Iterable[Decision] = (),
    *,
    policy: str | None = None,
    as_of: datetime | date | str | None = None,
) -> Record:
    """The record of reports' claims and people's decisions: incidents, their tolls under a policy, copies.

    `as_of` leaves out what was published later: a time, or a day, which means its last second, UTC. In any order of
    readings and decisions all but `head` is the same. Raises UnknownPolicy, SameId, BadDecision, BadDate.
    """
    from marsad.pipeline.build_tolls import DEFAULT_POLICY, build_tolls

    return build_tolls(readings, decisions, policy=policy or DEFAULT_POLICY, as_of=as_of)


def record_to_json(record: Record) -> str:
    """A record as one line of `marsad.record/1` (see docs/reconcile.md), the same bytes on every run."""
    from marsad.model.record_json import record_pieces

    return "".join(record_pieces(record))
