"""Web archives: what is a report in them, its digest and codings, and what goes wrong."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
from collections import Counter
from pathlib import Path

import brotli
import pytest
from fastwarc.stream_io import GzipWriter
from fastwarc.warc import WarcRecord, WarcRecordType

from marsad.errors import MarsadError
from marsad.intake import warc
from marsad.intake.files import files, items
from marsad.intake.items import Given
from marsad.intake.report_of import report_of
from marsad.intake.warc import host_of, items_of_archive
from marsad.model.received import Received

TEXT = "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، وأصيب 12 آخرون."
PAGE = f"<html><head><title>سبعة قتلى</title></head><body><article><p>{TEXT}</p></article></body></html>".encode()


def _record(
    number: int, body: bytes = PAGE, *, kind: WarcRecordType = WarcRecordType.response, status: str = "200 OK", media: str = "text/html; charset=utf-8",
    headers: str = "", digest: str | None = None, packed: bool = True,
) -> bytes:  # fmt: skip
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n".encode() + body
    record = WarcRecord()
    record.init_headers(kind, content_length=len(http))
    record.is_http = True
    record.headers["WARC-Target-URI"] = f"https://www.news.example/{number}"
    record.headers["WARC-Date"] = "2022-01-26T20:30:00Z"
    if digest:
        record.headers["WARC-Payload-Digest"] = digest
    record.set_bytes_content(http)
    out = io.BytesIO()
    if packed:
        writer = GzipWriter(out)
        record.write(writer)
        writer.finish()
    else:
        record.write(out)
    return out.getvalue()


def _had(archive: bytes) -> tuple[list[Received], dict[str, str], Counter[str]]:
    had, failed, passed = [], {}, Counter[str]()
    for item in items_of_archive(io.BytesIO(archive), "a.warc", Given(language="ar"), passed):
        try:
            had.append(item.load())
        except MarsadError as error:
            failed[item.name.removeprefix("a.warc#https://www.news.example/")] = str(error)
    return had, failed, passed


def _sha1(data: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(data).digest()).decode()


@pytest.mark.parametrize("packed", [True, False])
def test_a_response_is_a_report_with_its_address(packed: bool) -> None:
    (one, _), failed, _ = _had(_record(1, digest=_sha1(PAGE), packed=packed) + _record(2, packed=packed))
    assert failed == {}
    assert one == Received(
        PAGE, "text/html", "a.warc#https://www.news.example/1", "warc", outlet="news.example",
        url="https://www.news.example/1", language="ar", encoding="utf-8", retrieved="2022-01-26T20:30:00Z",
    )  # fmt: skip
    report = report_of(one)
    assert (report.title, report.outlet) == ("سبعة قتلى", "news.example")
    assert TEXT in report.text


def test_what_is_no_report_is_passed_over_and_counted() -> None:
    archive = [
        _record(1, status="404 Not Found"), _record(2, b"\x89PNG", media="image/png"), _record(3, kind=WarcRecordType.request),
        _record(4, kind=WarcRecordType.revisit), _record(5, status="301 Moved", media="text/html"), _record(6),
    ]  # fmt: skip
    had, failed, passed = _had(b"".join(archive))
    assert ([one.url for one in had], failed) == (["https://www.news.example/6"], {})
    assert passed == {"status 404": 1, "image/png": 1, "request record": 1, "revisit record": 1, "status 301": 1}


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(PAGE), "Content-Encoding: gzip\r\n"),
        (brotli.compress(PAGE), "Content-Encoding: br\r\n"),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(PAGE), PAGE), "Transfer-Encoding: chunked\r\n"),
        (b"%x\r\n%b\r\n0\r\n\r\n" % (len(gzip.compress(PAGE, mtime=0)), gzip.compress(PAGE, mtime=0)), "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
        (PAGE, "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("over", ["sent", "page"])
def test_codings_are_undone_and_the_digest_is_of_either_form(body: bytes, headers: str, over: str) -> None:
    (one,), failed, _ = _had(_record(1, body, headers=headers, digest=_sha1(body if over == "sent" else PAGE)))
    assert (failed, one.data) == ({}, PAGE)


@pytest.mark.parametrize(
    "digest",
    [
        "sha256:" + hashlib.sha256(PAGE).hexdigest(),
        "md5:" + hashlib.md5(PAGE).hexdigest().upper(),
        "blake3:abc",
        "sha-256:" + hashlib.sha256(PAGE).hexdigest(),
    ],
)
def test_a_digest_of_any_kind_is_checked_or_unknown(digest: str) -> None:
    assert _had(_record(1, digest=digest))[1] == {}


def test_each_bad_record_fails_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LIMIT", 10_000)
    bad = {
        1: (_record(1, digest=_sha1(b"other")), "not those of its digest"),
        2: (_record(2, b"x" * 10_001), "it has 10,001 bytes; one report may have at most 10,000"),
        3: (_record(3, gzip.compress(b"\0" * 50_000_000)[:9_000], headers="Content-Encoding: gzip\r\n"), "unpacked it has more than 10,000"),
        4: (_record(4, PAGE, headers="Content-Encoding: zstd\r\n"), "'zstd'"),
        5: (_record(5, gzip.compress(PAGE)[:-9], headers="Content-Encoding: gzip\r\n"), "cut off"),
        6: (_record(6, PAGE, headers=f"X: {'x' * 40_000}\r\n"), "damaged"),
    }  # fmt: skip
    had, failed, _ = _had(_record(0) + b"".join(record for record, _ in bad.values()) + _record(9))
    assert [one.url for one in had] == ["https://www.news.example/0", "https://www.news.example/9"]
    assert sorted(failed) == [str(number) for number in bad]
    for number, (_, reason) in bad.items():
        assert reason in failed[str(number)]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_anywhere_says_so_and_gives_what_is_whole(packed: bool) -> None:
    first, second, third = (_record(number, packed=packed) for number in range(3))
    for left in range(1, len(third)):
        had, failed, _ = _had(first + second + third[:left])
        assert [one.data for one in had[:2]] == [PAGE] * 2
        assert all(one.data == PAGE for one in had[2:])
        assert "cut off" in " ".join(failed.values()), left
    assert _had(first + second)[1] == {}


@pytest.mark.parametrize(
    "archive", [b"", b"no archive at all\r\n" * 100, gzip.compress(b"no archive"), gzip.compress(b"\0" * 10_000_000)]
)
def test_what_is_no_archive_is_said(archive: bytes) -> None:
    had, failed, _ = _had(archive)
    assert had == []
    assert "a.warc" in failed


def test_damage_in_the_middle_gives_what_came_before() -> None:
    had, failed, _ = _had(_record(1) + b"\x1f\x8b garbage" * 30 + _record(2))
    assert [one.url for one in had] == ["https://www.news.example/1"]
    assert "damaged or cut off after 1 records" in failed["a.warc"]


def test_archives_are_taken_from_a_folder(tmp_path: Path) -> None:
    (tmp_path / "crawl.WARC.gz").write_bytes(_record(1) + _record(2))
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    had = [item.load() for item in items([*files([str(tmp_path)])], Given())]
    assert [one.channel for one in had] == ["file", "warc", "warc"]


@pytest.mark.parametrize(
    ("url", "host"),
    [("https://www.News.example:8443/a", "news.example"), ("http://[::1]/", "::1"), ("http://[bad", None), ("urn:x", None), (None, None)],
)  # fmt: skip
def test_host_of_an_address(url: str | None, host: str | None) -> None:
    assert host_of(url) == host
