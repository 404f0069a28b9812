"""A desk that serves, and a browser at it: for tests of what people see and do there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from tests.desk import served as processes

ADMINISTRATOR = "amal"
PASSWORD = "nahr-qamar-zaytun-4"
_CHROMIUM = "/usr/bin/chromium"
_NO_CARD = ("--disable-gpu",)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which a record's desk is served until the end; its administrator can sign in."""
    environment = {"MARSAD_ADMIN_NAME": ADMINISTRATOR, "MARSAD_ADMIN_PASSWORD": PASSWORD}
    with processes.served(folder, processes.PLAIN, environment) as port:
        yield f"http://127.0.0.1:{port}"


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright, launched(playwright) as opened:
        yield opened


@contextmanager
def launched(playwright: Playwright, flags: Collection[str] = _NO_CARD) -> Iterator[Browser]:
    """Debian's Chromium with some flags."""
    opened = playwright.chromium.launch(executable_path=_CHROMIUM, args=["--no-sandbox", *flags])
    try:
        yield opened
    finally:
        opened.close()


def complaints_of(page: Page, kinds: Collection[str] | None = None) -> list[str]:
    """What a page complains of from now on, as it comes: errors, and what its console tells of some kinds or of any.

    What the driver of the machine's graphics tells is no complaint: without a card they are drawn slowly, and it says so.
    """
    found: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if (kinds is None or message.type in kinds) and "GL Driver Message" not in message.text:
            found.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def sign_in(page: Page, address: str) -> None:
    """Signs the administrator in; the front page follows."""
    page.goto(f"{address}/account/sign-in/")
    page.fill("#id_username", ADMINISTRATOR)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(f"{address}/")


def signed_in(opened: Browser, address: str, lang: str, width: int = 1280) -> tuple[Page, list[str]]:
    """A page of the administrator's, and what the browser complains of, as it comes."""
    context = opened.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    page = context.new_page()
    complaints = complaints_of(page, ("error", "warning"))
    sign_in(page, address)
    return page, complaints
