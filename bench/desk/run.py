"""Many people at the desk: it is served, they sign in, read and decide; what was lost, what failed, how long it was."""

from __future__ import annotations

import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any, Final

from bench.desk.people import Browser, Decider, Ruled, read
from bench.desk.prepare import PASSWORD, desk_of
from bench.desk.timed import LOG, START
from marsad.record.home import Home

_ROOT: Final = Path(__file__).parents[2]
_ROLES: Final = ("reader", "coder", "reviewer", "editor", "administrator")


@dataclass(frozen=True, slots=True)
class Load:
    """How many people come, for how many seconds (the first of them not timed), for how many each looks at a page."""

    readers: int = 50
    deciders: int = 5
    seconds: float = 300.0
    warm_up: float = 30.0
    pause: float = 5.0
    workers: int = 2


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it."""

    times: list[dict[str, Any]]
    """Of each request: page, status, seconds waited for a thread, until the answer was out, of the processor's."""
    clients: list[tuple[str, int, float]]
    """The same as the people saw it: page, status, seconds."""
    ruled: list[Ruled]
    told: list[str]
    """Why each decision of the log was taken."""

    @property
    def failed(self) -> list[tuple[str, int]]:
        """Requests that came to nothing: no answer, or a failure."""
        refused = (409, 422)
        return [(page, status) for page, status, _ in self.clients if not (200 <= status < 400 or status in refused)]

    @property
    def lost(self) -> list[Ruled]:
        """Rulings that were answered as taken and are not in the log exactly once."""
        return [one for one in self.ruled if one.taken and self.told.count(one.because) != 1]

    @property
    def unsaid(self) -> list[Ruled]:
        """Rulings that were not taken without a reason, or are in the log although they were refused."""
        return [one for one in self.ruled if not one.taken and (not one.refused or one.because in self.told)]


def run(home: Home, load: Load, folder: Path) -> Run:
    """Has people come to a record's desk. The record is written to: give a copy."""
    desk_of(home)
    prepared = json.loads(_asked(home))
    log = folder / f"times-{os.getpid()}-{time.monotonic_ns()}.jsonl"
    with served(home, log, load.workers) as port:
        browsers, ruled = _come(port, prepared, load)
    times = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    clients = [one for browser in browsers for one in browser.seen]
    return Run([one for one in times if one["page"]], clients, ruled, json.loads(_asked(home, "--told")))


def _come(port: int, prepared: Mapping[str, Any], load: Load) -> tuple[list[Browser], list[Ruled]]:
    """Everybody signs in; then all read and decide at once."""
    members = prepared["members"]
    readers = members[: len(members) - 5][: load.readers]
    people = [*readers, *members[-5:][: load.deciders]]
    browsers = [Browser(port, "ar" if number % 2 else "en") for number in range(len(people))]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda each: each[0].sign_in(each[1]["name"], PASSWORD), zip(browsers, people, strict=True)))
    begun = time.monotonic()
    until = begun + load.warm_up + load.seconds
    for browser in browsers:
        browser.since = begun + load.warm_up
    deciders = [
        Decider(browser, who["name"], random.Random(number), load.pause)
        for number, (browser, who) in enumerate(zip(browsers[len(readers) :], people[len(readers) :], strict=True))
    ]
    jobs = [
        threading.Thread(
            target=read,
            args=(browser, pages_of(prepared["pages"], who["role"]), random.Random(number), until, load.pause),
        )
        for number, (browser, who) in enumerate(zip(browsers, readers, strict=False))
    ]
    jobs += [threading.Thread(target=one.decide, args=(until,)) for one in deciders]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    return browsers, [ruled for one in deciders for ruled in one.ruled]


def pages_of(pages: Mapping[str, Mapping[str, list[str]]], role: str) -> dict[str, list[str]]:
    """The pages that a role may see; who may more sees what only they may see half of the time."""
    own = {name: told for each in _ROLES[1 : _ROLES.index(role) + 1] for name, told in pages[each].items()}
    return own if own else dict(pages["reader"])


@contextmanager
def served(home: Home, log: Path, workers: int) -> Iterator[int]:
    """The desk, timed, in processes of its own; its port."""
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    said = {LOG: str(log), "MARSAD_ADMIN_NAME": "bench", "MARSAD_ADMIN_PASSWORD": PASSWORD}
    given = ["serve", "--home", str(home.folder), "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen([sys.executable, "-c", START, *given], env=_environment(home) | said, cwd=_ROOT)
    try:
        _wait_for(port, process)
        yield port
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 300
    while True:
        assert process.poll() is None, "the desk ended at once"
        assert time.monotonic() < until, "the desk does not answer"
        with suppress(OSError, HTTPException), closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
            connection.request("GET", "/readyz")
            if connection.getresponse().status == 200:
                return
        time.sleep(0.2)


def _asked(home: Home, *more: str) -> str:
    command = [sys.executable, "-m", "bench.desk.prepare", str(home.folder), *more]
    return subprocess.run(
        command, env=_environment(home), cwd=_ROOT, check=True, stdout=subprocess.PIPE, text=True
    ).stdout


def _environment(home: Home) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if name != "MARSAD_DATABASE"}
    return own | ({"MARSAD_DATABASE": home.database} if home.database else {})
