"""From what was received to a report, by media type, the same each time."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import pytest

from marsad.errors import BadDate, UnknownLanguage, UnreadableReport
from marsad.intake.report_of import report_of
from marsad.model.received import Received
from tests.text.test_extract import arabic_pdf

TEXT = "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، وأصيب 12 آخرون."
PAGE = f"<html><head><title>سبعة قتلى</title></head><body><article><p>{TEXT}</p></article></body></html>"


def _received(data: bytes, media: str = "text/plain", **said: Any) -> Received:
    return Received(data, media, "here", said.pop("channel", "file"), **said)


def test_report_of_plain_text_keeps_every_character_and_what_the_carrier_said() -> None:
    report = report_of(
        _received(
            f"{TEXT}\r\n".encode(),
            id="r1",
            outlet="وكالة",
            url="https://a.example",
            published="2022-03-08T23:10:00+03:00",
        )
    )
    assert report.text == f"{TEXT}\r\n"
    assert (report.id, report.outlet, report.file, report.language) == ("r1", "وكالة", "here", "ar")
    assert report.published == date(2022, 3, 8)
    assert report.url == "https://a.example"
    assert report.moment == datetime(2022, 3, 8, 20, 10, tzinfo=UTC)
    assert report.sha256 == sha256(f"{TEXT}\r\n".encode()).hexdigest()


def test_report_of_plain_text_is_not_taken_for_a_page() -> None:
    assert report_of(_received(PAGE.encode())).text == PAGE


def test_report_of_plain_text_stands_under_the_title_that_came_apart() -> None:
    report = report_of(_received(TEXT.encode(), title="سبعة قتلى"))
    assert (report.title, report.text) == ("سبعة قتلى", f"سبعة قتلى\n{TEXT}")


def test_report_of_text_in_the_encoding_that_was_said() -> None:
    assert report_of(_received(TEXT.encode("utf-16-le"), encoding="utf-16-le")).text == TEXT


def test_report_of_a_page_has_its_own_title_once() -> None:
    report = report_of(_received(PAGE.encode(), "text/html", title="مقتل سبعة | أخبار"))
    assert report.title == "سبعة قتلى"
    assert report.text.count("سبعة") == 2
    assert "أخبار" not in report.text


def test_report_of_a_page_without_a_title_has_the_one_that_came_apart() -> None:
    report = report_of(_received(PAGE.replace("<title>سبعة قتلى</title>", "").encode(), "text/html", title="خبر عاجل"))
    assert report.text.splitlines()[0] == report.title == "خبر عاجل"


STATED = '<meta property="article:published_time" content="{}"/>'


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        (STATED.format("2022-01-26T23:30:00+03:00"), "2022-01-26 23:30:00+03:00"),
        ('<meta itemprop="datePublished" content=" 2022-01-26 ">', "2022-01-26 00:00:00+00:00"),
        (STATED.format("2022-01-26") * 2, "2022-01-26 00:00:00+00:00"),
        (STATED.format("2022-01-26") + STATED.format("2022-01-27"), "None"),
        (STATED.format("0001-01-01T00:00:00"), "None"),
        (STATED.format("yesterday"), "None"),
        ('<meta property="article:modified_time" content="2022-01-26"/>', "None"),
    ],
)
def test_report_of_a_page_of_the_web_has_the_time_that_it_states(stated: str, published: str) -> None:
    page = PAGE.replace("<title>", f"{stated}<title>").encode()
    assert str(report_of(_received(page, "text/html", channel="warc")).moment) == published
    assert str(report_of(_received(page, "text/html", channel="url", published="2022-01-20")).published) == "2022-01-20"
    assert report_of(_received(page, "text/html", channel="file")).published is None


@pytest.mark.full
def test_report_of_a_pdf_says_that_its_text_is_of_a_pdf() -> None:
    assert report_of(_received(arabic_pdf(TEXT), "application/pdf")).from_pdf


def test_report_of_a_line_has_its_members_where_the_carrier_said_nothing() -> None:
    said = {
        "id": "r7",
        "outlet": "وكالة",
        "language": "ar",
        "published": "2022-03-08",
        "title": "خبر",
        "text": TEXT,
        "url": "https://agency.example/7",
    }
    line = json.dumps(said).encode()
    report = report_of(_received(line, "application/json", channel="lines"))
    assert (report.id, report.outlet, report.published, report.title) == ("r7", "وكالة", date(2022, 3, 8), "خبر")
    assert report.text == f"خبر\n{TEXT}"
    assert report.url == "https://agency.example/7"
    assert report.sha256 == sha256(line).hexdigest()
    assert report_of(_received(line, "application/json", published="2022-03-09")).published == date(2022, 3, 9)


@pytest.mark.parametrize(
    ("data", "media", "error", "reason"),
    [
        (b"", "text/plain", UnreadableReport, "empty"),
        ("قتل\0سبعة".encode(), "text/plain", UnreadableReport, "NUL"),
        (TEXT.encode()[:-2] + b"\xff", "text/plain", UnreadableReport, "damaged UTF-8"),
        (b"<html></html>", "text/html", UnreadableReport, "no text beside menus"),
        (b"[1]", "application/json", UnreadableReport, "no JSON object"),
        (b'{"text": ""}', "application/json", UnreadableReport, "no text"),
        (b'{"text": "a\\u0000b"}', "application/json", UnreadableReport, "NUL"),
        (b'{"text": "a \\ud800 b"}', "application/json", UnreadableReport, "surrogate"),
        (b"[" * 100_000, "application/json", UnreadableReport, "JSON"),
        (b"123 456", "text/plain", UnknownLanguage, "letters"),
        (b"x", "image/png", UnreadableReport, "'image/png' is not one that Marsad reads: text/plain"),
    ],
)
def test_report_of_says_what_is_wrong(data: bytes, media: str, error: type[Exception], reason: str) -> None:
    with pytest.raises(error, match=reason):
        report_of(_received(data, media))


def test_report_of_says_what_is_no_day() -> None:
    with pytest.raises(BadDate, match="yesterday"):
        report_of(_received(TEXT.encode(), published="yesterday"))


@pytest.mark.parametrize(("data", "media"), [(TEXT.encode(), "text/plain"), (PAGE.encode(), "text/html")])
def test_report_of_is_the_same_each_time(data: bytes, media: str) -> None:
    assert report_of(_received(data, media)) == report_of(_received(data, media))
