"""Take the pictures of the README anew: `python -m scripts.screenshots`. Needs playwright and Debian's Chromium.

They show the bundled story of invented dispatches, as a reader of the desk sees it, and go to `docs/pictures/`.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

ROOT: Final = Path(__file__).parents[1]
PICTURES: Final = ROOT / "docs/pictures"
LARGEST: Final = 200_000
"""Bytes that a picture may have."""
_SIZE: Final = {"width": 1280, "height": 860}
_CHROMIUM: Final = "/usr/bin/chromium"
_FLAGS: Final = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_MARSAD: Final = (sys.executable, "-c", "from marsad.cli.main import run; run()")
_PATIENCE: Final = 60
_REPORT: Final = "d074"
"""A report of the incident that is shown."""


def main() -> None:
    """Makes the record in a folder that is gone afterwards, serves it, and takes the pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "record"
        _marsad("add", str(ROOT / "examples/story/reports.jsonl"), "--quiet", "--no-progress", "--home", str(home))
        told = map(json.loads, _marsad("incidents", "--json", "--home", str(home)).splitlines())
        incident = next(one["id"] for one in told if _REPORT in one["reports"])
        with _served(home) as (desk, password), sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=_CHROMIUM, args=list(_FLAGS))
            for lang in ("ar", "en"):
                page = _signed_in(chromium, desk, password, lang)
                _take(page, f"{desk}/?days=0", f"front-{lang}", "[data-map][data-drawn=yes]")
                _take(page, f"{desk}/incidents/{incident}/", f"incident-{lang}", "#canvas canvas")
            chromium.close()


def _take(page: Page, address: str, name: str, drawn: str) -> None:
    page.goto(address)
    page.wait_for_selector(drawn)
    file = PICTURES / f"{name}.png"
    page.screenshot(path=file)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {size:,} bytes")
    if size > LARGEST:
        raise SystemExit(f"{file.name} is larger than {LARGEST:,} bytes")


def _signed_in(chromium: Browser, desk: str, password: str, lang: str) -> Page:
    context = chromium.new_context(viewport=_SIZE, color_scheme="light")
    context.add_cookies([{"name": "django_language", "value": lang, "url": desk}])
    page = context.new_page()
    page.goto(f"{desk}/account/sign-in/")
    page.fill("#id_username", "demo")
    page.fill("#id_password", password)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{desk}/")
    return page


@contextmanager
def _served(home: Path) -> Iterator[tuple[str, str]]:
    """The address of a desk on a record, and its administrator's password."""
    password = secrets.token_urlsafe(12)
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    own = os.environ | {"MARSAD_ADMIN_NAME": "demo", "MARSAD_ADMIN_PASSWORD": password}
    process = subprocess.Popen([*_MARSAD, "serve", "--home", str(home), "--port", str(port), "--workers", "1"], env=own)  # noqa: S603 - this Python, this package
    try:
        _wait_for(port)
        yield f"http://127.0.0.1:{port}", password
    finally:
        process.terminate()
        process.wait(_PATIENCE)


def _wait_for(port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        with closing(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)) as connection:
            try:
                connection.request("GET", "/readyz")
                if connection.getresponse().status == 200:
                    return
            except OSError:
                time.sleep(0.2)
    raise SystemExit("the desk does not answer")


def _marsad(*given: str) -> str:
    return subprocess.run([*_MARSAD, *given], check=True, capture_output=True, text=True).stdout  # noqa: S603 - this Python, this package


if __name__ == "__main__":
    main()
