"""Whether what a carrier says of a report can be kept, in every kind of database alike."""

from __future__ import annotations

import re
from typing import Final

from marsad.errors import UnreadableReport
from marsad.model.received import Received

#: Bytes of an id, and of an outlet: PostgreSQL's indexes take no more than 2,704, and some hold an id twice.
_LONGEST: Final = {"id": 1_000, "outlet": 2_000}
_MOST: Final = 100_000
"""Bytes of everything else that is said of a report, each."""
_SAID: Final = ("id", "outlet", "url", "title", "published", "language", "name", "retrieved")
_NEVER: Final = re.compile("[\\x00\ud800-\udfff]")
"""What no text has: PostgreSQL keeps no NUL, and half of a pair is no character."""
_CONTROLS: Final = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\ud800-\\udfff]")


def check_fit(received: Received) -> None:
    """Raises UnreadableReport, which names the member, where one cannot be kept."""
    for member in _SAID:
        value: str = getattr(received, member) or ""
        wrong = _CONTROLS if member == "id" else _NEVER
        if found := wrong.search(value):
            raise UnreadableReport(f"its {member} has the character U+{ord(found[0]):04X}, which cannot be kept")
        size, most = len(value.encode()), _LONGEST.get(member, _MOST)
        if size > most:
            raise UnreadableReport(f"its {member} has {size:,} bytes; it may have at most {most:,}")
