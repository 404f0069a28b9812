"""`marsad serve` with a clock: writes of every request how long the server took, to the file that MARSAD_BENCH names.

The desk itself has no such clock. What is measured is the server's time: from the moment when a connection has its
request until its answer is written whole, with the wait for a thread in it; what the client takes is not.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from typing import Any, Final
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from marsad.desk import server, serving

LOG: Final = "MARSAD_BENCH"
PAGE: Final = "X-Marsad-Page"
"""The header by which a client says what it asks for."""
START: Final = "from bench.desk.timed import run; run()"
_came = threading.local()


class Worker(server.Worker):
    """Knows since when a request waits for a thread."""

    def enqueue_req(self, conn: Any) -> None:
        """A request came."""
        conn.came = time.perf_counter()
        super().enqueue_req(conn)

    def handle(self, conn: Any) -> Any:
        """A thread takes it up."""
        _came.at = getattr(conn, "came", time.perf_counter())
        return super().handle(conn)


def timed(application: WSGIApplication, log: int) -> WSGIApplication:
    """An application that writes a line for each answer: page, status, seconds until it was taken up, until its end."""

    def answering(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        said: dict[str, Any] = {"page": environ.get("HTTP_X_MARSAD_PAGE", ""), "status": 0}
        begun, cpu = time.perf_counter(), time.thread_time()
        said["waited"] = begun - getattr(_came, "at", begun)

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            said["status"] = int(status.partition(" ")[0])
            return start_response(status, headers, *rest)

        return _whole(application(environ, start), said, begun, cpu, log)

    return answering


def _whole(answer: Iterable[bytes], said: dict[str, Any], begun: float, cpu: float, log: int) -> Iterator[bytes]:
    try:
        yield from answer
    finally:
        if hasattr(answer, "close"):
            answer.close()
        said |= {"made": time.perf_counter() - begun, "cpu": time.thread_time() - cpu}
        os.write(log, (json.dumps(said) + "\n").encode())


def run() -> None:
    """The command line's `marsad`, its server timed."""
    from marsad.cli.main import run as marsad

    log = os.open(os.environ[LOG], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    own = serving.application
    serving.application = lambda: timed(own(), log)
    server.Worker = Worker  # type: ignore[misc]
    marsad()
