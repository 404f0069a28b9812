"""A small site on this machine, which answers as each test has it."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from marsad.intake.network.addresses import network_of
from marsad.intake.network.fetch import Fetcher, Limits

Answer = tuple[int, dict[str, str], bytes] | Callable[[BaseHTTPRequestHandler], None]
HERE = network_of("127.0.0.1/32")
SHORT = Limits(size=10_000, connect=2, read=0.4, whole=0.6, pace=0)


@dataclass
class Site:
    """Its pages by path, and the requests that it had: path and headers."""

    url: str = ""
    pages: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def page(self, path: str, body: str | bytes, media: str = "text/html; charset=utf-8", **headers: str) -> str:
        """Put a page on the site; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (200, {"Content-Type": media} | {k.replace("_", "-"): v for k, v in headers.items()}, data)
        return self.url + path

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [path for path, _ in self.asked if path != "/robots.txt"]


@pytest.fixture
def site() -> Iterator[Site]:
    here = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            here.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            answer = here.pages.get(self.path, (404, {}, b"not here"))
            if callable(answer):
                self.close_connection = True
                with contextlib.suppress(OSError):
                    answer(self)
                return
            status, headers, data = answer
            etag = headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                status, data = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *arguments: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield here
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(limits=SHORT, allow=[HERE])
