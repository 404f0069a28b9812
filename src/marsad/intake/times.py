"""Times of publication as carriers say them, in ISO 8601; nothing is guessed."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

_MAIL: Final = re.compile(
    r"(?:[A-Za-z]{3,9},?\s+)?\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4}\s+\d{1,2}:\d{2}(?::\d{2})?(?:\s+\S+)?"
)

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:$|[T ])", re.ASCII)


def iso_time(said: str | None) -> str | None:
    """A time of ISO 8601, or of RFC 5322 (`Wed, 26 Jan 2022 20:30:00 +0300`), as ISO 8601; None where it is neither."""
    text = (said or "").strip()
    if _MAIL.fullmatch(text):
        from email.utils import parsedate_to_datetime

        try:
            return parsedate_to_datetime(text).isoformat()
        except (ValueError, TypeError, OverflowError):
            return None
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return None
    return text if _DAY.match(text) else None
