"""`marsad backup`: the whole log with its sealed payloads in one sealed file, their keys in another."""

from __future__ import annotations

import base64
import json
import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any, Final

from marsad.errors import BadBackup
from marsad.record.backup import key_file, sealed_file
from marsad.record.home import Home
from marsad.record.log.canonical import canonical
from marsad.record.log.stretching import SCRYPT_COST
from marsad.record.store.models import Entry, Payload, PayloadKey
from marsad.record.store.stored_log import one_state

_PIECE: Final = 1 << 20
_CHUNK: Final = 2_000


def back_up(home: Home, file: Path, passphrase: str, clock: datetime, *, cost: int = SCRYPT_COST) -> int:
    """Writes a backup and its keys beside it; how many entries it has. Raises BadBackup where a file is there already.

    The record remembers where the keys lie, so that a removal finds them.
    """
    keys = key_file.path_of(file)
    for one in (file, keys):
        if one.exists():
            raise BadBackup(f"{one} is there already: choose another name")
    sealing = sealed_file.new_sealing(passphrase, cost=cost)
    coming = file.with_name(file.name + ".new")
    try:
        with one_state():
            with coming.open("xb") as out:
                os.chmod(coming, 0o600)
                sealed_file.write(out, sealing, _pieces(_lines(home)))
                out.flush()
                os.fsync(out.fileno())
            rows = PayloadKey.objects.order_by("commitment").values_list("commitment", "key")
            key_file.write(keys, sealing, ((name, bytes(key)) for name, key in rows.iterator(chunk_size=_CHUNK)))
            size = Entry.objects.count()
    except FileExistsError:
        raise BadBackup(f"{coming} is there already: another backup is under way, or was cut off") from None
    except BaseException:
        coming.unlink(missing_ok=True)
        keys.unlink(missing_ok=True)
        raise
    _remember(home, keys, clock)
    os.replace(coming, file)
    return size


def known_key_files(home: Home) -> list[Path]:
    """Where the keys of this record's backups were written."""
    return [Path(one["keys"]) for one in _register(home)]


def take_out_of_backups(home: Home, gone: list[str], removal: Mapping[str, Any]) -> list[Path]:
    """Takes payloads' keys out of every backup's file of keys; those files that could not be reached."""
    unreached = []
    for keys in known_key_files(home):
        try:
            key_file.take_out(keys, gone, removal)
        except (OSError, BadBackup):
            unreached.append(keys)
    return unreached


def _lines(home: Home) -> Iterator[bytes]:
    """Every entry, sealed payload and file of a record, one line of JSON each."""
    for index, data in Entry.objects.order_by("index").values_list("index", "data").iterator(chunk_size=_CHUNK):
        yield canonical({"entry": index, "data": bytes(data).decode()}) + b"\n"
    rows = Payload.objects.order_by("commitment").values_list("commitment", "ciphertext")
    for commitment, sealed in rows.iterator(chunk_size=_CHUNK):
        yield canonical({"payload": commitment, "data": base64.b64encode(bytes(sealed)).decode()}) + b"\n"
    own = (home.configuration, *sorted(home.folder.glob("signing-key*.json")), *sorted(home.checkpoints.glob("*")))
    for one in own:
        if one.is_file():
            name = one.relative_to(home.folder).as_posix()
            yield canonical({"file": name, "data": base64.b64encode(one.read_bytes()).decode()}) + b"\n"


def _pieces(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Lines in pieces of about a megabyte."""
    held: list[bytes] = []
    size = 0
    for line in lines:
        held.append(line)
        size += len(line)
        if size >= _PIECE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


def _register(home: Home) -> list[dict[str, str]]:
    try:
        said = json.loads(home.backups.read_bytes())
    except FileNotFoundError:
        return []
    except ValueError:
        raise BadBackup(f"{home.backups} is damaged: it says where the keys of this record's backups lie") from None
    return list(said)


def _remember(home: Home, keys: Path, clock: datetime) -> None:
    said = [*_register(home), {"keys": str(keys.absolute()), "made": clock.isoformat()}]
    coming = home.backups.with_name(home.backups.name + ".new")
    coming.write_bytes(canonical(said) + b"\n")
    os.replace(coming, home.backups)


def pieces_as_lines(pieces: Iterator[bytes]) -> Iterator[dict[str, Any]]:
    """The lines of a backup's pieces, as they were written. Raises BadBackup."""
    try:
        yield from map(json.loads, chain.from_iterable(piece.splitlines() for piece in pieces))
    except ValueError:
        raise BadBackup("a line of it is no JSON: it was made by another version, or is damaged") from None
