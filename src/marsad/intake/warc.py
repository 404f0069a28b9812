"""Web archives (WARC, ISO 28500), packed or not: one report for each page, text or PDF file that was answered."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final
from urllib.parse import urlsplit

from marsad.errors import UnreadableReport
from marsad.intake.encodings import unchunked, unpacked
from marsad.intake.items import Given, Item, failing
from marsad.intake.media import MEDIA, spoken_encoding
from marsad.model.received import Received
from marsad.text.decode import LIMIT
from marsad.text.extract import PDF, media_of

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_OF_ALL: Final = ("WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length")
"""What every record has (ISO 28500, 5.1)."""
_OF_RESPONSES: Final = (*_OF_ALL, "WARC-Target-URI")
_RECORD_END: Final = b"\r\n\r\n"
_GZIP_MARK: Final = b"\x1f\x8b"
_PIECE: Final = 1 << 16
_DIGEST: Final = re.compile(r"\s*(md5|sha1|sha-1|sha256|sha-256|sha512|sha-512):([A-Za-z0-9+/=_-]+)\s*", re.IGNORECASE)


def items_of_archive(
    file: BinaryIO, name: str, given: Given, passed: Counter[str] | None = None
) -> Iterator[Item[Received]]:
    """Every response of status 200 that is text, called by its address (`crawl.warc.gz#https://…`).

    `passed` counts what is passed over, by why. Where the archive is damaged, one item fails and ends it.
    """
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    passed = Counter() if passed is None else passed
    records = iter(ArchiveIterator(file, WarcRecordType.any_type, parse_http=False))
    taken = last = 0
    while True:
        try:
            record = next(records, None)
        except (OSError, ValueError) as error:
            yield failing(name, UnreadableReport(_damaged(taken, str(error))))
            return
        if record is None:
            break
        taken, last = taken + 1, record.stream_pos
        called = f"{name}#{record.headers.get('WARC-Target-URI') or record.stream_pos}"
        try:
            found = _no_report(record) or _received(record, called, given)
        except UnreadableReport as error:
            yield failing(called, error)
        except (OSError, ValueError) as error:
            yield failing(called, UnreadableReport(f"the record is damaged: {error}"))
        else:
            if isinstance(found, str):
                passed[found] += 1
            else:
                yield Item(called, partial(_itself, found))
    if not taken:
        yield failing(name, UnreadableReport("there is no record in this archive"))
    elif _is_cut_off(file, last):
        yield failing(
            name, UnreadableReport(f"the archive is cut off after {taken:,} records; what was whole is taken")
        )


def host_of(url: str | None) -> str | None:
    """The site of an address, without `www.`: what stands for its outlet where no one says another name."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _no_report(record: WarcRecord) -> str | None:
    """Why a record is no report; None where it is one. Its HTTP headers are read by that."""
    from fastwarc.warc import WarcRecordType

    needed = _OF_RESPONSES if record.record_type == WarcRecordType.response else _OF_ALL
    missing = [header for header in needed if not record.headers.get(header)]
    if missing:
        raise UnreadableReport(f"the record has no {missing[0]}: it is damaged or cut off")
    if record.record_type != WarcRecordType.response:
        return f"{record.record_type} record"
    if not record.is_http:
        return "response that is not of HTTP"
    record.parse_http()
    status = record.http_headers.status_code
    if status is None:
        raise UnreadableReport("the record has no answer in it: it is damaged or cut off")
    if status != 200:
        return f"status {status}"
    media = (record.http_content_type or "").lower()
    return None if media in MEDIA else media or "no media type"


def _received(record: WarcRecord, called: str, given: Given) -> Received:
    body = _body(record)
    url = record.headers.get("WARC-Target-URI")
    media = MEDIA[(record.http_content_type or "").lower()]
    return Received(
        data=body,
        media=PDF if media_of(body) == PDF else media,
        name=called,
        channel="warc",
        outlet=host_of(url),
        url=url,
        published=given.published,
        language=given.language,
        encoding=given.encoding or spoken_encoding(record.http_charset, body),
        retrieved=record.headers.get("WARC-Date"),
    )


def _body(record: WarcRecord) -> bytes:
    """The page as it was answered, its codings undone, once its digest is found right. Raises UnreadableReport."""
    length = record.content_length
    if length > LIMIT:
        raise UnreadableReport(f"it has {length:,} bytes; one report may have at most {LIMIT:,}")
    sent = record.reader.read()
    if len(sent) < length:
        raise UnreadableReport(f"the archive is cut off: {len(sent):,} of the record's {length:,} bytes are there")
    chunked = "chunked" in (record.http_headers.get("Transfer-Encoding") or "").lower()
    whole = unchunked(sent) if chunked else sent
    body = unpacked(whole, record.http_headers.get("Content-Encoding"), LIMIT)
    said = record.headers.get("WARC-Payload-Digest")
    if said and not _is_of(said, (whole, sent, body)):
        raise UnreadableReport(f"its bytes are not those of its digest {said}: they were changed or damaged")
    return body


def _is_of(said: str, bodies: tuple[bytes, ...]) -> bool:
    """Whether a digest is of one of the forms of a body: tools differ in which codings they undo before."""
    digest = _DIGEST.fullmatch(said)
    if digest is None:
        return True
    algorithm, value = digest[1].lower().replace("-", ""), digest[2]
    for body in bodies:
        own = hashlib.new(algorithm, body, usedforsecurity=False)
        if value.lower() == own.hexdigest() or value.upper() == base64.b32encode(own.digest()).decode():
            return True
    return False


def _is_cut_off(file: BinaryIO, last: int) -> bool:
    """Whether an archive ends within a record, or a packed one within what is packed, after its last record."""
    file.seek(0)
    if file.read(len(_GZIP_MARK)) != _GZIP_MARK:
        file.seek(-len(_RECORD_END), os.SEEK_END)
        return file.read() != _RECORD_END
    file.seek(last)
    inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
    rest = b""
    try:
        while rest := rest or file.read(_PIECE):
            if inflating.eof:
                inflating = zlib.decompressobj(zlib.MAX_WBITS | 16)
            inflating.decompress(rest, _PIECE)
            rest = inflating.unconsumed_tail or inflating.unused_data
    except zlib.error:
        return False  # bytes after the last record that are no part of the archive
    return not inflating.eof


def _damaged(taken: int, reason: str) -> str:
    return f"the archive is damaged or cut off after {taken:,} records: {reason}; those before that are taken"


def _itself(received: Received) -> Received:
    return received
