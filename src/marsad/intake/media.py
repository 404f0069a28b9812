"""The media types by which a report's bytes are turned into text; pages, PDF files and plain text are `text`'s own."""

from __future__ import annotations

from typing import Final

LINE: Final = "application/json"
"""One line of a file of reports: a JSON object with `text`, and what it says of itself."""
MESSAGE: Final = "application/vnd.telegram.message+json"
"""One message of a Telegram channel export."""
