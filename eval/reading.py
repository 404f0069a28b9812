"""How the measuring tools call the reader: a passage in, `marsad.claims/1` or `marsad.mentions/1` out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

#: Text, publication date and language to one object of JSON.
Read = Callable[[str, str | None, str], dict[str, Any]]


def read_claims(text: str, published: str | None, language: str) -> dict[str, Any]:
    """A passage of a case file, read as a report in its language."""
    import marsad
    from marsad.model.json import reading_to_dict

    return reading_to_dict(marsad.read(text, published=published, language=language))


def read_file(path: Path, published: str | None) -> dict[str, Any]:
    """A report as a person gives it: bytes, with nothing said of language or encoding."""
    import marsad
    from marsad.model.json import reading_to_dict

    return reading_to_dict(marsad.read_bytes(path.read_bytes(), published=published))


def read_mentions(text: str, published: str | None, language: str) -> dict[str, Any]:
    """The mentions of a passage of a case file."""
    from marsad.model.json import mentions_to_dict
    from marsad.pipeline import read_report

    report = read_report.report_from_text(text, published=published, language=language)
    return mentions_to_dict(report, read_report.read_mentions(report))
