"""The report page in a real browser: by keyboard alone, in both languages, without script, on a narrow screen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.desk.browsing import at_rest, browser, focused, served, signed_in, tab_to

pytestmark = pytest.mark.full
REPORT = "d011"
CLAIM = "#claim-109-111-killed"
"""The police force's 15 killed."""
BOTH = pytest.mark.parametrize("lang", ["en", "ar"])


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as found:
        yield found


@pytest.fixture
def opened(chromium: Browser) -> Iterator[Browser]:
    yield chromium
    for context in chromium.contexts:
        context.close()


@pytest.fixture
def address(kept: Path, tmp_path: Path) -> Iterator[str]:
    with served(Path(shutil.copytree(kept, tmp_path / "record"))) as found:
        yield found


def _to_the_claim(page: Page) -> None:
    at_rest(page)
    for _ in range(10):
        page.keyboard.press("j")
        if f"#{focused(page)}" == CLAIM:
            return
    raise AssertionError("no way by j to the claim")


@BOTH
def test_a_claim_is_corrected_by_keyboard_alone_and_the_toll_moves(lang: str, opened: Browser, address: str) -> None:
    page, complaints = signed_in(opened, address, lang)
    page.goto(f"{address}/reports/{REPORT}/")
    incident = page.get_attribute("#belongs h2 a", "href")
    _to_the_claim(page)
    page.keyboard.press("w")
    assert focused(page) == CLAIM.replace("#claim", "words")
    page.keyboard.press("w")
    page.keyboard.press("c")
    expect(page.locator(f"{CLAIM} form.rule")).to_have_count(3)
    tab_to(page, "set-value")
    page.keyboard.press("Control+a")
    page.keyboard.type("14" if lang == "en" else "١٤")
    tab_to(page, "because")
    page.keyboard.type("cajr")  # letters of keys, in a field
    page.keyboard.press("Enter")
    said = page.locator("#said")
    expect(said.locator(".success")).to_be_visible()
    told = re.sub("[\u2066-\u2069]", "", said.inner_text())
    assert ("15 → 14" if lang == "en" else "من 15 إلى 14") in told
    expect(page.locator(f"{CLAIM} .ruled")).to_contain_text("14")
    page.goto(f"{address}{incident}")
    expect(page.locator(".all-tolls .number", has_text=re.compile(r"^\s*14\s*$")).first).to_be_visible()
    assert complaints == []


@BOTH
def test_a_decision_is_taken_back_by_keyboard(lang: str, opened: Browser, address: str) -> None:
    page, complaints = signed_in(opened, address, lang)
    page.goto(f"{address}/reports/{REPORT}/")
    _to_the_claim(page)
    page.keyboard.press("r")
    expect(page.locator(f"{CLAIM} form.rule").first).to_be_visible()
    tab_to(page, "because")
    page.keyboard.type("hearsay")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CLAIM}.is-rejected")).to_be_visible()
    at_rest(page)
    page.keyboard.press("u")
    expect(page.locator(f"{CLAIM} .undo input[name=because]")).to_be_focused()
    tab_to(page, "because")
    page.keyboard.type("no hearsay")
    page.keyboard.press("Enter")
    expect(page.locator(f"{CLAIM}.is-rejected")).to_have_count(0)
    expect(page.locator(f"{CLAIM} .taken-back")).to_have_count(1)
    assert complaints == []


def test_words_are_selected_by_keyboard_and_a_figure_added(opened: Browser, address: str) -> None:
    page, complaints = signed_in(opened, address, "en")
    page.goto(f"{address}/reports/{REPORT}/")
    page.keyboard.press("m")
    expect(page.locator("#adding")).to_be_visible()
    tab_to(page, "words")
    page.locator(".selecting summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#adding-text")).to_be_visible()
    page.locator("#adding-text").focus()
    page.keyboard.press("Control+Home")
    for _ in range(6):
        page.keyboard.press("Shift+ArrowRight")
    page.locator("#adding-take").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#adding-words")).to_have_value("Somali")
    expect(page.locator("#adding [name=set-value]")).to_be_focused()
    page.keyboard.type("7")
    for name in ("outcome", "affected", "origin"):
        tab_to(page, f"set-{name}")
        page.keyboard.press("ArrowDown")
    tab_to(page, "because")
    page.keyboard.type("told in the caption")
    page.keyboard.press("Enter")
    expect(page.locator("[id^='claim-0-6-']")).to_be_visible()
    assert complaints == []


def test_no_key_comes_between_an_exchange_and_its_focus(opened: Browser, address: str) -> None:
    page, _complaints = signed_in(opened, address, "en")
    page.goto(f"{address}/reports/{REPORT}/")
    page.evaluate(
        """() => document.addEventListener('htmx:afterSwap', () => queueMicrotask(() => {
          document.body.dataset.focused = document.activeElement.name;
        }))"""
    )
    _to_the_claim(page)
    page.keyboard.press("c")
    expect(page.locator("body")).to_have_attribute("data-focused", "set-value")


def test_words_selected_in_the_text_are_those_of_the_form(opened: Browser, address: str) -> None:
    page, _complaints = signed_in(opened, address, "en")
    page.goto(f"{address}/reports/{REPORT}/")
    chosen = page.evaluate(
        """() => new Promise((told) => {
          document.addEventListener('selectionchange', () => told(document.getSelection().toString()));
          const words = document.querySelectorAll('#original .words-of');
          const range = document.createRange();
          range.setStart(words[1].firstChild, 0);
          range.setEnd(words[2].firstChild, words[2].firstChild.length);
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        })"""
    )
    page.click("#add-claim")
    expect(page.locator("#adding")).to_be_visible()
    expect(page.locator("#adding-words")).to_have_value(chosen)


def test_keys_can_be_turned_off_and_stay_so(opened: Browser, address: str) -> None:
    page, _complaints = signed_in(opened, address, "en")
    page.goto(f"{address}/reports/{REPORT}/")
    page.keyboard.type("?")
    expect(page.locator("#keys")).to_be_visible()
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.reload()
    page.keyboard.press("j")
    assert not focused(page).startswith("claim-")
    page.keyboard.type("?")
    expect(page.locator("#keys")).to_be_hidden()
    page.click("[data-opens=keys]")
    page.check("#keys-on")
    page.keyboard.press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    page.keyboard.press("j")
    expect(page.locator("article.claim:focus")).to_have_count(1)


def test_a_form_that_another_window_overtook_is_shown_with_what_was_decided(opened: Browser, address: str) -> None:
    page, _complaints = signed_in(opened, address, "en")
    page.goto(f"{address}/reports/{REPORT}/?claim={CLAIM.removeprefix('#claim-')}&do=correct")
    other, _complaints = signed_in(opened, address, "en")
    other.goto(f"{address}/reports/{REPORT}/?claim={CLAIM.removeprefix('#claim-')}&do=reject")
    other.fill(f"{CLAIM} form.rule >> nth=0 >> input[name=because]", "first of the two")
    other.click(f"{CLAIM} .take")
    expect(other.locator("#said .success")).to_be_visible()
    page.fill(f"{CLAIM} input[name=set-value]", "12")
    page.fill(f"{CLAIM} form.rule >> nth=0 >> input[name=because]", "second of the two")
    page.click(f"{CLAIM} .take")
    expect(page.locator(f"{CLAIM} [role=alert]")).to_contain_text("first of the two")
    expect(page.locator(f"{CLAIM} input[name=set-value]")).to_have_value("12")
    at_rest(page)
    page.click(f"{CLAIM} .take")
    expect(page.locator("#said .success")).to_be_visible()


def test_nothing_that_was_written_is_lost_when_the_session_is_over(opened: Browser, address: str) -> None:
    page, _complaints = signed_in(opened, address, "en")
    page.goto(f"{address}/reports/{REPORT}/?claim={CLAIM.removeprefix('#claim-')}&do=accept")
    page.fill(f"{CLAIM} form.rule >> nth=0 >> input[name=because]", "long thought over")
    page.context.clear_cookies(name="sessionid")
    page.click(f"{CLAIM} .take")
    expect(page.locator("#said .error")).to_be_visible()
    expect(page.locator(f"{CLAIM} form.rule >> nth=0 >> input[name=because]")).to_have_value("long thought over")


def test_without_script_a_claim_is_corrected_by_links_and_forms(opened: Browser, address: str) -> None:
    page, _complaints = signed_in(opened, address, "en")
    plain = opened.new_context(java_script_enabled=False, storage_state=page.context.storage_state()).new_page()
    plain.goto(f"{address}/reports/{REPORT}/")
    plain.click(f"{CLAIM} [data-does=correct]")
    plain.fill(f"{CLAIM} input[name=set-value]", "13")
    plain.fill(f"{CLAIM} form.rule >> nth=0 >> input[name=because]", "by hand")
    plain.click(f"{CLAIM} .take")
    expect(plain.locator(f"{CLAIM} .ruled")).to_contain_text("13")
