"""In a browser, by keyboard, in both languages: a token is made, works, is withdrawn; the page of calls is accessible."""

from __future__ import annotations

from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from marsad.record.home import Home
from tests.desk.browsing import PASSWORD, browser, served, signed_in

pytestmark = [pytest.mark.full, pytest.mark.slow]


def _status(address: str, secret: str) -> int:
    asked = Request(f"{address}/api/1/incidents?limit=1", headers={"Authorization": f"Bearer {secret}"})
    try:
        with urlopen(asked, timeout=60) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code


def _check(page: Page, seen: list[Any]) -> None:
    found = Axe().run(page).response["violations"]
    seen += [
        (page.url, one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}
    ]
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_token_is_made_used_and_withdrawn(desk: Home, lang: str) -> None:
    seen: list[Any] = []
    with served(desk.folder) as address, browser() as chromium:
        page, complaints = signed_in(chromium, address, lang, width=360)
        page.goto(f"{address}/account/")
        page.focus("#token-name")
        page.keyboard.type("weekly counts")
        page.focus("#token-password")
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_selector("#secret")
        _check(page, seen)
        secret = page.input_value("#secret")
        assert _status(address, secret) == 200
        page.goto(f"{address}/account/")
        _check(page, seen)
        page.focus("button[name=token]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".said.success")
        assert _status(address, secret) == 401
        page.goto(f"{address}/api/")
        _check(page, seen)
        assert (seen, complaints) == ([], [])
