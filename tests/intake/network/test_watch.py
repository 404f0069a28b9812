"""One round over feeds and pages: what is new, what fails, and what the next round does not ask for again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from http.server import BaseHTTPRequestHandler

import pytest

from marsad.errors import MarsadError
from marsad.intake.items import Given, Item
from marsad.intake.network import watch
from marsad.intake.network.feed_file import Feed
from marsad.intake.network.fetch import Fetcher
from marsad.intake.network.watch import State, item_of_url, watch_once
from marsad.intake.report_of import report_of
from marsad.model.received import Received
from tests.intake.network.conftest import Site

TEXT = "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، وأصيب 12 آخرون."
POSTED = "Wed, 26 Jan 2022 20:30:00 +0300"


def _page(title: str = "سبعة قتلى") -> str:
    return f"<html><head><title>{title}</title></head><body><article><p>{TEXT}</p></article></body></html>"


def _rss(*entries: tuple[str, str]) -> str:
    items = "".join(
        f"<item><title>{title}</title><link>{link}</link><pubDate>{POSTED}</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>"
        for link, title in entries
    )
    return f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'


def _had(found: Iterable[Item[Received]]) -> tuple[list[Received], dict[str, str]]:
    had, failed = [], {}
    for item in found:
        try:
            had.append(item.load())
        except MarsadError as error:
            failed[item.name] = str(error)
    return had, failed


def test_an_entry_is_the_report_of_its_page(site: Site, fetcher: Fetcher) -> None:
    site.page("/1", _page())
    feed = Feed(site.page("/rss", _rss(("/1", "عنوان التغذية")), "application/rss+xml"), "وكالة", "ar")
    (one,), failed = _had(watch_once([feed], {}, fetcher.fetch))
    assert failed == {}
    assert one == Received(
        _page().encode(), "text/html", f"{site.url}/1", "feed", outlet="وكالة", url=f"{site.url}/1", title="عنوان التغذية",
        published=POSTED, language="ar", encoding="utf-8", retrieved=one.retrieved,
    )  # fmt: skip
    report = report_of(one)
    assert (report.title, str(report.moment)) == ("سبعة قتلى", "2022-01-26 20:30:00+03:00")
    assert report.text == f"سبعة قتلى\n{TEXT}"


def test_an_entry_is_what_the_feed_has_of_it_where_that_is_asked_for(site: Site, fetcher: Fetcher) -> None:
    feed = Feed(site.page("/rss", _rss(("/1", "سبعة قتلى"))), "وكالة", content="feed")
    (one,), failed = _had(watch_once([feed], {}, fetcher.fetch))
    assert (failed, site.paths()) == ({}, ["/rss"])
    assert (one.data, one.media) == (f"<p>{TEXT}</p>".encode(), "text/html")
    assert report_of(one).text == f"سبعة قتلى\n{TEXT}"


def test_the_next_round_asks_for_what_is_new_only(site: Site, fetcher: Fetcher) -> None:
    state: State = {}
    feed = Feed(site.page("/rss", _rss(("/1", "أ")), ETag='"1"'), "وكالة")
    site.page("/1", _page())
    assert len(_had(watch_once([feed], state, fetcher.fetch))[0]) == 1
    state = json.loads(json.dumps(state))
    assert _had(watch_once([feed], state, fetcher.fetch)) == ([], {})
    assert site.paths() == ["/rss", "/1", "/rss"]
    site.page("/2", _page())
    site.page("/rss", _rss(("/2", "ب"), ("/1", "أ")), ETag='"2"')
    had, _ = _had(watch_once([feed], state, fetcher.fetch))
    assert [one.title for one in had] == ["ب"]
    site.page("/rss", _rss(("/2", "ب"), ("/1", "أ - محدث")), ETag='"3"')
    had, _ = _had(watch_once([feed], state, fetcher.fetch))
    assert [one.title for one in had] == ["أ - محدث"]
    assert set(state[feed.url]["entries"]) == {f"{site.url}/1", f"{site.url}/2"}


def test_an_entry_that_fails_is_asked_for_again(site: Site, fetcher: Fetcher) -> None:
    state: State = {}
    feed = Feed(site.page("/rss", _rss(("/1", "أ"), ("/2", "ب")), ETag='"1"'), "وكالة")
    site.page("/2", _page())
    had, failed = _had(watch_once([feed], state, fetcher.fetch))
    assert [one.title for one in had] == ["ب"]
    assert "answered 404" in failed[f"{site.url}/1"]
    site.page("/1", _page())
    had, failed = _had(watch_once([feed], state, fetcher.fetch))
    assert ([one.title for one in had], failed) == (["أ"], {})


def test_an_entry_that_was_not_loaded_is_given_again(site: Site, fetcher: Fetcher) -> None:
    state: State = {}
    feed = Feed(site.page("/rss", _rss(("/1", "أ")), ETag='"1"'), "وكالة", content="feed")
    assert len(list(watch_once([feed], state, fetcher.fetch))) == 1
    assert len(list(watch_once([feed], state, fetcher.fetch))) == 1


def _endless(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\n\r\n")
    while True:
        handler.wfile.write(b"<item><title>x</title></item>" * 100)


def test_a_feed_that_fails_leaves_the_others(site: Site, fetcher: Fetcher) -> None:
    feeds = [
        Feed(f"{site.url}/missing", "a"),
        Feed(site.page("/page", _page()), "b"),
        Feed(site.page("/laughs", '<!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"/>'), "c"),
        Feed(site.page("/large", _rss(*[(f"/{n}", "x" * 500) for n in range(100)])), "d"),
        Feed("http://10.0.0.1:8080/rss", "e"),
        Feed(site.page("/rss", _rss(("/1", "أ"), ("http://10.0.0.1:8080/", "ب"), ("/2", "ج"), ("", "د"))), "f"),
    ]
    site.page("/1", b"\x89PNG", "image/png")
    site.page("/2", _page())
    site.pages["/endless"] = _endless
    feeds.insert(0, Feed(f"{site.url}/endless", "g"))
    had, failed = _had(watch_once(feeds, {}, fetcher.fetch))
    assert [one.title for one in had] == ["ج"]
    assert "goes on after 10,000 bytes" in failed[f"{site.url}/endless"]
    assert "answered 404" in failed[f"{site.url}/missing"]
    assert "no feed" in failed[f"{site.url}/page"]
    assert "entities" in failed[f"{site.url}/laughs"]
    assert "at most 10,000" in failed[f"{site.url}/large"]
    assert "not an address of the public internet" in failed["http://10.0.0.1:8080/rss"]
    assert "image/png is no report" in failed[f"{site.url}/1"]
    assert "not an address of the public internet" in failed["http://10.0.0.1:8080/"]
    assert any("has no address" in reason for reason in failed.values())


def test_a_feed_of_too_many_entries_gives_the_first_ones(
    site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "MOST_ENTRIES", 2)
    feed = Feed(site.page("/rss", _rss(*[(f"/{n}", f"{n}") for n in range(4)])), "a", content="feed")
    had, failed = _had(watch_once([feed], {}, fetcher.fetch))
    assert [one.title for one in had] == ["0", "1"]
    assert "4 entries; the first 2 are taken" in failed[f"{site.url}/rss"]


def test_a_page_is_a_report_each_time_that_it_changes(site: Site, fetcher: Fetcher) -> None:
    state: State = {}
    page = Feed(site.page("/toll", _page(), ETag='"1"'), "مجلس", "ar", kind="page")
    (one,), _ = _had(watch_once([page], state, fetcher.fetch))
    assert (one.channel, one.outlet, one.published) == ("url", "مجلس", None)
    assert _had(watch_once([page], state, fetcher.fetch)) == ([], {})
    site.page("/toll", _page("ثمانية قتلى"), ETag='"2"')
    assert len(_had(watch_once([page], state, fetcher.fetch))[0]) == 1


def test_an_address_is_a_report_of_its_page(site: Site, fetcher: Fetcher) -> None:
    one = item_of_url(site.page("/a", _page()), Given("2022-01-26"), fetcher.fetch).load()
    assert (one.channel, one.url, one.published, one.outlet) == ("url", f"{site.url}/a", "2022-01-26", "127.0.0.1")
    assert item_of_url(site.page("/b", TEXT, "text/plain"), Given(), fetcher.fetch).load().media == "text/plain"
    assert (
        item_of_url(site.page("/c", b"%PDF-1.4", "application/octet-stream"), Given(), fetcher.fetch).load().media
        == "application/pdf"
    )
