"""The review queue in a real browser, by keyboard alone: marked, rejected, merged; nothing that a checker of access finds."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

playwright = pytest.importorskip("playwright.sync_api")
ROOT = Path(__file__).parents[2]
pytestmark = [pytest.mark.full, pytest.mark.slow]
PASSWORD = "nahr-qamar-zaytun-4"
RUN = "from marsad.cli.main import run; run()"
SERIOUS = {"serious", "critical"}
_PATIENCE = 30_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that runs, on a record of the bundled story."""
    home = tmp_path_factory.mktemp("browser") / "record"
    story = str(ROOT / "examples/story/reports.jsonl")
    subprocess.run([sys.executable, "-c", RUN, "add", story, "--home", str(home), "--quiet"], check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    given = [sys.executable, "-c", RUN, "serve", "--home", str(home), "--port", str(port), "--workers", "1"]
    environment = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": PASSWORD, "PATH": "/usr/bin:/bin"}
    environment["PYTHONPATH"] = str(ROOT / "src")
    process = subprocess.Popen(given, env=environment)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(120):
            try:
                urllib.request.urlopen(f"{url}/healthz")
                break
            except OSError:
                time.sleep(0.5)
        yield url
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture(params=["en", "ar"])
def page(request: pytest.FixtureRequest, address: str) -> Iterator[object]:
    """A narrow page in a language, signed in; it fails where the browser's console tells of an error."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 360, "height": 800}, base_url=address)
        context.add_cookies([{"name": "django_language", "value": request.param, "url": address}])
        shown, wrong = context.new_page(), []
        shown.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        shown.goto("/account/sign-in/")
        shown.fill("[name=username]", "amal")
        shown.fill("[name=password]", PASSWORD)
        shown.press("[name=password]", "Enter")
        shown.wait_for_load_state()
        yield shown
        assert wrong == []
        browser.close()


def _is_accessible(page: object) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page).response["violations"]  # type: ignore[arg-type]  # a page of the same driver
    assert [one["id"] for one in found if one["impact"] in SERIOUS] == []


@pytest.mark.parametrize("where", ["/review/", "/review/?ground=near", "/review/proposals/"])
def test_a_page_fits_a_narrow_screen_and_everybody(where: str, page) -> None:  # type: ignore[no-untyped-def]  # playwright's page
    page.goto(where)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    _is_accessible(page)


def test_two_figures_are_rejected_by_keyboard(page) -> None:  # type: ignore[no-untyped-def]  # playwright's page
    page.goto("/review/?outcome=killed")
    figures = page.locator("article.matter:has(h2 a[href*='#claim-']) [name=matter]")
    for at in (0, 1):
        figures.nth(at).focus()
        page.keyboard.press("Space")
    page.focus("#because")
    page.keyboard.type("looked at it")
    page.keyboard.press("Enter")
    assert page.locator("#because").input_value() == "looked at it", "Enter alone decides nothing"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    playwright.expect(page.locator(".said.success")).to_have_count(1, timeout=_PATIENCE)


def test_two_incidents_are_merged_by_keyboard_and_taken_back(page) -> None:  # type: ignore[no-untyped-def]  # playwright's page
    page.goto("/review/?ground=near")
    page.locator(".assigned a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/arrange/**")
    _is_accessible(page)
    page.focus("#because")
    page.keyboard.type("one happening")
    page.focus("button[value=merge]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/**")
    page.goto(page.locator("a[href*='/arrange/']").first.get_attribute("href"))
    page.locator("[id^=back-]").first.focus()
    page.keyboard.type("two after all")
    page.keyboard.press("Enter")
    playwright.expect(page.locator(".said.success")).to_have_count(1, timeout=_PATIENCE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
