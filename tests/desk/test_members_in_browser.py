"""In a browser: somebody is invited, joins, reads as they like and is put out; by keyboard, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk import browsing

pytestmark = [pytest.mark.full, pytest.mark.slow]
PASSWORD = "zaytun-jabal-bahr-9"


@pytest.fixture(scope="module")
def address(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk that runs on a copy of the record."""
    with browsing.served(Path(copytree(kept, tmp_path_factory.mktemp("members") / "record"))) as found:
        yield found


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with browsing.browser() as opened:
        yield opened


def _press(page: Page, selector: str) -> None:
    """Goes to a button and presses it with the keyboard."""
    page.locator(selector).focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_somebody_is_invited_joins_reads_as_they_like_and_is_put_out(
    lang: str, chromium: Browser, address: str
) -> None:
    name = f"dalia-{lang}"
    page, complaints = browsing.signed_in(chromium, address, lang)
    page.goto(f"{address}/members/")
    page.select_option("#invited-role", "coder")
    _press(page, "form[action='/members/invite/'] button")
    link = page.locator("#link").input_value()
    assert browsing.grave(page) == []
    other = chromium.new_context(viewport={"width": 360, "height": 800}).new_page()
    other.context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    other.goto(link)
    expect(other.locator("#name")).to_be_focused()
    for said in (name, PASSWORD, PASSWORD):
        other.keyboard.type(said)
        other.keyboard.press("Tab")
    other.keyboard.press("Enter")
    other.wait_for_url(f"{address}/account/sign-in/")
    other.fill("#id_username", name)
    other.fill("#id_password", PASSWORD)
    other.press("#id_password", "Enter")
    other.wait_for_url(f"{address}/")
    other.goto(f"{address}/account/")
    other.select_option("#digits", "arabic")
    _press(other, "form[action='/account/preferences/'] button")
    expect(other.locator("#digits")).to_have_value("arabic")
    page.goto(f"{address}/members/")
    card = f".people > li:has(bdi:text-is('{name}'))"
    _press(page, f"{card} button[value=put-out]")
    expect(page.locator(f"{card} button[value=take-in]")).to_be_visible()
    other.goto(f"{address}/incidents/")
    other.wait_for_url("**/account/sign-in/**")
    assert complaints == []
    page.context.close()
    other.context.close()
