"""In a browser: searching, keeping a search, adding and taking out, in both languages and on a narrow screen."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from marsad.record.home import Home
from tests.desk.browsing import browser, grave, served, signed_in

pytestmark = [pytest.mark.full, pytest.mark.slow]
TEXT = "قتل ثلاثة أشخاص في قصف على بلدة التل يوم الاثنين، بحسب المرصد السوري لحقوق الإنسان. <b>x</b>"


def _check(page: Page) -> None:
    """Nothing grave for those who read otherwise, and nothing wider than the screen."""
    assert grave(page) == [], page.url
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_report_is_added_found_kept_and_taken_out(lang: str, desk: Home, tmp_path: Path) -> None:
    with served(desk.folder) as address, browser() as opened:
        page, complaints = signed_in(opened, address, lang, 360)
        page.goto(f"{address}/add/")
        page.fill("#text", TEXT)
        page.press("#text", "Tab")
        page.locator("form:has(#text) button.main").press("Enter")
        page.wait_for_selector("#progress .state.done", timeout=90_000)
        _check(page)
        page.locator("#progress tbody a").click()
        expect(page.locator("#original")).to_contain_text("<b>x</b>")
        page.goto(f"{address}/search/")
        page.fill("#q", "وللقتلى في التّل")
        page.press("#q", "Enter")
        page.wait_for_url("**/search/?q=*")
        page.goto(f"{address}/search/?q=التّل")
        expect(page.locator("mark.found").first).to_be_visible()
        page.locator(".tools summary").first.press("Enter")
        page.fill("#name", "بحث")
        page.press("#name", "Enter")
        page.wait_for_selector(".saved")
        page.locator(".exports summary").press("Enter")
        with page.expect_download() as taken:
            page.locator(".exports a").first.click()
        taken.value.save_as(tmp_path / "taken.zip")
        with zipfile.ZipFile(tmp_path / "taken.zip") as archive:
            assert "claims.csv" in archive.namelist()
        page.locator(".saved form button").press("Enter")
        expect(page.locator(".saved")).to_have_count(0)
        expect(page.locator(".said.success")).to_be_visible()
        assert complaints == []
