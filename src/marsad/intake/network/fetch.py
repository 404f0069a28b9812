"""Fetching one address politely and within limits: robots, pace, size, time, redirects, and no private address."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

import httpcore
import httpx

from marsad import __version__
from marsad.errors import NotFetched, UnreadableReport
from marsad.intake.encodings import unpacked
from marsad.intake.network.addresses import Network
from marsad.intake.network.connect import CheckedBackend, Resolve, resolve
from marsad.intake.network.robots import Robots, rules_of

AGENT: Final = "Marsad"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = frozenset({80, 443})
_UNPRIVILEGED: Final = 1024
_LONGEST_HEADER: Final = 1024
_LONGEST_WAIT: Final = 60.0
_DAY: Final = 86_400.0
_ROBOTS_BYTES: Final = 512 * 1024
"""RFC 9309, 2.5: a reader of robots.txt takes at least 500 kibibytes."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: bytes, unpacked ones counted, and seconds."""

    size: int = 10_000_000
    connect: float = 10.0
    read: float = 20.0
    whole: float = 60.0
    redirects: int = 5
    pace: float = 1.0
    """The seconds between two requests of one host, at least."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of the version that it gave, to be asked for a newer one only (RFC 9110, 13)."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered. `unchanged` where it has nothing newer than what was known; `data` is empty then."""

    url: str
    data: bytes
    media: str | None
    charset: str | None
    validators: Validators
    retrieved: str
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    data: bytes


@dataclass
class Fetcher:
    """Fetches addresses for one process, remembering the rules and the pace of every host.

    `allow` has ranges of addresses that are not public and may be reached all the same. `contact` tells the sites
    whom to write to. No cookie is kept, no proxy of the environment is used.
    """

    limits: Limits = field(default_factory=Limits)
    allow: Iterable[Network] = ()
    contact: str | None = None
    resolve: Resolve = resolve
    sleep: Callable[[float], None] = time.sleep
    _robots: dict[str, tuple[Robots, float]] = field(default_factory=dict, init=False)
    _next: dict[str, float] = field(default_factory=dict, init=False)

    def fetch(self, url: str, known: Validators | None = None) -> Fetched:
        """What stands at an address, or that it is unchanged. Raises NotFetched."""
        target = _target(url)
        for _ in range(self.limits.redirects + 1):
            self._ask_robots(target)
            answer = self._answer(target, _conditions(known), self.limits.size)
            if answer.status in _REDIRECTS and "location" in answer.headers:
                target = _target(str(target), answer.headers["location"])
                continue
            return self._fetched(target, answer, known)
        raise NotFetched(f"more than {self.limits.redirects} redirects, the last one to {target}")

    def _fetched(self, target: httpx.URL, answer: _Answer, known: Validators | None) -> Fetched:
        unchanged = answer.status == 304 and known is not None
        if answer.status != 200 and not unchanged:
            raise NotFetched(f"the server answered {answer.status} to {target}")
        media, _, parameters = answer.headers.get("content-type", "").partition(";")
        validators = Validators(_short(answer.headers.get("etag")), _short(answer.headers.get("last-modified")))
        return Fetched(
            url=str(target),
            data=b"" if unchanged else answer.data,
            media=media.strip().lower() or None,
            charset=_charset(parameters),
            validators=known if unchanged and known else validators,
            retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
            unchanged=unchanged,
        )

    def _ask_robots(self, target: httpx.URL) -> None:
        """Raise NotFetched where the host's rules forbid the address. They are asked for once a day."""
        host = _origin(target)
        rules, until = self._robots.get(host, (None, 0.0))
        if rules is None or until < time.monotonic():
            rules = self._robots_of(target)
            self._robots[host] = rules, time.monotonic() + _DAY
        if rules.unreachable is not None:
            del self._robots[host]
            raise NotFetched(f"what {host} asks of robots cannot be had, so nothing is fetched: {rules.unreachable}")
        if not rules.allows(str(target), AGENT):
            raise NotFetched(f"robots.txt of {host} asks not to fetch {target}")

    def _robots_of(self, target: httpx.URL) -> Robots:
        """RFC 9309, 2.3.1: what is not there allows all; what cannot be had forbids all."""
        target = target.copy_with(raw_path=b"/robots.txt")
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._answer(target, {}, _ROBOTS_BYTES)
                if answer.status not in _REDIRECTS or "location" not in answer.headers:
                    return rules_of(answer.status, answer.data)
                target = _target(str(target), answer.headers["location"])
        except NotFetched as error:
            return Robots(unreachable=str(error))
        return rules_of(404, b"")

    def _answer(self, target: httpx.URL, conditions: dict[str, str], size: int) -> _Answer:
        """One request and its answer, not before the host's pace allows it. Raises NotFetched."""
        self._keep_pace(target)
        limits = self.limits
        backend = CheckedBackend(self.allow, self.resolve, time.monotonic() + limits.whole)
        try:
            with (
                httpcore.ConnectionPool(network_backend=backend, max_connections=1) as pool,
                pool.stream(
                    "GET",
                    httpcore.URL(
                        scheme=target.raw_scheme, host=target.raw_host, port=target.port, target=target.raw_path
                    ),
                    headers=list((self._headers() | conditions).items()),
                    extensions={"timeout": {"connect": limits.connect, "read": limits.read, "write": limits.read}},
                ) as response,
            ):
                headers = {_text(name).lower(): _text(value) for name, value in response.headers}
                data = _body(response, headers, size) if response.status == 200 else b""
        except httpcore.TimeoutException:
            raise NotFetched(f"{target} took too long: {limits.whole:g} seconds for all of it at most") from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.UnsupportedProtocol, OSError) as error:
            raise NotFetched(f"{target} cannot be reached: {error}") from None
        except UnreadableReport as error:
            raise NotFetched(f"{target}: {error}") from None
        self._put_off(target, response.status, headers)
        return _Answer(response.status, headers, data)

    def _headers(self) -> dict[str, str]:
        about = f" ({self.contact})" if self.contact else ""
        return {
            "User-Agent": f"{AGENT}/{__version__}{about}",
            "Accept": "text/html, application/pdf, application/rss+xml, application/atom+xml, */*",
            "Accept-Encoding": "gzip, deflate",
            "Connection": "close",
        }

    def _keep_pace(self, target: httpx.URL) -> None:
        """Wait until the host may be asked again. Raises NotFetched where that is too long to wait for."""
        host = _origin(target)
        wait = self._next.get(host, 0.0) - time.monotonic()
        if wait > _LONGEST_WAIT:
            raise NotFetched(f"{host} asks to wait {wait:.0f} seconds; it is asked again the next time")
        if wait > 0:
            self.sleep(wait)
        rules, _ = self._robots.get(host, (Robots(), 0.0))
        pace = max(self.limits.pace, rules.delay(AGENT) or 0.0)
        self._next[host] = time.monotonic() + pace

    def _put_off(self, target: httpx.URL, status: int, headers: Mapping[str, str]) -> None:
        """Heed `Retry-After` of a server that has too much to do."""
        if status in (429, 503):
            with suppress(ValueError):
                seconds = min(float(int(headers.get("retry-after", ""))), _DAY)
                self._next[_origin(target)] = time.monotonic() + seconds


def _target(url: str, location: str | None = None) -> httpx.URL:
    """An address of the web, made absolute and without its fragment. Raises NotFetched."""
    try:
        target = httpx.URL(url)
        target = (target.join(location) if location is not None else target).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError) as error:
        raise NotFetched(f"{location or url!r} is no address: {error}") from None
    if target.scheme not in ("http", "https") or not target.host:
        raise NotFetched(f"{str(target)!r} is no address of the web: http or https is needed")
    if target.userinfo:
        raise NotFetched("an address with a name and password in it is not fetched")
    if target.port is not None and target.port < _UNPRIVILEGED and target.port not in _PORTS:
        raise NotFetched(f"port {target.port} is none of the web's")
    return target


def _origin(target: httpx.URL) -> str:
    return f"{target.scheme}://{target.netloc.decode('ascii')}"


def _body(response: httpcore.Response, headers: Mapping[str, str], size: int) -> bytes:
    """All of a body, unpacked, within its limit. Raises UnreadableReport."""
    said = headers.get("content-length", "")
    if said.isdecimal() and int(said[:20]) > size:
        raise UnreadableReport(f"it has {int(said[:20]):,} bytes; at most {size:,} are fetched")
    data = bytearray()
    for piece in response.iter_stream():
        data += piece
        if len(data) > size:
            raise UnreadableReport(f"it goes on after {size:,} bytes, the most that are fetched")
    return unpacked(bytes(data), headers.get("content-encoding"), size)


def _text(header: bytes) -> str:
    """A header's text: UTF-8, as servers write addresses in Arabic letters, else Latin-1 (RFC 9110, 5.5)."""
    try:
        return header.decode("utf-8")
    except UnicodeDecodeError:
        return header.decode("latin-1")


def _conditions(known: Validators | None) -> dict[str, str]:
    found = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
    return {name: value for name, value in found.items() if value}


def _short(value: str | None) -> str | None:
    """A header that may be kept and sent back."""
    return value if value and len(value) <= _LONGEST_HEADER and value.isprintable() else None


def _charset(parameters: str) -> str | None:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'") or None
    return None
