"""The review queue in a real browser, by keyboard alone: marked, rejected, merged; nothing that a checker of access finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from marsad.record.home import Home
from tests.desk import browsing, records
from tests.desk.conftest import STORY

pytestmark = [pytest.mark.full, pytest.mark.slow]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that runs, on a record of the bundled story."""
    home = Home(tmp_path_factory.mktemp("browser") / "record")
    records.add_file(home, STORY)
    with browsing.served(home.folder) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with browsing.browser() as opened:
        yield opened


@pytest.fixture(params=["en", "ar"])
def page(request: pytest.FixtureRequest, address: str, browser: Browser) -> Iterator[Page]:
    """A narrow page in a language, signed in; it fails where the browser's console tells of an error."""
    context = browser.new_context(viewport={"width": 360, "height": 800}, base_url=address)
    context.add_cookies([{"name": "django_language", "value": request.param, "url": address}])
    context.set_default_timeout(browsing.PATIENCE)
    shown = context.new_page()
    wrong = browsing.complaints_of(shown, ("error",))
    browsing.sign_in(shown, address)
    yield shown
    context.close()
    assert wrong == []


def test_two_figures_are_rejected_by_keyboard(page: Page) -> None:
    page.goto("/review/?outcome=killed")
    figures = page.locator("article.matter:has(h2 a[href*='#claim-']) [name=matter]")
    for at in (0, 1):
        figures.nth(at).focus()
        page.keyboard.press("Space")
    page.focus("#because")
    page.keyboard.type("looked at it")
    page.keyboard.press("Enter")
    browsing.at_rest(page)
    assert page.locator("#because").input_value() == "looked at it", "Enter alone decides nothing"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".said.success")).to_have_count(1)


def test_two_incidents_are_merged_by_keyboard_and_taken_back(page: Page) -> None:
    page.goto("/review/?ground=near")
    page.locator(".assigned a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/arrange/**")
    assert browsing.grave(page) == []
    page.focus("#because")
    page.keyboard.type("one happening")
    page.focus("button[value=merge]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/**")
    page.goto(page.locator("a[href*='/arrange/']").first.get_attribute("href"))
    page.locator("[id^=back-]").first.focus()
    page.keyboard.type("two after all")
    page.keyboard.press("Enter")
    expect(page.locator(".said.success")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
