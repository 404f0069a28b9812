"""Codings of HTTP undone, within limits."""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from marsad.errors import UnreadableReport
from marsad.intake.encodings import unchunked, unpacked

PAGE = "<html><body><p>قُتل سبعة مدنيين.</p></body></html>".encode()
LIMIT = 1_000


def _bare(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-15)
    return packing.compress(data) + packing.flush()


@pytest.mark.parametrize(
    ("data", "codings"),
    [
        (PAGE, None),
        (PAGE, "identity"),
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (gzip.compress(PAGE[:10], mtime=0) + gzip.compress(PAGE[10:], mtime=0), "x-gzip"),
        (gzip.compress(PAGE, mtime=0) + b"\0\0", "GZIP"),
        (zlib.compress(PAGE), "deflate"),
        (_bare(PAGE), "deflate"),
        (brotli.compress(PAGE), "br"),
        (gzip.compress(brotli.compress(PAGE), mtime=0), "br, gzip"),
        (PAGE, "gzip"),
        (PAGE, "deflate"),
        (PAGE, "br"),
    ],
)
def test_unpacked_undoes_what_is_there(data: bytes, codings: str | None) -> None:
    assert unpacked(data, codings, LIMIT) == PAGE


@pytest.mark.parametrize(
    ("data", "codings", "reason"),
    [
        (gzip.compress(PAGE, mtime=0)[:-9], "gzip", "cut off"),
        (gzip.compress(PAGE, mtime=0)[:10] + b"\xff" * 20, "gzip", "damaged"),
        (zlib.compress(PAGE)[:-5], "deflate", "cut off"),
        (brotli.compress(PAGE)[:-3], "br", "cut off"),
        (PAGE, "zstd", "'zstd' is not one that Marsad undoes: gzip"),
        (gzip.compress(b"\0" * 50_000_000, mtime=0), "gzip", "more than 1,000 bytes"),
        (gzip.compress(gzip.compress(b"\0" * 50_000_000, mtime=0), mtime=0), "gzip, gzip", "more than 1,000 bytes"),
        (gzip.compress(b"", mtime=0) * 3 + gzip.compress(b"\0" * 2_000, mtime=0), "gzip", "more than 1,000 bytes"),
        (zlib.compress(b"\0" * 50_000_000), "deflate", "more than 1,000 bytes"),
        (brotli.compress(b"\0" * 50_000_000), "br", "more than 1,000 bytes"),
    ],
)
def test_unpacked_says_what_is_wrong_without_unpacking_it_all(data: bytes, codings: str | None, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        unpacked(data, codings, LIMIT)


@pytest.mark.parametrize(
    "data",
    [
        b"6\r\n<html>\r\n7;name=value\r\n</html>\r\n0\r\n\r\n",
        b"6\n<html>\n7\n</html>\n0\n\n",
        b"<html></html>",
    ],
)
def test_unchunked_puts_chunks_together(data: bytes) -> None:
    assert unchunked(data) == b"<html></html>"


@pytest.mark.parametrize(
    "data",
    [b"6\r\n<html>\r\n7\r\n</ht", b"6\r\n<html>\r\n", b"6\r\n<html>\r\nzz", b"6\r\n<html>", b"FFFFFFFF\r\n<html>"],
)
def test_unchunked_says_that_chunks_are_cut_off(data: bytes) -> None:
    with pytest.raises(UnreadableReport, match="cut off"):
        unchunked(data)
