"""The format `record`: `marsad.record/1`, one JSON object."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.exports.files import File
from marsad.exports.material import Material
from marsad.model.record_json import record_pieces


def record_files(material: Material, *, excel: bool = False) -> list[File]:
    """`record.json`, as `marsad reconcile` prints it, without what is withheld; `excel` means nothing here."""
    return [File("record.json", _pieces(material))]


def _pieces(material: Material) -> Iterator[bytes]:
    for piece in record_pieces(material.record):
        yield piece.encode()
    yield b"\n"
