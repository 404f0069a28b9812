"""Codings of HTTP undone within limits: chunks (RFC 9112, 7.1), gzip, deflate and brotli (RFC 9110, 8.4.1)."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping
from typing import Final

from marsad.errors import UnreadableReport

_CHUNK_SIZE: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,1024}\r?\n")
_LINE_END: Final = re.compile(rb"\r?\n")
_GZIP_MARK: Final = b"\x1f\x8b"


def unchunked(data: bytes) -> bytes:
    """A body of chunks put together; as it is where it is none, as writers of archives often undo chunks themselves.

    Raises UnreadableReport where it is cut off.
    """
    at = 0
    pieces: list[bytes] = []
    while size := _CHUNK_SIZE.match(data, at):
        length = int(size[1], 16)
        if not length:
            return b"".join(pieces)
        at = size.end() + length
        if at >= len(data):
            break
        pieces.append(data[size.end() : at])
        ended = _LINE_END.match(data, at)
        if ended is None:
            return data if len(pieces) == 1 else _cut_off()
        at = ended.end()
    return _cut_off() if at else data


def _cut_off() -> bytes:
    raise UnreadableReport("its chunks are damaged or cut off")


def unpacked(data: bytes, codings: str | None, limit: int) -> bytes:
    """A body without its codings (`gzip`, `br, gzip`), the last one undone first; never more than `limit` bytes.

    Left as it is where a coding is said and is not there, as writers of archives often undo it themselves. Raises
    UnreadableReport where it is damaged, cut off, too large, or in a coding that Marsad does not know.
    """
    for coding in reversed([name.strip().lower() for name in (codings or "").split(",")]):
        if coding in ("", "identity"):
            continue
        if coding not in _UNPACKERS:
            raise UnreadableReport(f"its coding {coding!r} is not one that Marsad undoes: {', '.join(_UNPACKERS)}")
        data = _UNPACKERS[coding](data, limit + 1)
        if len(data) > limit:
            raise UnreadableReport(f"unpacked it has more than {limit:,} bytes, the most that one report may have")
    return data


def _gunzipped(data: bytes, room: int) -> bytes:
    """At most `room` bytes of what is packed, in one member or several; bytes after the last one are no part of it."""
    done = b""
    while data.startswith(_GZIP_MARK):
        inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
        done += _inflated(inflating, data, room - len(done))
        if len(done) >= room or not inflating.unused_data.startswith(_GZIP_MARK):
            return done
        data = inflating.unused_data
    return data


def _undeflated(data: bytes, room: int) -> bytes:
    """As RFC 9110 has it, with zlib's header, or bare, as many servers send it; text that is not packed is left."""
    has_header = len(data) > 1 and data[0] & 15 == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    if not has_header and data.lstrip().startswith(b"<"):
        return data
    return _inflated(zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS), data, room)


def _inflated(inflating: zlib._Decompress, data: bytes, room: int) -> bytes:
    try:
        done = inflating.decompress(data, room)
    except zlib.error as error:
        raise UnreadableReport(f"its packed bytes are damaged: {error}") from None
    if len(done) < room and not inflating.eof:
        raise UnreadableReport("its packed bytes are cut off")
    return done


def _unbrotlied(data: bytes, room: int) -> bytes:
    """Brotli has no mark: what does not begin as brotli is left as it is."""
    import brotli

    inflating = brotli.Decompressor()
    done: bytes = b""
    try:
        done = inflating.process(data, output_buffer_limit=room)
        while len(done) < room and not inflating.can_accept_more_data() and not inflating.is_finished():
            done += inflating.process(b"", output_buffer_limit=room - len(done))
    except brotli.error:
        if done:
            raise UnreadableReport("its packed bytes are damaged") from None
        return data
    if len(done) < room and not inflating.is_finished():
        raise UnreadableReport("its packed bytes are cut off")
    return done


_UNPACKERS: Final[Mapping[str, Callable[[bytes, int], bytes]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _undeflated,
    "br": _unbrotlied,
}
