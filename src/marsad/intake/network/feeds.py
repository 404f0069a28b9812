"""RSS and Atom feeds that were fetched, to their entries; one with a DTD of its own is refused before it is parsed."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from html import unescape
from typing import Any, Final
from urllib.parse import urljoin
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from marsad.errors import UnreadableReport
from marsad.intake.network.fetch import Fetched
from marsad.intake.times import iso_time
from marsad.text.extract import PAGE, PLAIN

#: The most entries of one feed that are taken, and the deepest that one may be nested.
MOST_ENTRIES: Final = 500
_DEEPEST: Final = 100
#: Beyond these no feed of news goes, and parsers take long.
MOST_BYTES: Final = 2_000_000
_MOST_TAGS: Final = 60_000
_MOST_IN_ALL: Final = 3_000
_ITEM: Final = re.compile(rb"<(?:\w+:)?(?:item|entry)\b", re.IGNORECASE)
_LONG_TAG: Final = re.compile(rb"<[a-zA-Z][^<>]{50000}")
_MARKUP: Final = re.compile(r"<[a-zA-Z!/]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its address and title, when it appeared as it says, and what the feed has of its text."""

    link: str | None
    title: str | None
    published: str | None
    content: str | None
    media: str
    stamp: str
    """Changes where anything of the entry does."""


class _Guard(ContentHandler):
    """Stops at a feed that is nested deeper than any is."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def startElement(self, name: str, attrs: object) -> None:
        """One deeper."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise UnreadableReport(f"the feed is nested more than {_DEEPEST} deep")

    def endElement(self, name: str) -> None:
        """One less deep."""
        self._depth -= 1


def entries_of(feed: Fetched) -> list[Entry]:
    """The entries of a feed, in its order; feeds that are not quite XML are read as far as they can be.

    Raises UnreadableReport where it is no feed, or declares entities.
    """
    _check_safe(feed.data)
    import feedparser

    said = {"content-location": feed.url}
    if feed.charset:
        said["content-type"] = f"{feed.media or 'application/xml'}; charset={feed.charset}"
    found = feedparser.parse(
        io.BytesIO(feed.data), response_headers=said, sanitize_html=False, resolve_relative_uris=False
    )
    if not found.get("version") and not found.entries:
        raise UnreadableReport("no feed: neither RSS nor Atom")
    return [_entry(entry, feed.url) for entry in found.entries]


def _check_safe(data: bytes) -> None:
    """Raise UnreadableReport where a feed has a document type, entities, or more of anything than feeds have.

    Whether it is XML at all is not asked.
    """
    from defusedxml.common import DefusedXmlException
    from defusedxml.sax import parseString

    if len(data) > MOST_BYTES:
        raise UnreadableReport(f"the feed has {len(data):,} bytes; one may have at most {MOST_BYTES:,}")
    flat = data.replace(b"\0", b"")  # in UTF-16 with a NUL each
    if flat.count(b"<") > _MOST_TAGS or sum(1 for _ in _ITEM.finditer(flat)) > _MOST_IN_ALL or _LONG_TAG.search(flat):
        raise UnreadableReport("the feed has more tags, entries or attributes than any feed of news")
    try:
        parseString(data, _Guard(), forbid_dtd=True)
    except DefusedXmlException:
        raise UnreadableReport("the feed declares a document type or entities, which no feed needs") from None
    except (SAXParseException, ValueError, LookupError):
        return


def _entry(entry: Mapping[str, Any], base: str) -> Entry:
    link = entry.get("link")
    content, media = _content(entry)
    title = " ".join(unescape(entry.get("title") or "").split()) or None
    told = [link, title, _published(entry), content]
    return Entry(
        link=urljoin(base, link) if isinstance(link, str) and link.strip() else None,
        title=title,
        published=_published(entry),
        content=content,
        media=media,
        stamp=sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:16],
    )


def _content(entry: Mapping[str, Any]) -> tuple[str | None, str]:
    """What the feed has of an entry's text, in full where it does, and its media type."""
    parts = [*entry.get("content", []), entry.get("summary_detail") or {}]
    for part in parts:
        text = part.get("value") or ""
        if not text.strip():
            continue
        if part.get("type") != PLAIN and _MARKUP.search(text):
            return text, PAGE
        return (text if part.get("type") == PLAIN else unescape(text)), PLAIN
    return None, PLAIN


def _published(entry: Mapping[str, Any]) -> str | None:
    """When an entry appeared, as it says; in UTC where only the feed's parser can tell."""
    for key in ("published", "updated"):
        said = entry[key] if key in entry else None  # noqa: SIM401 - feedparser's `get` gives `published` for `updated`
        if isinstance(said, str) and iso_time(said):
            return said
        parsed = entry[f"{key}_parsed"] if f"{key}_parsed" in entry else None  # noqa: SIM401 - as above
        if parsed:
            return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
    return None
