"""`feeds.toml`: which feeds and pages are watched, how often, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import tomli

from marsad.errors import BadFeeds
from marsad.intake.network.addresses import Network, network_of
from marsad.intake.warc import host_of

Kind = Literal["feed", "page"]
Content = Literal["page", "feed"]
_KINDS: Final[tuple[Kind, ...]] = ("feed", "page")
_ROW: Final = re.compile(r"\s*\[\[\s*(feed|page)\s*\]\]")
_EVERY: Final = re.compile(r"([1-9]\d{0,4})\s*([mhd])")
_SECONDS: Final = {"m": 60, "h": 3600, "d": 86_400}
_DEFAULT_EVERY: Final = "15m"
_LARGEST: Final = 1 << 20
_MEMBERS: Final = {
    "feed": ("url", "outlet", "language", "every", "content"),
    "page": ("url", "outlet", "language", "every"),
}


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or page to watch; `content` tells whether an entry's own page is the report, or what the feed has of it.

    `every` is in seconds.
    """

    url: str
    outlet: str | None
    language: str | None = None
    every: int = 900
    content: Content = "page"
    kind: Kind = "feed"


@dataclass(frozen=True, slots=True)
class Feeds:
    """What a file asks for: its feeds, ranges that may be reached though not public, whom sites may write to."""

    feeds: tuple[Feed, ...]
    allow: tuple[Network, ...] = ()
    contact: str | None = None


def read_feeds(path: Path) -> Feeds:
    """What is to be watched. Raises BadFeeds with file and line, OSError."""
    raw = path.read_bytes()[: _LARGEST + 1]
    if len(raw) > _LARGEST:
        raise BadFeeds(f"{path.name}: it has more than {_LARGEST:,} bytes")
    try:
        return feeds_of(raw.decode("utf-8-sig"), path.name)
    except UnicodeDecodeError as error:
        raise BadFeeds(f"{path.name}:{raw.count(10, 0, error.start) + 1}: not UTF-8") from None


def feeds_of(text: str, name: str) -> Feeds:
    """What is to be watched, of a file's text. Raises BadFeeds."""
    try:
        said = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise BadFeeds(f"{name}: {error}") from None
    lines: dict[str, list[int]] = {kind: [] for kind in _KINDS}
    for number, line in enumerate(text.splitlines(), 1):
        if row := _ROW.match(line):
            lines[row[1]].append(number)
    unknown = set(said) - {"feed", "page", "allow", "contact"}
    if unknown:
        raise BadFeeds(f"{name}: {sorted(unknown)[0]!r} is none of: feed page allow contact")
    found: dict[int, Feed] = {}
    for kind in _KINDS:
        rows = said.get(kind, [])
        if not isinstance(rows, list) or len(rows) != len(lines[kind]):
            raise BadFeeds(f"{name}: each {kind} stands in a table of its own, under [[{kind}]]")
        for line_number, row in zip(lines[kind], rows, strict=True):
            found[line_number] = _feed(row, kind, f"{name}:{line_number}")
    if not found:
        raise BadFeeds(f"{name}: there is no [[feed]] or [[page]] in it")
    _check_once(found, name)
    return Feeds(tuple(found[at] for at in sorted(found)), _allowed(said.get("allow", []), name), _contact(said, name))


def _feed(row: Mapping[str, Any], kind: Kind, where: str) -> Feed:
    for key, value in row.items():
        if key not in _MEMBERS[kind]:
            raise BadFeeds(f"{where}: {key!r} is none of: {' '.join(_MEMBERS[kind])}")
        if not isinstance(value, str) or not value.strip() or not value.isprintable():
            raise BadFeeds(f"{where}: {key} is no text")
    url = row.get("url", "")
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise BadFeeds(f"{where}: url {url!r} is no address: {error}") from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise BadFeeds(f"{where}: url {url!r} is no address of the web: http or https is needed")
    if "@" in parts.netloc:
        raise BadFeeds(f"{where}: url has a name or password in it")
    content = row.get("content", "page")
    if content not in ("page", "feed"):
        raise BadFeeds(f"{where}: content {content!r} is neither 'page' nor 'feed'")
    return Feed(
        url=url,
        outlet=row.get("outlet") or host_of(url),
        language=_language(row.get("language"), where),
        every=_every(row.get("every", _DEFAULT_EVERY), where),
        content=content,
        kind=kind,
    )


def _language(code: str | None, where: str) -> str | None:
    from marsad.languages.pack import languages

    if code is not None and code not in languages():
        raise BadFeeds(f"{where}: language {code!r} is none of: {' '.join(sorted(languages()))}")
    return code


def _every(said: str, where: str) -> int:
    every = _EVERY.fullmatch(said.strip())
    if every is None:
        raise BadFeeds(f"{where}: every {said!r} is no span of time; write it as 15m, 2h or 1d")
    return int(every[1]) * _SECONDS[every[2]]


def _check_once(found: Mapping[int, Feed], name: str) -> None:
    lines: dict[str, int] = {}
    for line, feed in sorted(found.items()):
        other = lines.setdefault(feed.url, line)
        if other != line:
            raise BadFeeds(f"{name}:{line}: url {feed.url!r} is already at {name}:{other}")


def _allowed(said: object, name: str) -> tuple[Network, ...]:
    if not isinstance(said, list) or not all(isinstance(range, str) for range in said):
        raise BadFeeds(f"{name}: allow is no list of ranges of addresses")
    try:
        return tuple(network_of(range) for range in said)
    except ValueError as error:
        raise BadFeeds(f"{name}: allow: {error}") from None


def _contact(said: Mapping[str, Any], name: str) -> str | None:
    contact = said.get("contact")
    if contact is not None and not (isinstance(contact, str) and contact.isascii() and contact.isprintable()):
        raise BadFeeds(f"{name}: contact is no plain text")
    return contact or None
