"""One round over the feeds and pages that are watched: what is new since the last one, report by report."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypedDict

from marsad.errors import NotFetched, UnreadableReport
from marsad.intake.items import Given, Item, failing
from marsad.intake.media import MEDIA, spoken_encoding
from marsad.intake.network.feed_file import Feed
from marsad.intake.network.feeds import MOST_ENTRIES, Entry, entries_of
from marsad.intake.network.fetch import Fetched, Validators
from marsad.intake.warc import host_of
from marsad.model.received import Channel, Received
from marsad.text.extract import PDF, media_of

Fetch = Callable[[str, Validators | None], Fetched]


class Watched(TypedDict, total=False):
    """What is remembered of one feed or page: what its server said of its version, and its entries' stamps."""

    etag: str | None
    last_modified: str | None
    entries: dict[str, str]


State = dict[str, Watched]
"""By address; plain enough to be kept as JSON."""


def watch_once(feeds: Iterable[Feed], state: State, fetch: Fetch) -> Iterator[Item[Received]]:
    """Every report that is new or changed. What could be had is noted in `state` as it is loaded.

    To be loaded in order, one by one. A feed that fails is one failed item; an entry that fails is tried again in the
    next round, as is all that was not loaded.
    """
    for feed in feeds:
        watched = state.setdefault(feed.url, {})
        known = Validators(watched.get("etag"), watched.get("last_modified"))
        try:
            fetched = fetch(feed.url, known if known != Validators() else None)
        except NotFetched as error:
            yield failing(feed.url, error)
            continue
        if fetched.unchanged:
            continue
        if feed.kind == "page":
            yield Item(feed.url, partial(_watched_page, feed, fetched, watched))
        else:
            yield from _entries(feed, fetched, watched, fetch)


def item_of_url(url: str, given: Given, fetch: Fetch) -> Item[Received]:
    """The report at an address, to be fetched when it is loaded."""
    return Item(url, partial(_at_url, url, given, fetch))


def _entries(feed: Feed, fetched: Fetched, watched: Watched, fetch: Fetch) -> Iterator[Item[Received]]:
    try:
        found = entries_of(fetched)
    except UnreadableReport as error:
        yield failing(feed.url, error)
        return
    taken: dict[str, Entry] = {}
    for entry in found[:MOST_ENTRIES]:
        taken.setdefault(entry.link or entry.stamp, entry)
    before = watched.get("entries", {})
    done = watched["entries"] = {key: before[key] for key in taken if key in before}
    for key, entry in taken.items():
        if done.get(key) != entry.stamp:
            yield Item(entry.link or f"{feed.url}#{entry.stamp}", partial(_of_entry, feed, fetched, entry, done, fetch))
    if len(found) > MOST_ENTRIES:
        reason = f"the feed has {len(found):,} entries; the first {MOST_ENTRIES:,} are taken"
        yield failing(feed.url, UnreadableReport(reason))
    if all(done.get(key) == entry.stamp for key, entry in taken.items()):
        _note(watched, fetched)


def _of_entry(feed: Feed, fetched: Fetched, entry: Entry, done: dict[str, str], fetch: Fetch) -> Received:
    received = _own_page(feed, entry, fetch) if feed.content == "page" else _in_feed(feed, fetched, entry)
    done[entry.link or entry.stamp] = entry.stamp
    return received


def _own_page(feed: Feed, entry: Entry, fetch: Fetch) -> Received:
    if entry.link is None:
        raise UnreadableReport(f'an entry of {feed.url} has no address; content = "feed" takes what the feed has of it')
    page = fetch(entry.link, None)
    said = Given(published=entry.published, language=feed.language)
    return _received(page, entry.link, "feed", feed.outlet, said, entry.title)


def _in_feed(feed: Feed, fetched: Fetched, entry: Entry) -> Received:
    if entry.content is None:
        raise UnreadableReport(f'the feed {feed.url} has no text of this entry; content = "page" takes its page')
    return Received(
        data=entry.content.encode("utf-8", "surrogatepass"),
        media=entry.media,
        name=entry.link or feed.url,
        channel="feed",
        outlet=feed.outlet,
        url=entry.link,
        title=entry.title,
        published=entry.published,
        language=feed.language,
        encoding="utf-8",
        retrieved=fetched.retrieved,
    )


def _watched_page(feed: Feed, fetched: Fetched, watched: Watched) -> Received:
    received = _received(fetched, feed.url, "url", feed.outlet, Given(language=feed.language))
    _note(watched, fetched)
    return received


def _at_url(url: str, given: Given, fetch: Fetch) -> Received:
    return _received(fetch(url, None), url, "url", host_of(url), given)


def _received(
    page: Fetched, name: str, channel: Channel, outlet: str | None, said: Given, title: str | None = None
) -> Received:
    """What a server gave, where its media type is one of reports. Raises UnreadableReport."""
    shown = media_of(page.data)
    media = PDF if shown == PDF else MEDIA.get(page.media, None) if page.media else shown
    if media is None:
        raise UnreadableReport(f"{page.media} is no report: text, a page or a PDF file is needed")
    return Received(
        data=page.data,
        media=media,
        name=name,
        channel=channel,
        outlet=outlet,
        url=page.url,
        title=title,
        published=said.published,
        language=said.language,
        encoding=said.encoding or spoken_encoding(page.charset, page.data),
        retrieved=page.retrieved,
    )


def _note(watched: Watched, fetched: Fetched) -> None:
    watched["etag"] = fetched.validators.etag
    watched["last_modified"] = fetched.validators.last_modified
