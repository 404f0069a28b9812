"""Publishing in a real browser: an editor publishes with the keyboard alone, readers find it, nothing is blocked."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from marsad.record.home import Home
from tests.desk import browsing
from tests.desk.published_story import FIRST, add, incident_of

pytestmark = [pytest.mark.full, pytest.mark.slow]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a desk that shows readers what it publishes, and an incident of its record."""
    folder = tmp_path_factory.mktemp("published")
    home = Home(folder / "record")
    add(home, FIRST)
    home.configuration.write_text('[publish]\nat-the-desk = true\ntitle = "Count of the river"\n', encoding="utf-8")
    incident = incident_of(home)
    with browsing.served(home.folder) as address:
        yield address, incident


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with browsing.browser() as opened:
        yield opened


def _quiet(page: Page, address: str) -> list[str]:
    """What a page complains of, and what it asks for elsewhere."""
    found = browsing.complaints_of(page)
    page.on("request", lambda asked: found.append(asked.url) if not asked.url.startswith(address) else None)
    return found


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_an_editor_publishes_with_the_keyboard_and_readers_find_it(
    lang: str, served: tuple[str, str], browser: Browser
) -> None:
    address, incident = served
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    said = _quiet(page, address)
    browsing.sign_in(page, address)
    context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    page.goto(f"{address}/publishing/?incident={incident}")
    page.focus("#because-publish")
    page.keyboard.type("two of us checked it")
    page.keyboard.press("Tab")
    page.keyboard.type(f"As of today ({lang}).")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector(".said.success")
    context.close()
    reader = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False).new_page()
    said += _quiet(reader, address)
    reader.goto(f"{address}/published/{lang}/index.html")
    reader.click(f".card a[href='incidents/{incident}.html']")
    reader.wait_for_url(f"**/incidents/{incident}.html")
    expect(reader.locator("html")).to_have_attribute("dir", "rtl" if lang == "ar" else "ltr")
    expect(reader.locator(".figure.below .number", has_text="17").first).to_be_visible()
    expect(reader.get_by_text(f"As of today ({lang}).").first).to_be_visible()
    assert "two of us" not in reader.content()
    reader.context.close()
    assert said == []
