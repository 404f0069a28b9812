"""Files of an export as one ZIP, a piece at a time: nothing is kept that has been given out."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import RawIOBase
from typing import Any, Final

from marsad.exports.files import File

_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The time that a ZIP gives a file of no time."""


class _Out(RawIOBase):
    """What a ZIP writes to: it holds what was not given out yet."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """It is only written to."""
        return True

    def write(self, data: Any) -> int:
        """Takes a piece."""
        self._pieces.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What was written since it was last taken."""
        data, self._pieces = b"".join(self._pieces), []
        return data


def zipped(files: Iterable[File]) -> Iterator[bytes]:
    """The bytes of a ZIP of files; the same files give the same bytes."""
    out = _Out()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            member = zipfile.ZipInfo(file.path, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            with archive.open(member, "w", force_zip64=True) as stream:
                for piece in file.pieces:
                    stream.write(piece)
                    if data := out.taken():
                        yield data
    yield out.taken()
