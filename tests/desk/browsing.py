"""A desk that serves, and a browser at it: for tests of what people see and do there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, expect, sync_playwright

from tests.desk import served as processes

ADMINISTRATOR = "amal"
PASSWORD = "nahr-qamar-zaytun-4"
_CHROMIUM = "/usr/bin/chromium"
_NO_CARD = ("--disable-gpu",)
#: Milliseconds that anything may take before a test gives up: machines that test are busy.
PATIENCE = 60_000
_STIRS = ".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added"
_GRAVE = """axe.run({resultTypes: ["violations"]}).then(({violations}) => violations
  .filter(({impact}) => impact === "serious" || impact === "critical")
  .map(({id, nodes}) => [id, ...nodes.map(({html}) => html.slice(0, 160))]))"""
expect.set_options(timeout=PATIENCE)


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


def at_rest(page: Page) -> None:
    """Waits until a page is loaded and no part of it is being asked for, exchanged or settled: then keys may be pressed."""
    page.wait_for_load_state("load")
    expect(page.locator(_STIRS)).to_have_count(0)


def tab_to(page: Page, name: str) -> None:
    """Goes by Tab alone to the field or button of a name or id."""
    at_rest(page)
    for _ in range(80):
        if focused(page) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way by Tab to {name}")


def focused(page: Page) -> str:
    """The name or id of what has the focus."""
    return str(page.evaluate("document.activeElement.name || document.activeElement.id"))


def grave(page: Page) -> list[list[str]]:
    """What axe-core finds serious or critical on a page, and where."""
    at_rest(page)
    page.evaluate(AXE_SCRIPT)
    found: list[list[str]] = page.evaluate(_GRAVE)
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
    context.set_default_timeout(PATIENCE)
    context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    page = context.new_page()
    complaints = complaints_of(page, ("error", "warning"))
    sign_in(page, address)
    return page, complaints
