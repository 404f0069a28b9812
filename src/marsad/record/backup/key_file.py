"""The keys of a backup's payloads, in a file beside it, each wrapped for itself: a removal takes one out.

A backup may lie where no removal reaches it; without the key its payloads say nothing. A line is a payload's wrapped
key, or what a removal since then left in its stead.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from marsad.errors import BadBackup
from marsad.record.backup.sealed_file import Sealing
from marsad.record.log.canonical import canonical

FORMAT: Final = "marsad.backup-keys/1"


def path_of(backup: Path) -> Path:
    """The file of a backup's keys."""
    return backup.with_name(backup.name + ".keys")


def write(file: Path, sealing: Sealing, keys: Iterable[tuple[str, bytes]]) -> None:
    """Writes the keys of payloads, wrapped (RFC 3394) under the backup's secret."""
    with file.open("xb") as out:
        os.chmod(file, 0o600)
        out.write(canonical({"format": FORMAT}) + b"\n")
        for commitment, key in keys:
            out.write(_line({"key": aes_key_wrap(sealing.secret, key).hex(), "payload": commitment}))
        out.flush()
        os.fsync(out.fileno())


def read(file: Path, sealing: Sealing) -> tuple[dict[str, bytes], list[dict[str, Any]]]:
    """The keys by payload, and what removals since then left, each once. Raises BadBackup."""
    keys: dict[str, bytes] = {}
    removals: dict[str, dict[str, Any]] = {}
    for said in _lines(file):
        try:
            if "key" in said:
                keys[said["payload"]] = aes_key_unwrap(sealing.secret, bytes.fromhex(said["key"]))
            else:
                removals[canonical(said["removal"]).decode()] = said["removal"]
        except (InvalidUnwrap, ValueError, KeyError, TypeError):
            raise BadBackup(f"{file}: a key does not open: another backup's keys, or the file was changed") from None
    return keys, list(removals.values())


def take_out(file: Path, gone: Iterable[str], removal: Mapping[str, Any]) -> bool:
    """Puts a removal in the stead of payloads' keys; whether the file had any of them. Raises BadBackup, OSError."""
    wanted = set(gone)
    lines = list(_lines(file))
    kept = [said for said in lines if said.get("payload") not in wanted]
    if len(kept) == len(lines):
        return False
    coming = file.with_name(file.name + ".new")
    with coming.open("wb") as out:
        os.chmod(coming, 0o600)
        out.write(canonical({"format": FORMAT}) + b"\n")
        for said in [*kept, {"removal": dict(removal)}]:
            out.write(_line(said))
        out.flush()
        os.fsync(out.fileno())
    _overwrite(file)
    os.replace(coming, file)
    return True


def _overwrite(file: Path) -> None:
    """Writes over a file's bytes before its name is given to another."""
    with file.open("r+b") as old:
        old.write(bytes(file.stat().st_size))
        old.flush()
        os.fsync(old.fileno())


def _line(said: Mapping[str, Any]) -> bytes:
    return canonical(said) + b"\n"


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    try:
        with file.open("rb") as lines:
            if json.loads(lines.readline()) != {"format": FORMAT}:
                raise ValueError
            yield from map(json.loads, lines)
    except ValueError:
        raise BadBackup(f"{file} is no file of a backup's keys in the format {FORMAT}") from None
