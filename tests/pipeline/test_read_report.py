"""Reports from text and bytes, and the pure entrance."""

from __future__ import annotations

import gc
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

import marsad
from marsad import __version__
from marsad.errors import BadDate, UnknownLanguage, UnreadableReport
from marsad.languages.pack import load_pack
from marsad.pipeline.read_report import (
    publication_day,
    publication_time,
    read_mentions,
    read_report,
    report_from_bytes,
    report_from_text,
)

TEXT = "أعلن المرصد في 25 يناير 2022 مقتل سبعة مدنيين."


def test_report_from_bytes_keeps_the_digest_of_the_bytes_as_received() -> None:
    data = TEXT.encode("cp1256")
    report = report_from_bytes(data, file="a.txt", published="2022-01-26")
    assert report.text == TEXT
    assert report.sha256 == sha256(data).hexdigest()
    assert report.text_sha256 == sha256(TEXT.encode()).hexdigest()
    assert (report.file, report.published, report.language) == ("a.txt", date(2022, 1, 26), "ar")
    assert (report.reader, dict(report.packs)) == (__version__, {"ar": load_pack("ar").digest})


def test_report_from_text_puts_the_title_before_the_body() -> None:
    report = report_from_text("متن الخبر", title="عنوان")
    assert (report.text, report.title) == ("عنوان\nمتن الخبر", "عنوان")


def test_report_never_takes_its_day_from_its_text() -> None:
    assert report_from_text(TEXT).published is None


@pytest.mark.parametrize(
    ("said", "day"),
    [
        (None, None),
        ("2022-01-26", date(2022, 1, 26)),
        ("2022-01-26T23:30:00+03:00", date(2022, 1, 26)),
        (" 2022-01-26 ", date(2022, 1, 26)),
        (date(2022, 1, 26), date(2022, 1, 26)),
        (datetime(2022, 1, 26, 23, 30, tzinfo=UTC), date(2022, 1, 26)),
    ],
)
def test_publication_day_is_a_day(said: date | str | None, day: date | None) -> None:
    assert publication_day(said) == day
    assert type(publication_day(said)) is type(day)


@pytest.mark.parametrize("said", ["26.1.2022", "2022-13-01", "2022-W04-3", "٢٠٢٢-٠١-٢٦", "2022-01-26x"])
def test_publication_day_is_nothing_else(said: str) -> None:
    with pytest.raises(BadDate, match="YYYY-MM-DD"):
        publication_day(said)


def test_report_in_a_language_without_a_pack_says_which() -> None:
    with pytest.raises(UnknownLanguage, match="'pl'"):
        report_from_text("Siedem osób zginęło w ostrzale, poinformowało obserwatorium praw człowieka.")


def test_report_without_text_is_refused() -> None:
    with pytest.raises(UnreadableReport):
        report_from_text("  ")


def test_read_report_gives_the_same_reading_every_time() -> None:
    report = report_from_text(TEXT)
    assert read_report(report) == read_report(report)


def test_read_mentions_stand_in_order_at_the_reports_own_words() -> None:
    text = "وقال المتحدث إنّ اثنَيْ عشر مدنياً قُتلوا في ٢٥ يناير ٢٠٢٢ في حلب."
    mentions = read_mentions(report_from_text(text))
    assert {"number", "date", "place", "outcome", "reporting"} <= {mention.kind for mention in mentions}
    assert [mention.start for mention in mentions] == sorted(mention.start for mention in mentions)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)


def test_read_report_doubts_every_claim_of_a_pdf() -> None:
    claims = read_report(report_from_text(TEXT, from_pdf=True)).claims
    assert claims
    assert all("pdf-text" in claim.doubts for claim in claims)
    assert all("pdf-text" not in claim.doubts for claim in read_report(report_from_text(TEXT)).claims)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("2022-01-26", None),
        ("2022-01-26T23:10:00+03:00", "2022-01-26T23:10:00+03:00"),
        ("2022-01-26T23:10", "2022-01-26T23:10:00+00:00"),
        ("2022-01-26 about noon", None),
        (date(2022, 1, 26), None),
        (datetime(2022, 1, 26, 9), "2022-01-26T09:00:00+00:00"),
        (None, None),
    ],
)
def test_publication_time_is_kept_only_where_a_time_of_day_is_said(said: date | str | None, time: str | None) -> None:
    found = publication_time(said)
    assert (found and found.isoformat()) == time


def test_an_address_is_kept_of_a_report_and_stays_out_of_its_claims() -> None:
    report = report_from_text("Two people were killed in Idlib.", language="en", url="https://a.example/1")
    assert report.url == "https://a.example/1"
    assert "a.example" not in marsad.to_json(read_report(report))


@pytest.mark.parametrize(
    "text",
    [
        "قال الجيش اللبناني إن جنديا قتل في بيروت. وأضاف الجيش أن اثنين أصيبا.",
        "The army said that two soldiers were killed in Beirut. A medic told reporters that it was three.",
    ],
)
def test_a_report_that_was_read_leaves_nothing_for_the_garbage_collector(text: str) -> None:
    report = report_from_text(text)
    read_report(report)  # what packs keep is worked out once
    gc.collect()
    gc.disable()
    try:
        read_report(report)
        assert gc.collect() == 0, "its objects hold each other: they outlive it until the collector comes by"
    finally:
        gc.enable()
