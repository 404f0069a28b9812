"""`marsad restore`: a backup into a folder where no record is; what was removed since it was made stays removed."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Any, Final

from marsad.errors import BadBackup
from marsad.record.backup import key_file, sealed_file
from marsad.record.backup.make import pieces_as_lines
from marsad.record.home import Home
from marsad.record.log.merkle import Tree
from marsad.record.store import evidence
from marsad.record.store.database import open_databases
from marsad.record.store.models import Entry, Head, Payload, PayloadKey
from marsad.record.store.tree_nodes import NodesInTable
from marsad.record.store.turns import writing

_BATCH: Final = 500
_FIRST_LINE: Final = 4096


def restore(home: Home, file: Path, passphrase: str, clock: datetime) -> int:
    """Brings a backup back; how many entries it has. Raises BadBackup, BadHome.

    The log is as it was when the backup was made, and behind it the removals that reached the backup's keys since.
    """
    with file.open("rb") as packed:
        sealing = sealed_file.sealing_of(packed.readline(_FIRST_LINE), passphrase)
        keys, removals = key_file.read(key_file.path_of(file), sealing)
        lines = pieces_as_lines(sealed_file.read(packed, sealing))
        open_databases(home, make=True)
        if evidence.head().size:
            where = home.server or home.folder
            raise BadBackup(f"there is a record in {where} already: choose another folder with --home")
        with writing():
            size = _fill(home, lines, keys)
    if removals:
        _remove_again(removals, clock)
    return size


def _fill(home: Home, lines: Iterator[dict[str, Any]], keys: Mapping[str, bytes]) -> int:
    """Writes what a backup holds. Payloads whose keys a removal took are left out."""
    nodes = NodesInTable()
    tree = Tree(nodes)
    while some := list(islice(lines, _BATCH)):
        entries = [one for one in some if "entry" in one]
        for one in entries:
            if one["entry"] != tree.size:
                raise BadBackup(f"entry {tree.size} is missing from it")
            tree.append(one["data"].encode())
        Entry.objects.bulk_create(Entry(index=one["entry"], data=one["data"].encode()) for one in entries)
        nodes.flush()
        held = [one for one in some if one.get("payload") in keys]
        Payload.objects.bulk_create(
            Payload(commitment=one["payload"], ciphertext=base64.b64decode(one["data"])) for one in held
        )
        PayloadKey.objects.bulk_create(PayloadKey(commitment=one["payload"], key=keys[one["payload"]]) for one in held)
        for one in some:
            if "file" in one:
                _put(home, one["file"], base64.b64decode(one["data"]))
    Head.objects.create(id=1, size=tree.size, root=tree.root())
    return tree.size


def _put(home: Home, name: str, data: bytes) -> None:
    """Writes one of a record's own files; a name that leads elsewhere is refused."""
    parts = PurePosixPath(name).parts
    if not 1 <= len(parts) <= 2 or any(part in ("..", "/") for part in parts):
        raise BadBackup(f"it has a file of the name {name!r}, which is none of a record's")
    target = home.folder.joinpath(*parts)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    target.write_bytes(data)
    target.chmod(0o600)


def _remove_again(removals: Iterable[Mapping[str, Any]], clock: datetime) -> None:
    """Writes removals that came after the backup into the restored log, as far as it has what they destroyed."""
    had = {ref.commitment for entry in evidence.entries() for ref in entry.payloads}
    with evidence.appending(clock) as writer:
        for removal in removals:
            gone = sorted(had.intersection(removal["removed"]))
            writer.append("removal", [("ground", base64.b64decode(removal["ground"]))], {"removed": gone})
            had.difference_update(gone)
