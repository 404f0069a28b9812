"""The media types by which a report's bytes are turned into text; pages, PDF files and plain text are `text`'s own."""

from __future__ import annotations

from typing import Final

from marsad.errors import UnreadableReport
from marsad.text.decode import known_encoding
from marsad.text.extract import PAGE, PDF, PLAIN

LINE: Final = "application/json"
"""One line of a file of reports: a JSON object with `text`, and what it says of itself."""
MESSAGE: Final = "application/vnd.telegram.message+json"
"""One message of a Telegram channel export."""
#: What the web calls reports, and by which media type each is read.
MEDIA: Final = {PLAIN: PLAIN, PAGE: PAGE, "application/xhtml+xml": PAGE, PDF: PDF}


def spoken_encoding(charset: str | None, data: bytes) -> str | None:
    """The encoding that a server said its answer to be in, where Marsad reads it and the bytes agree."""
    try:
        name = known_encoding(charset) if charset else None
        data.decode(name or "ascii")
    except (UnreadableReport, UnicodeDecodeError):
        return None
    return name
