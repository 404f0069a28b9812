"""Feeds to entries, hostile ones too."""

from __future__ import annotations

import time

import pytest

from marsad.errors import UnreadableReport
from marsad.intake.network.feeds import entries_of
from marsad.intake.network.fetch import Fetched, Validators

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>وكالة</title>
<item><title>قتل سبعة &amp;amp; إصابة 12</title><link>/news/1</link><pubDate>Wed, 26 Jan 2022 20:30:00 +0300</pubDate>
<description>قتل سبعة.</description><content:encoded><![CDATA[<p>قُتل <b>سبعة</b> مدنيين.</p>]]></content:encoded></item>
<item><title>خبر</title><link>https://agency.example/news/2</link><pubDate>Wed, 26 Jan 2022 8:30 PM</pubDate>
<description>قتل 5 &lt; 6 &amp;amp; 7</description></item>
<item><description>بلا عنوان</description></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>وكالة</title><entry><title type="text">خبر</title>
<link href="https://agency.example/a"/><id>urn:1</id><updated>2022-01-26T20:30:00+03:00</updated>
<content type="text">قتل سبعة.</content></entry></feed>"""
LAUGHS = (
    '<!DOCTYPE rss [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + ']><rss version="2.0"><channel><item><title>&i;</title></item></channel></rss>'
)
OUTSIDE = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><item><title>&x;</title></item></channel></rss>'


def _feed(data: str | bytes, charset: str | None = None) -> Fetched:
    raw = data.encode() if isinstance(data, str) else data
    return Fetched(
        "https://agency.example/rss", raw, "application/rss+xml", charset, Validators(), "2022-01-26T21:00:00+00:00"
    )


def test_entries_of_rss() -> None:
    first, second, third = entries_of(_feed(RSS))
    assert (first.link, first.title) == ("https://agency.example/news/1", "قتل سبعة & إصابة 12")
    assert first.published == "Wed, 26 Jan 2022 20:30:00 +0300"
    assert (first.content, first.media) == ("<p>قُتل <b>سبعة</b> مدنيين.</p>", "text/html")
    assert (second.content, second.media) == ("قتل 5 < 6 & 7", "text/plain")
    assert (third.link, third.title, third.published, third.content) == (None, None, None, "بلا عنوان")


def test_entries_of_atom() -> None:
    (one,) = entries_of(_feed(ATOM))
    assert (one.link, one.published) == ("https://agency.example/a", "2022-01-26T20:30:00+03:00")
    assert (one.content, one.media) == ("قتل سبعة.", "text/plain")


def test_entries_are_told_apart_by_all_that_they_say() -> None:
    (one,), (same,), (other,) = (entries_of(_feed(text)) for text in (ATOM, ATOM, ATOM.replace("سبعة", "ثمانية")))
    assert one.stamp == same.stamp != other.stamp


def test_entries_are_read_in_the_encoding_that_the_server_said() -> None:
    text = RSS.partition("?>")[2]
    assert entries_of(_feed(text.encode("cp1256", "ignore"), "windows-1256"))[1].title == "خبر"


def test_entries_of_a_feed_that_is_not_quite_xml() -> None:
    broken = RSS.replace("&amp;amp;", "&").replace("</channel></rss>", "")
    assert entries_of(_feed(broken))[0].title == "قتل سبعة & إصابة 12"


@pytest.mark.parametrize("feed", [LAUGHS, OUTSIDE, '<!DOCTYPE rss SYSTEM "http://10.0.0.1/x.dtd">' + ATOM])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entries_of_a_feed_with_entities_are_refused(feed: str, encoding: str) -> None:
    with pytest.raises(UnreadableReport, match="document type or entities"):
        entries_of(_feed(feed.encode(encoding)))


@pytest.mark.parametrize("feed", [LAUGHS, OUTSIDE])
def test_entities_stand_for_nothing_where_a_broken_feed_hides_them(feed: str) -> None:
    begun = time.monotonic()
    for hidden in ("&nbsp;" + feed, "<a>" + feed, "\x01" + feed):
        told = str(entries_of(_feed(hidden)))
        assert len(told) < 2_000
        assert "root:" not in told
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("<rss>" + "x" * 2_000_000, "the feed has 2,000,005 bytes; one may have at most 2,000,000"),
        ("<rss>" + "<" * 100_000, "more tags"),
        ("<rss>" + "<item>" * 4_000, "more tags, entries"),
        ("&nbsp;<a " + " ".join(f"a{number}='x'" for number in range(50_000)) + ">", "attributes"),
        (b"", "no feed"),
        (b"<html><body>no feed</body></html>", "no feed"),
        (b"/etc/passwd", "no feed"),
        (b"http://127.0.0.1/", "no feed"),
        (b"\x00\x01\x02" * 100, "no feed"),
        ('<rss version="2.0"><channel>' + "<a>" * 1_000, "nested more than 100"),
        ("<rss>" + "<a>" * 20_000 + "</a>" * 20_000 + "</rss>", "nested more than 100"),
    ],
)
def test_entries_of_what_is_no_feed(data: bytes | str, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        entries_of(_feed(data))
