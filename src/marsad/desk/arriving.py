"""How much of a request must have come before a thread takes it up: who sends a byte a second holds none."""

from __future__ import annotations

import re
from typing import Final

AHEAD: Final = 65_536
"""Bytes of a request that are waited for without a thread: a form of the desk's is smaller."""
_END: Final = b"\r\n\r\n"
_LENGTH: Final = re.compile(rb"\r\ncontent-length:[ \t]*([0-9]{1,12})[ \t]*\r\n", re.IGNORECASE)


def due(begun: bytes) -> int:
    """The bytes that a request has that begins so; while its head goes on, one more than have come.

    What has no length that can be read is left to who reads it, as it has come.
    """
    end = begun.find(_END)
    if end < 0:
        return len(begun) + 1
    length = _LENGTH.search(begun, 0, end + 2)
    return end + len(_END) + (int(length[1]) if length else 0)
