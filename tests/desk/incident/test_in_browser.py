"""An incident's page in a real browser: the chart is drawn and walked through, nothing is blocked, all of it prints."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser, Page

from tests.desk import browsing

pytestmark = [pytest.mark.full, pytest.mark.slow]


_BROKEN = """(chosen) => {
    const found = [];
    for (const each of document.querySelectorAll(chosen)) {
        const text = each.firstChild;
        for (const word of text.data.matchAll(/[^\\s\\/]+/g)) {
            const range = document.createRange();
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map((one) => Math.round(one.top)));
            if (lines.size > 1) found.push(word[0]);
        }
    }
    return found;
}"""
"""The words of elements that are chosen which stand on more than one line."""


@pytest.fixture(scope="module")
def address(kept: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that runs on a copy of the record."""
    with browsing.served(Path(copytree(kept, tmp_path_factory.mktemp("served") / "record"))) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
    with browsing.browser() as opened:
        yield opened


@contextmanager
def _signed_in(browser: Browser, address: str, lang: str, width: int, *, script: bool = True) -> Iterator[Page]:
    """A page of somebody who is signed in; whatever it complains of fails the test."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    context.set_default_timeout(browsing.PATIENCE)
    page = context.new_page()
    complaints = browsing.complaints_of(page)
    browsing.sign_in(page, address)
    context.add_cookies([{"name": "django_language", "value": lang, "url": address}])
    page.goto(f"{address}/incidents/?outcome=killed&order=deaths")
    page.click(".card h2 a")
    page.wait_for_url(re.compile(r"/incidents/[^/?]+/$"))
    browsing.at_rest(page)
    yield page
    context.close()
    assert not complaints


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_chart_is_drawn_and_nothing_stands_out_of_the_page(
    browser: Browser, address: str, lang: str, width: int
) -> None:
    with _signed_in(browser, address, lang, width) as page:
        page.wait_for_selector("#canvas canvas")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not page.is_visible("svg.chart")
        drawn = page.evaluate(
            "() => { const c = document.querySelector('#canvas canvas');"
            " return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some(each => each !== 0); }"
        )
        assert drawn


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_day_is_broken_within_a_word_on_a_narrow_screen(browser: Browser, address: str, lang: str) -> None:
    with _signed_in(browser, address, lang, 360) as page:
        broken = page.evaluate(_BROKEN, "table time")
        assert broken == []
        page.evaluate("document.querySelectorAll('table *').forEach((one) => { one.style.overflowWrap = 'anywhere'; })")
        assert page.evaluate(_BROKEN, "table time")


def test_its_figures_are_walked_through_by_keyboard(browser: Browser, address: str) -> None:
    with _signed_in(browser, address, "en", 1280) as page:
        page.wait_for_selector("#canvas canvas")
        page.focus("#canvas")
        said = []
        for _ in range(3):
            page.keyboard.press("ArrowRight")
            said.append(page.inner_text("#walk"))
        rows = page.query_selector_all("#figures tbody tr")
        for each, row in zip(said, rows[:3], strict=True):
            day = row.query_selector("time").get_attribute("datetime")
            assert each.startswith(day)
            assert row.query_selector_all("td")[3].inner_text() in each
        page.keyboard.press("ArrowLeft")
        assert page.inner_text("#walk") == said[1]


def test_without_scripts_the_drawing_of_the_server_stands_there(browser: Browser, address: str) -> None:
    with _signed_in(browser, address, "en", 1280, script=False) as page:
        assert page.is_visible("svg.chart")
        assert not page.is_visible("#canvas")
        assert page.is_visible("#days")


def test_in_print_nothing_is_folded_and_nothing_can_be_clicked(browser: Browser, address: str) -> None:
    with _signed_in(browser, address, "en", 1280) as page:
        page.wait_for_selector("#canvas canvas")
        page.emulate_media(media="print")
        assert page.is_visible("svg.chart")
        assert page.is_visible(".filed")
        for gone in (".bar", "#canvas", ".choose"):
            assert not page.is_visible(gone)
        quotes = page.query_selector_all(".behind q.words")
        assert quotes
        heights = [(each.bounding_box() or {"height": 0.0})["height"] for each in quotes]
        assert all(height > 0 for height in heights)
