"""The server before the desk: who sends slowly, or breaks off, holds up nobody else and is not believed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import TConn, ThreadWorker

from marsad.desk.numbers import number_in

_THREADS: Final = 8
#: Seconds after which a worker that does not stir is started anew.
_SECONDS: Final = 60
#: Bytes of a request's first line and of one header field, and how many of these there may be.
_LINE: Final = 8190
_FIELDS: Final = 64


class Worker(ThreadWorker):
    """Answers in threads; a request must have come whole within some seconds, and be answered within some more."""

    reading = 30.0
    """Seconds for a request to come."""
    answering = 300.0
    """Seconds until a connection whose answer is still not read is closed."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._since: dict[TConn, float] = {}

    def handle(self, conn: TConn) -> Any:
        """One request of a connection, in a thread."""
        self._since[conn] = time.monotonic()
        try:
            return super().handle(conn)
        finally:
            self._since.pop(conn, None)

    def murder_pending(self) -> None:
        """Asked every second in the main thread: breaks off who takes too long."""
        super().murder_pending()
        now = time.monotonic()
        for conn, since in list(self._since.items()):
            with suppress(OSError):
                if now - since > self.answering:
                    conn.sock.shutdown(socket.SHUT_RDWR)
                elif now - since > self.reading:
                    conn.sock.shutdown(socket.SHUT_RD)  # what is being answered is still sent


class Whole:
    """A body that must come as long as it was said to be: a form that broke off would say something else."""

    def __init__(self, body: Any, length: int) -> None:
        self._body = body
        self._left = length

    def read(self, size: int = -1) -> bytes:
        """Some bytes. Raises OSError where it breaks off."""
        wanted = self._left if size < 0 else min(size, self._left)
        return self._counted(self._body.read(wanted), wanted)

    def readline(self, size: int = -1) -> bytes:
        """A line. Raises OSError where it breaks off."""
        wanted = self._left if size < 0 else min(size, self._left)
        line = self._body.readline(wanted)
        return self._counted(line, len(line) if line.endswith(b"\n") else wanted)

    def _counted(self, data: bytes, due: int) -> bytes:
        if len(data) < due:
            raise OSError("the request broke off")
        self._left -= len(data)
        return data


def whole_bodies(application: WSGIApplication) -> WSGIApplication:
    """An application that is given bodies whole or not at all (PEP 3333)."""

    def given_whole(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = number_in(environ.get("CONTENT_LENGTH") or "0")
        if length is not None:
            environ["wsgi.input"] = Whole(environ["wsgi.input"], length)
        return application(environ, start_response)

    return given_whole


def run(application: WSGIApplication, host: str, port: int, workers: int) -> None:
    """Answers requests until it is stopped. Nothing is read from files or the environment."""

    class Server(BaseApplication):
        """The server with the desk's settings."""

        def load_config(self) -> None:
            said = {
                "bind": f"[{host}]:{port}" if ":" in host else f"{host}:{port}",
                "workers": workers,
                "threads": _THREADS,
                "worker_class": f"{Worker.__module__}.{Worker.__qualname__}",
                "timeout": _SECONDS,
                "graceful_timeout": _SECONDS // 2,
                "limit_request_line": _LINE,
                "limit_request_field_size": _LINE,
                "limit_request_fields": _FIELDS,
                "forwarded_allow_ips": "127.0.0.1,::1",
                "loglevel": "warning",
            }
            for name, value in said.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            return application

    Server().run()
