"""A desk that is served by a process of its own."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

PLAIN = "from marsad.cli.main import run; run()"
#: Seconds for a desk to begin and to end: machines that test are busy, and a worker may take half a minute to go.
_PATIENCE = 180
#: Starts a desk in which a request must have come within a second.
START = """
from marsad.desk import server
server.Worker.reading = 1.0
from marsad.cli.main import run
run()
"""


@contextmanager
def served(home: Path, start: str, environment: dict[str, str]) -> Iterator[int]:
    """A desk that is served by a process of its own; its port."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    given = ["serve", "--home", str(home), "--port", str(port), "--workers", "1"]
    process = subprocess.Popen([sys.executable, "-c", start, *given], env=os.environ | environment)
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(_PATIENCE)


def asked(port: int, path: str) -> int:
    """The status of a page."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)) as connection:
        connection.request("GET", path)
        return connection.getresponse().status


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        assert process.poll() is None, "the desk ended at once"
        assert time.monotonic() < until, "the desk does not answer"
        with suppress(OSError):
            if asked(port, "/readyz") == 200:
                return
        time.sleep(0.2)
