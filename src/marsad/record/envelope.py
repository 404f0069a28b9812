"""A report as it came, as the bytes that the log commits to: a line that says what is known of it, then its bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from typing import Final

from marsad.errors import BadLog
from marsad.model.received import Received
from marsad.record.log.canonical import canonical

_FORMAT: Final = "marsad.received/1"
_SAID: Final = tuple(field.name for field in fields(Received) if field.name != "data")


def to_bytes(received: Received) -> bytes:
    """One line of canonical JSON, and behind its end the bytes as they came."""
    said = asdict(received)
    del said["data"]
    return canonical({"format": _FORMAT, **said}) + b"\n" + received.data


def from_bytes(content: bytes) -> Received:
    """The report that `to_bytes` was given. Raises BadLog for anything else."""
    line, _, data = content.partition(b"\n")
    try:
        said = json.loads(line)
        if said.pop("format") != _FORMAT or set(said) != set(_SAID):
            raise KeyError
    except (ValueError, KeyError, AttributeError, TypeError):
        raise BadLog(f"a payload is no report in the format {_FORMAT}") from None
    return Received(data=data, **said)


def head_of(content: bytes) -> str:
    """The line before a report's own bytes, with its end."""
    return (content.partition(b"\n")[0] + b"\n").decode()
