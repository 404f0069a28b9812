"""The front page's map in a real browser: drawn from the desk alone, walked by keyboard, and done without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

from tests.desk import browsing

pytestmark = [pytest.mark.full, pytest.mark.slow]
DRAWING = ("--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
NOT_DRAWING = ("--disable-gpu", "--disable-3d-apis")
FRONT = "/?days=0"
_MARKS = """all => all.map(one => {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  return { left, right, top, bottom, count: parseInt((one.textContent.match(/\\d+$/) || ["1"])[0]) };
})"""


@dataclass
class Seen:
    """What a page complained of, and every address that it asked for."""

    complaints: list[str]
    asked: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def address(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that runs on a copy of the record."""
    with browsing.served(Path(copytree(kept, tmp_path_factory.mktemp("mapped") / "record"))) as found:
        yield found


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="module")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, which draws maps without a graphics card."""
    with browsing.launched(playwright, DRAWING) as opened:
        yield opened


@contextmanager
def _front(
    browser: Browser, address: str, lang: str = "en", width: int = 1280, *, script: bool = True
) -> Iterator[tuple[Page, Seen]]:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    context.set_default_timeout(browsing.PATIENCE)
    page = context.new_page()
    seen = Seen(browsing.complaints_of(page, ("error",)))
    page.on("request", lambda one: seen.asked.append(one.url))
    browsing.sign_in(page, address)
    page.goto(address + FRONT)
    try:
        yield page, seen
    finally:
        context.close()


def _drawn(page: Page) -> None:
    page.wait_for_selector("[data-drawn=yes]")


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("width", [1280, 360])
def test_it_is_drawn_from_the_desk_alone_and_nothing_is_blocked(
    lang: str, width: int, browser: Browser, address: str
) -> None:
    with _front(browser, address, lang, width) as (page, seen):
        page.locator("[data-map]").scroll_into_view_if_needed()
        _drawn(page)
        assert seen.complaints == []
        assert all(one.startswith((address, "data:", "blob:" + address)) for one in seen.asked), seen.asked
        assert page.get_attribute("[data-map]", "data-failed") is None
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        assert page.locator(".map-name").count() > 0


def test_no_mark_hides_another_however_far_away_one_looks(browser: Browser, address: str) -> None:
    """Every incident of the list is behind a mark, and no two marks cover each other."""
    with _front(browser, address) as (page, _):
        _drawn(page)
        listed = page.locator(".map-list").first.locator("a").count()
        for times in (None, 1, 2, 3):
            if times is not None:
                _zoom_out(page, times)
            marks = page.eval_on_selector_all(".map-mark", _MARKS)
            for number, one in enumerate(marks):
                for other in marks[number + 1 :]:
                    beside = one["right"] <= other["left"] or other["right"] <= one["left"]
                    above = one["bottom"] <= other["top"] or other["bottom"] <= one["top"]
                    assert beside or above
            assert sum(one["count"] for one in marks) == listed


def _zoom_out(page: Page, times: int) -> None:
    """Shows more of the world in a narrower frame."""
    before = _moves(page)
    page.set_viewport_size({"width": 1280 - 250 * times, "height": 900})
    _moved(page, before)
    further = page.locator(".maplibregl-ctrl-zoom-out")
    if further.is_enabled():
        before = _moves(page)
        further.evaluate("one => one.click()")
        _moved(page, before)


def _moves(page: Page) -> str:
    return page.get_attribute("[data-map]", "data-moves") or "0"


def _moved(page: Page, before: str) -> None:
    """Waits until the map moved, and moves no more."""
    expect(page.locator("[data-map]")).not_to_have_attribute("data-moves", before)
    expect(page.locator("[data-map]")).to_have_attribute("data-moves", re.compile("."))
    seen = ""
    while seen != _moves(page):
        seen = _moves(page)
        page.wait_for_timeout(500)


def test_arrow_keys_go_from_mark_to_mark_and_enter_to_the_incident(browser: Browser, address: str) -> None:
    with _front(browser, address) as (page, seen):
        _drawn(page)
        marks = page.locator(".map-mark")
        assert marks.count() > 1
        assert [marks.nth(n).get_attribute("tabindex") for n in range(marks.count())].count("0") == 1
        marks.first.focus()
        labels = []
        for _ in range(marks.count()):
            labels.append(page.evaluate("document.activeElement.getAttribute('aria-label')"))
            page.keyboard.press("ArrowRight")
        assert len(set(labels)) == marks.count()
        several = page.locator("button.map-mark").first
        several.focus()
        page.keyboard.press("Enter")
        expect(several).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".map-told a:focus")).to_have_count(1)
        assert page.locator(".map-told a").count() > 1
        page.keyboard.press("Escape")
        expect(page.locator(".map-told")).to_be_hidden()
        expect(page.locator(".map-mark:focus")).to_have_count(1)
        one = page.locator("a.map-mark, .map-told a").first
        if not one.is_visible():
            several.press("Enter")
        one.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/incidents/**")
        assert seen.complaints == []


def test_without_webgl_the_page_says_so_and_the_list_serves(playwright: Playwright, address: str) -> None:
    with browsing.launched(playwright, NOT_DRAWING) as plain, _front(plain, address) as (page, seen):
        page.wait_for_selector(".map-says:not([hidden])")
        assert page.locator(".map-list a").count() > 1
        assert seen.complaints == []


def test_without_scripts_the_list_serves(browser: Browser, address: str) -> None:
    with _front(browser, address, script=False) as (page, _):
        assert page.locator("noscript").count() > 0
        assert page.locator(".map-list a").count() > 1
