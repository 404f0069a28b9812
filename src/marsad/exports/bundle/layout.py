"""Where things lie in a bundle, and the small files of proof in it, as `verify_bundle.py` reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ENTRIES: Final = "log/entries.jsonl"
"""The bytes of the chosen entries below the last checkpoint's size, in order, each followed by a line feed."""
OPENINGS: Final = "log/openings.json"
VERIFIER: Final = "verify_bundle.py"
INCLUSION_FORMAT: Final = "marsad.inclusion/1"
CONSISTENCY_FORMAT: Final = "marsad.consistency/1"
OPENINGS_FORMAT: Final = "marsad.openings/1"


def checkpoint_name(size: int) -> str:
    """Where the file of the checkpoint of that size lies."""
    return f"log/checkpoints/{size}.json"


def timestamp_name(size: int) -> str:
    """Where the time-stamp (RFC 3161 response) of the checkpoint of that size lies."""
    return f"log/timestamps/{size}.tsr"


def inclusion_name(index: int) -> str:
    """Where the proof lies that an entry is in the log of the last checkpoint."""
    return f"log/proofs/entry-{index}.json"


def consistency_name(old: int) -> str:
    """Where the proof lies that the log of an earlier checkpoint is the start of that of the last one."""
    return f"log/proofs/checkpoint-{old}.json"


def inclusion_file(index: int, size: int, path: Sequence[bytes]) -> bytes:
    """The file of an inclusion proof: from entry `index` to the root of the checkpoint of `size` entries."""
    return _file({"format": INCLUSION_FORMAT, "index": index, "size": size, "path": [step.hex() for step in path]})


def consistency_file(old: int, new: int, path: Sequence[bytes]) -> bytes:
    """The file of a consistency proof: from the checkpoint of `old` entries to that of `new`."""
    return _file({"format": CONSISTENCY_FORMAT, "old": old, "new": new, "path": [step.hex() for step in path]})


@dataclass(frozen=True, slots=True)
class Opening:
    """What opens one commitment: the salt (32 bytes), and the content as `head` and behind it the bytes of a file.

    `file` is its path within the bundle, with `/`; `head` is what was recorded before those bytes, so that the file
    itself can be the page or the PDF as it was received.
    """

    commitment: str
    file: str
    salt: bytes
    head: str = ""


def openings_file(openings: Iterable[Opening]) -> bytes:
    """The file that opens commitments."""
    opened = [
        {"commitment": one.commitment, "file": one.file, "head": one.head, "salt": one.salt.hex()}
        for one in sorted(openings, key=lambda one: one.commitment)
    ]
    return _file({"format": OPENINGS_FORMAT, "openings": opened})


def verifier_source() -> bytes:
    """The stand-alone verifier, to be written into a bundle as `VERIFIER`."""
    return Path(__file__).with_name(VERIFIER).read_bytes()


def _file(value: Mapping[str, Any]) -> bytes:
    """Canonical JSON, as the log writes it, and a line feed."""
    plain = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return plain.encode("utf-8") + b"\n"
