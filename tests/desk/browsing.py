"""A desk that serves, and a browser at it: for tests of what people see and do there."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

ADMINISTRATOR = "amal"
PASSWORD = "nahr-qamar-zaytun-4"
_CHROMIUM = "/usr/bin/chromium"
_SECONDS = 60


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a record's desk is served until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = os.environ | {"MARSAD_ADMIN_NAME": ADMINISTRATOR, "MARSAD_ADMIN_PASSWORD": PASSWORD}
    command = [sys.executable, "-c", "from marsad.cli.main import run; run()", "serve"]
    with subprocess.Popen(
        [*command, "--home", str(folder), "--port", str(port)], env=environment, stdout=subprocess.DEVNULL
    ) as server:
        address = f"http://127.0.0.1:{port}"
        try:
            _wait_for(f"{address}/healthz")
            yield address
        finally:
            server.terminate()
            server.wait(_SECONDS)


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        try:
            yield opened
        finally:
            opened.close()


def is_of_driver(said: str) -> bool:
    """Whether the console tells of the machine's graphics alone: without a card they are drawn slowly, and it says so."""
    return "GL Driver Message" in said


def signed_in(opened: Browser, address: str, lang: str, width: int = 1280) -> tuple[Page, list[str]]:
    """A page of the administrator's, and what the browser complains of, as it comes."""
    context = opened.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    page = context.new_page()
    complaints: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not is_of_driver(message.text):
            complaints.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{address}/account/sign-in/")
    page.fill("#id_username", ADMINISTRATOR)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{address}/")
    return page, complaints


def _wait_for(address: str) -> None:
    until = time.monotonic() + _SECONDS
    while time.monotonic() < until:
        try:
            with urlopen(address):
                return
        except URLError:
            time.sleep(0.2)
    raise TimeoutError(address)
