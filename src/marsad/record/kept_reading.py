"""A reading as the bytes that the log commits to: the text as it was read, then its claims in their public format."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from pathlib import Path
from typing import Final

from marsad.errors import BadClaims, BadLog
from marsad.model.claim import Reading
from marsad.model.from_json import reading_from_dict
from marsad.model.json import reading_to_dict

_FORMAT: Final = "marsad.reading/1"
_LARGEST: Final = 1 << 29
"""Bytes that a reading may have when it is unpacked."""


def to_bytes(reading: Reading) -> bytes:
    """The reading, packed. Its traces are not kept: `marsad read --explain` gives them anew."""
    report = reading.report
    said = {"format": _FORMAT, "text": report.text, "url": report.url, "claims": reading_to_dict(reading)}
    return zlib.compress(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(), 6)


def said(content: bytes) -> bytes:
    """What a kept reading says, unpacked: equal for readings that say the same."""
    return zlib.decompress(content)


def from_bytes(content: bytes, registers: Path | None = None) -> Reading:
    """The reading that `to_bytes` was given, with its report's text. Raises BadLog for anything else."""
    try:
        unpacker = zlib.decompressobj()
        said = json.loads(unpacker.decompress(content, _LARGEST))
        if unpacker.unconsumed_tail or said["format"] != _FORMAT:
            raise KeyError
        reading = reading_from_dict(said["claims"])
        report = replace(reading.report, text=said["text"], url=said["url"], characters=None, registers=registers)
    except (ValueError, KeyError, TypeError, zlib.error, BadClaims):
        raise BadLog(f"a payload is no reading in the format {_FORMAT}") from None
    return replace(reading, report=report)
