"""A report: one text as it was received, and what is known of it from outside the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Report:
    """One report. `text` is what every span addresses; `sha256` is of the bytes as received."""

    text: str
    sha256: str
    text_sha256: str
    language: str
    published: date | None = None
    id: str | None = None
    file: str | None = None
    outlet: str | None = None
    title: str | None = None
    reader: str = ""
    packs: Mapping[str, str] = field(default_factory=dict)
    from_pdf: bool = False
    registers: Path | None = None
    """The folder of the user's own registers of parties and places."""
    appeared: datetime | None = None
    """When the report appeared, with its offset, where the time of day is known; `published` is its day."""
    characters: int | None = None
    """The length of a text that is not here: that of a report whose claims alone were given (`text` is empty)."""
    url: str | None = None
    """Where it was published, as its carrier says; no part of `marsad.claims/1`."""

    @property
    def known_as(self) -> str:
        """The id that it was added with, else its digest."""
        return self.id or self.sha256

    @property
    def moment(self) -> datetime | None:
        """When it appeared: midnight UTC of its day where the time of day is not known; None where nothing is."""
        if self.appeared is not None:
            return self.appeared if self.appeared.tzinfo else self.appeared.replace(tzinfo=UTC)
        return datetime.combine(self.published, time(), UTC) if self.published else None
