"""Whatever bytes a carrier is given: reports, or errors of Marsad's own, and never anything else."""

from __future__ import annotations

import io
import json
import random
from collections.abc import Callable, Iterator

import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from marsad.errors import MarsadError
from marsad.intake.items import Given, Item
from marsad.intake.lines import items_of_lines, line_builder
from marsad.intake.network.feeds import entries_of
from marsad.intake.network.fetch import Fetched, Validators
from marsad.intake.report_of import report_of
from marsad.intake.telegram import items_of_export
from marsad.intake.warc import items_of_archive
from marsad.model.received import Received

TEXT = "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، وأصيب 12 آخرون."
PAGE = f"<html><head><title>سبعة قتلى</title></head><body><article><p>{TEXT}</p></article></body></html>"
ROUNDS = 60


def _archive(*, packed: bool) -> bytes:
    out = io.BytesIO()
    for number in range(3):
        http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
        http += b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE.encode()), PAGE.encode())
        record = WarcRecord()
        record.init_headers(WarcRecordType.response, content_length=len(http))
        record.is_http = True
        record.headers["WARC-Target-URI"] = f"https://agency.example/{number}"
        record.set_bytes_content(http)
        writer = GzipWriter(out) if packed else None
        record.write(writer or out, checksum_data=True)
        if writer:
            writer.finish()
    return out.getvalue()


def _export() -> bytes:
    messages = [
        {"id": number, "type": "message", "date": "2022-01-26T23:30:00", "date_unixtime": "1643229000", "text": [TEXT]}
        for number in range(5)
    ]
    return json.dumps({"name": "x", "type": "public_channel", "messages": messages}, ensure_ascii=False).encode()


def _lines() -> bytes:
    line = {"id": "r1", "outlet": "وكالة", "published": "2022-01-26", "title": "خبر", "text": TEXT}
    return b"\n".join(json.dumps(line, ensure_ascii=ascii).encode() for ascii in (True, False))


def _entries(data: bytes) -> Iterator[Item[Received]]:
    feed = Fetched("https://agency.example/", data, None, None, Validators(), "")
    yield Item("feed", lambda: Received(repr(entries_of(feed)).encode(), "text/plain", "feed", "feed"))


FEED = f'<rss version="2.0"><channel><item><title>{TEXT}</title><link>/1</link><pubDate>Wed, 26 Jan 2022 20:30:00 +0300</pubDate></item></channel></rss>'
CARRIERS: dict[str, tuple[bytes, Callable[[bytes], Iterator[Item[Received]]]]] = {
    "archive": (_archive(packed=False), lambda data: items_of_archive(io.BytesIO(data), "a", Given())),
    "packed": (_archive(packed=True), lambda data: items_of_archive(io.BytesIO(data), "a", Given())),
    "export": (_export(), lambda data: items_of_export(io.BytesIO(data), "a", Given())),
    "lines": (_lines(), lambda data: items_of_lines(io.BytesIO(data), "a", line_builder(Given()))),
    "feed": (FEED.encode(), _entries),
}


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """Some bytes changed, left out, put in twice, or cut off."""
    damaged = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5])):
        at, to = sorted(chance.choices(range(len(damaged) + 1), k=2))
        match chance.randrange(5):
            case 0:
                damaged[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del damaged[at : min(to, at + 40)]
            case 2:
                damaged[at:at] = damaged[at : min(to, at + 200)]
            case 3:
                damaged[at:at] = chance.choice(
                    [b"\0", b"\xff", b'"', b"<", b"\r\n\r\n", b"-1", b"9" * 30, b"{}", b"[["]
                )
            case _:
                del damaged[max(at, 1) :]
    return bytes(damaged)


@pytest.mark.parametrize("carrier", CARRIERS)
def test_damage_ends_in_reports_or_errors_of_our_own(carrier: str) -> None:
    data, items = CARRIERS[carrier]
    chance = random.Random(carrier)
    had, failed = 0, []
    for _ in range(ROUNDS):
        for item in items(_damaged(data, chance)):
            try:
                report_of(item.load())
                had += 1
            except MarsadError as error:
                failed.append(str(error))
    assert had > ROUNDS / 10
    assert all(failed)
    assert len(failed) > ROUNDS / 10 or carrier == "feed"
