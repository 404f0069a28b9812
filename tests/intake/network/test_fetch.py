"""Fetching one address: politely, within limits, and never inside the user's own network unless allowed."""

from __future__ import annotations

import gzip
import time
from http.server import BaseHTTPRequestHandler

import pytest

from marsad import __version__
from marsad.errors import NotFetched
from marsad.intake.network.fetch import Fetcher, Limits, Validators
from tests.intake.network.conftest import HERE, SHORT, Site

PAGE = "<html><body><p>قُتل سبعة مدنيين.</p></body></html>"


def test_fetch_gives_the_page_and_what_was_said_of_it(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/خبر?q=1", PAGE, ETag='"v1"', Last_Modified="Wed, 26 Jan 2022 20:30:00 GMT")
    site.pages["/%D8%AE%D8%A8%D8%B1?q=1"] = site.pages["/خبر?q=1"]
    found = fetcher.fetch(url + "#part")
    assert (found.data, found.media, found.charset, found.unchanged) == (PAGE.encode(), "text/html", "utf-8", False)
    assert found.validators == Validators('"v1"', "Wed, 26 Jan 2022 20:30:00 GMT")
    assert found.url == f"{site.url}/%D8%AE%D8%A8%D8%B1?q=1"
    assert found.retrieved.endswith("+00:00")


def test_fetch_says_who_it_is_and_nothing_else(site: Site) -> None:
    Fetcher(limits=SHORT, allow=[HERE], contact="desk@example.org").fetch(site.page("/a", PAGE, Set_Cookie="a=b"))
    headers = site.asked[-1][1]
    assert headers["user-agent"] == f"Marsad/{__version__} (desk@example.org)"
    assert set(headers) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


def test_fetch_keeps_no_cookie_and_uses_no_proxy(site: Site, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    for _ in range(2):
        fetcher.fetch(site.page("/a", PAGE, Set_Cookie="a=b"))
    assert all("cookie" not in headers for _, headers in site.asked)


def test_fetch_asks_for_what_is_newer_only(site: Site, fetcher: Fetcher) -> None:
    url = site.page("/a", PAGE, ETag='"v1"')
    first = fetcher.fetch(url)
    again = fetcher.fetch(url, first.validators)
    assert (again.unchanged, again.data, again.validators) == (True, b"", first.validators)
    assert site.asked[-1][1]["if-none-match"] == '"v1"'


def test_fetch_undoes_codings(site: Site, fetcher: Fetcher) -> None:
    assert fetcher.fetch(site.page("/a", gzip.compress(PAGE.encode()), Content_Encoding="gzip")).data == PAGE.encode()


def test_fetch_follows_a_redirect_in_arabic_letters(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = lambda handler: (
        handler.wfile.write("HTTP/1.1 302 Found\r\nLocation: /خبر\r\nContent-Length: 0\r\n\r\n".encode()) and None
    )
    site.page("/%D8%AE%D8%A8%D8%B1", PAGE)
    assert fetcher.fetch(f"{site.url}/a").data == PAGE.encode()


def test_fetch_follows_redirects_up_to_a_number(site: Site, fetcher: Fetcher) -> None:
    site.page("/end", PAGE)
    for number in range(6):
        site.pages[f"/{number}"] = (302, {"Location": f"/{number - 1}" if number else "end"}, b"")
    assert fetcher.fetch(f"{site.url}/4").url == f"{site.url}/end"
    with pytest.raises(NotFetched, match="more than 5 redirects"):
        fetcher.fetch(f"{site.url}/5")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("file:///etc/passwd", "http or https"),
        ("ftp://example.org/", "http or https"),
        ("gopher://127.0.0.1:70/", "http or https"),
        ("/path", "http or https"),
        ("http://", "http or https"),
        ("http://user:secret@example.org/", "name and password"),
        ("http://example.org:25/", "port 25"),
        ("http://exa mple.org/", "no address"),
        ("http://[::1", "no address"),
        ("http://a\0b/", "no address"),
    ],
)
def test_fetch_refuses_what_is_no_address_of_the_web(url: str, reason: str, fetcher: Fetcher) -> None:
    with pytest.raises(NotFetched, match=reason):
        fetcher.fetch(url)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1", "169.254.169.254", "[::ffff:127.0.0.1]"],
)
def test_fetch_reaches_no_private_address(host: str) -> None:
    with pytest.raises(NotFetched, match="not an address of the public internet"):
        Fetcher(limits=SHORT).fetch(f"http://{host}:8080/")


@pytest.mark.parametrize(
    "location",
    [
        "http://10.0.0.1:8080/",
        "http://[fd00::1]:8080/",
        "//169.254.169.254/latest/meta-data",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_fetch_follows_no_redirect_to_a_private_address(location: str, site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (302, {"Location": location}, b"")
    with pytest.raises(NotFetched, match="not an address of the public internet"):
        fetcher.fetch(f"{site.url}/a")


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://a:b@example.org/", "http://example.org:22/"])
def test_fetch_follows_no_redirect_out_of_the_web(location: str, site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (302, {"Location": location}, b"")
    with pytest.raises(NotFetched):
        fetcher.fetch(f"{site.url}/a")


def test_fetch_connects_to_what_it_checked(site: Site) -> None:
    """A name server that answers with a private address the second time is not asked a second time."""
    port = int(site.url.rpartition(":")[2])
    site.page("/a", PAGE)
    answers = {"news.example": iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])}
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers[host])

    Fetcher(limits=SHORT, allow=[HERE], resolve=resolve).fetch(f"http://news.example:{port}/a")
    assert asked == ["news.example", "news.example"]  # robots.txt and the page, once each
    assert site.asked[-1][1]["host"] == f"news.example:{port}"


def test_fetch_refuses_a_name_with_any_private_address(site: Site) -> None:
    fetcher = Fetcher(limits=SHORT, resolve=lambda host, port: ["93.184.216.34", "127.0.0.1"])
    with pytest.raises(NotFetched, match=r"127\.0\.0\.1 is not an address of the public internet"):
        fetcher.fetch("http://news.example/a")


def test_fetch_says_that_a_name_has_no_address() -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("Name or service not known")

    with pytest.raises(NotFetched, match=r"'news\.example' has no address"):
        Fetcher(limits=SHORT, resolve=resolve).fetch("http://news.example/a")


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (b"x" * 10_001, {}, "it has 10,001 bytes; at most 10,000"),
        (gzip.compress(b"\0" * 5_000_000), {"Content_Encoding": "gzip"}, "unpacked it has more than 10,000"),
        (gzip.compress(b"x" * 500)[:-6], {"Content_Encoding": "gzip"}, "cut off"),
        (b"x", {"Content_Encoding": "zstd"}, "'zstd'"),
    ],
)
def test_fetch_takes_no_more_than_its_limit(
    body: bytes, headers: dict[str, str], reason: str, site: Site, fetcher: Fetcher
) -> None:
    with pytest.raises(NotFetched, match=reason):
        fetcher.fetch(site.page("/a", body, **headers))


def _endless(seconds: float, piece: bytes) -> object:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(piece)
            handler.wfile.flush()
            time.sleep(seconds)

    return answer


def _endless_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(10_000):
        handler.wfile.write(b"X-%d: a\r\n" % number)
        handler.wfile.flush()
        time.sleep(0.05)


def _silent(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1)


def _cut(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this")


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (_endless(0, b"x" * 1_000), "goes on after 10,000 bytes"),
        (_endless(0.1, b"x"), "took too long"),
        (_endless_headers, "took too long"),
        (_silent, "took too long"),
        (_cut, "cannot be reached"),
        (lambda handler: handler.wfile.write(b"not http at all\r\n\r\n"), "cannot be reached"),
        (lambda handler: None, "cannot be reached"),
        ((500, {}, b""), "answered 500"),
        ((304, {}, b""), "answered 304"),
        ((302, {}, b""), "answered 302"),
    ],
)
def test_fetch_gives_up_on_a_server_that_misbehaves(answer: object, reason: str, site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = answer  # type: ignore[assignment]
    begun = time.monotonic()
    with pytest.raises(NotFetched, match=reason):
        fetcher.fetch(f"{site.url}/a")
    assert time.monotonic() - begun < 2


def test_fetch_does_as_robots_txt_asks(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: marsad\nDisallow: /private\n\nUser-agent: *\nDisallow: /\n", "text/plain")
    assert fetcher.fetch(site.page("/open", PAGE)).data == PAGE.encode()
    with pytest.raises(NotFetched, match=r"robots\.txt of .* asks not to fetch"):
        fetcher.fetch(site.page("/private/a", PAGE))
    assert [path for path, _ in site.asked] == ["/robots.txt", "/open"]


def test_fetch_does_as_robots_txt_asks_after_a_redirect(site: Site, fetcher: Fetcher) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /private\n", "text/plain")
    site.pages["/a"] = (302, {"Location": "/private/b"}, b"")
    with pytest.raises(NotFetched, match=r"robots\.txt"):
        fetcher.fetch(f"{site.url}/a")


def test_fetch_takes_nothing_where_robots_txt_cannot_be_had(site: Site, fetcher: Fetcher) -> None:
    site.pages["/robots.txt"] = (503, {}, b"")
    url = site.page("/a", PAGE)
    with pytest.raises(NotFetched, match="cannot be had, so nothing is fetched: the server answered 503"):
        fetcher.fetch(url)
    del site.pages["/robots.txt"]
    assert fetcher.fetch(url).data


def test_fetch_keeps_the_pace_that_a_host_asks_for(site: Site) -> None:
    waited: list[float] = []
    fetcher = Fetcher(limits=Limits(pace=0.5), allow=[HERE], sleep=waited.append)
    site.page("/robots.txt", "User-agent: *\nCrawl-delay: 7\n", "text/plain")
    fetcher.fetch(site.page("/a", PAGE))
    fetcher.fetch(site.page("/b", PAGE))
    assert [round(seconds, 1) for seconds in waited] == [0.5, 7.0]


def test_fetch_leaves_a_server_alone_that_asks_for_it(site: Site, fetcher: Fetcher) -> None:
    site.pages["/a"] = (429, {"Retry-After": "3600"}, b"")
    with pytest.raises(NotFetched, match="429"):
        fetcher.fetch(f"{site.url}/a")
    with pytest.raises(NotFetched, match="asks to wait 3600 seconds"):
        fetcher.fetch(site.page("/b", PAGE))
    assert site.paths() == ["/a"]
