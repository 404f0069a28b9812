"""The server before the desk: who sends slowly, or breaks off, holds up nobody else and is not believed."""

from __future__ import annotations

import errno
import gc
import socket
import sys
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from selectors import EVENT_READ
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from gunicorn.app.base import BaseApplication
from gunicorn.workers.gthread import TConn, ThreadWorker

from marsad.desk.arriving import AHEAD, due
from marsad.desk.numbers import number_in
from marsad.desk.room import in_room
from marsad.desk.warming import warm_beside

_THREADS: Final = 8
#: Threads that requests may hold at once that come while they are read, for they are too large to wait for.
_LARGE: Final = _THREADS // 2
#: Seconds for which a thread computes before another may: a page gives its turn up at each query, and gets it back only
#: after as long as this from a ruling that computes for half a second. Python's own is ten times as long.
_TURN: Final = 0.000_5
#: New objects after which those that hold each other are looked for, while which no thread computes: some milliseconds.
_NEW_OBJECTS: Final = 20_000
_PASSING: Final = frozenset({errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK})
#: Seconds after which a worker that does not stir is started anew.
_SECONDS: Final = 60
#: Bytes of a request's first line and of one header field, and how many of these there may be.
_LINE: Final = 8190
_FIELDS: Final = 64


class Worker(ThreadWorker):
    """Answers in threads; a request must have come whole within some seconds, and be answered within some more.

    A thread takes a request up once it is there: one that comes slowly holds nobody up. Of what is too large to wait
    for, as uploads are, some are read while they come; further ones wait until one of these is done.
    """

    reading = 30.0
    """Seconds for a request to come."""
    answering = 300.0
    """Seconds until a connection whose answer is still not read is closed."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._since: dict[TConn, float] = {}
        self._there: dict[TConn, int] = {}
        self._large: set[TConn] = set()
        self._waiting: deque[TConn] = deque()

    def init_process(self) -> None:
        """The process begins."""
        sys.setswitchinterval(_TURN)
        gc.set_threshold(_NEW_OBJECTS, 20, 50)
        warm_beside()
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        """Somebody connected."""
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in _PASSING:
                raise
            return
        self.nr_conns += 1
        self._await(TConn(self.cfg, client, address, listener.getsockname()))

    def on_client_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """The next request of a connection begins."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._await(conn)

    def _await(self, conn: TConn) -> None:
        """Waits for a request without a thread."""
        conn.timeout = time.monotonic() + self.reading
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def on_pending_socket_readable(self, conn: TConn, client: socket.socket) -> None:
        """More of a request has come, or it broke off."""
        try:
            begun = client.recv(AHEAD, socket.MSG_PEEK)
        except OSError:  # whoever reads it is told
            begun = b""
        come, wanted = len(begun), due(begun)
        more = come > self._there.get(conn, 0) and come < min(wanted, AHEAD)
        if more:
            self._there[conn] = come
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, min(wanted, AHEAD))
            return
        self._there.pop(conn, None)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)
        if wanted > AHEAD and len(self._large) >= _LARGE:
            self.poller.unregister(client)
            self._waiting.append(conn)
            return
        if wanted > AHEAD:
            self._large.add(conn)
        super().on_pending_socket_readable(conn, client)

    def finish_request(self, conn: TConn, fs: Future[Any]) -> None:
        """A request was answered; a large one that waits takes the place of one that is done."""
        super().finish_request(conn, fs)
        if conn not in self._large:
            return
        self._large.discard(conn)
        while self._waiting:
            after = self._waiting.popleft()
            if after in self.pending_conns:  # else it waited for too long
                self.poller.register(after.sock, EVENT_READ, partial(self.on_pending_socket_readable, after))
                return

    def handle(self, conn: TConn) -> Any:
        """One request of a connection, in a thread."""
        self._since[conn] = time.monotonic()
        try:
            return in_room(super().handle, conn)
        finally:
            self._since.pop(conn, None)

    def murder_pending(self) -> None:
        """Asked every second in the main thread: breaks off who takes too long."""
        super().murder_pending()
        waiting = set(self.pending_conns)
        for gone in self._there.keys() - waiting:
            del self._there[gone]
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
