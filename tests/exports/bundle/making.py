"""A small bundle, of a whole log or of some of its entries, written with the log's own functions."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from marsad.exports.bundle.layout import (
    ENTRIES,
    OPENINGS,
    VERIFIER,
    Opening,
    checkpoint_name,
    consistency_file,
    consistency_name,
    inclusion_file,
    inclusion_name,
    openings_file,
    verifier_source,
)
from marsad.record.log.checkpoints import checkpoint_from_bytes
from marsad.record.log.entries import entry_from_bytes
from marsad.record.log.payloads import open_sealed
from tests.record.log.making import MadeLog, small_log

REPORT = 4
"""The entry whose payloads the bundle opens."""
SOME = (0, 4, 6, 7)
"""The entries of a bundle that has not all: both keys, a report, a removal."""


def write_bundle(folder: Path, chosen: tuple[int, ...] | None = None, log: MadeLog | None = None) -> MadeLog:
    """Write a bundle up to the log's last checkpoint; with proofs where not all entries are chosen."""
    log = log or small_log()
    tree = log.tree()
    checkpoints = [checkpoint_from_bytes(data) for data in log.beside]
    size = checkpoints[-1].size
    files = {VERIFIER: verifier_source()}
    files[ENTRIES] = b"".join(data + b"\n" for index, data in log.rows[:size] if chosen is None or index in chosen)
    for checkpoint, data in zip(checkpoints, log.beside, strict=True):
        files[checkpoint_name(checkpoint.size)] = data
        if chosen is not None and checkpoint.size != size:
            proof = tree.consistency_proof(checkpoint.size, size)
            files[consistency_name(checkpoint.size)] = consistency_file(checkpoint.size, size, proof)
    for index in chosen or ():
        files[inclusion_name(index)] = inclusion_file(index, size, tree.inclusion_proof(index, size))
    files |= _opened(log)
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return log


def _opened(log: MadeLog) -> dict[str, bytes]:
    """The payloads of one entry, one of them with its first line apart from the file."""
    openings, files = [], {}
    for ref, head in zip(entry_from_bytes(log.rows[REPORT][1]).payloads, ("Five ", ""), strict=True):
        sealed, key = log.payloads([ref.commitment])[ref.commitment]
        assert sealed
        assert key
        opened = open_sealed(sealed, key, ref.commitment)
        name = f"reports/تقرير {ref.role}.txt"
        files[name] = opened.content.removeprefix(head.encode())
        openings.append(Opening(ref.commitment, name, opened.salt, head))
    return {**files, OPENINGS: openings_file(openings)}


def in_a_bag(folder: Path) -> None:
    """Make a folder the contents of a bag."""
    inner = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sha256(path.read_bytes()).hexdigest()}  data/{path.relative_to(folder).as_posix()}\n" for path in inner]
    moved = folder.rename(folder.with_name("inner"))
    folder.mkdir()
    moved.rename(folder / "data")
    (folder / "manifest-sha256.txt").write_text("".join(lines), "utf-8")
