"""In a browser: an app and a passkey are set up and let in, in both languages, and no page asks for what the policy forbids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.test import override_settings
from playwright.sync_api import Page, expect

from marsad.desk.access import Role
from marsad.record.home import Home
from tests.desk.browsing import PATIENCE, browser, complaints_of, grave
from tests.desk.served import START, served
from tests.desk.signing import PASSWORD, code, made

pytestmark = pytest.mark.full


@pytest.fixture(autouse=True)
def passwords_as_served() -> Iterator[None]:
    """Digests of passwords that the served desk knows."""
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"]):
        yield


@contextmanager
def browsing(base: str, lang: str) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser of its own, and what it complains of."""
    with browser() as chromium:
        context = chromium.new_context(viewport={"width": 360, "height": 800})
        context.set_default_timeout(PATIENCE)
        context.add_cookies([{"name": "django_language", "value": lang, "url": base}])
        page = context.new_page()
        yield page, complaints_of(page, ("error", "warning"))


def password(page: Page, base: str) -> None:
    """Gives name and password by keyboard."""
    page.goto(f"{base}/account/sign-in/")
    page.fill("#id_username", "amal")
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")


def check(page: Page, seen: list[Any]) -> None:
    """Nothing grave for those who read otherwise, and nothing wider than the screen."""
    seen += [(page.url, *one) for one in grave(page)]
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth"), page.url


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_app_is_set_up_and_lets_in(desk: Home, lang: str) -> None:
    made("amal", Role.ADMINISTRATOR)
    seen: list[Any] = []
    with served(desk.folder, START, {}) as port, browsing(base := f"http://localhost:{port}", lang) as (page, said):
        password(page, base)
        page.wait_for_url(f"{base}/")
        page.goto(f"{base}/account/app/")
        check(page, seen)
        secret = page.inner_text(".key-text").replace(" ", "")
        page.fill("#code", code(secret))
        page.fill("#password", PASSWORD)
        page.press("#password", "Enter")
        expect(page.locator(".codes code")).to_have_count(10)
        check(page, seen)
        page.click("form[action='/account/sign-out/'] button")
        page.wait_for_url(f"{base}/account/sign-in/")
        password(page, base)
        page.wait_for_url(f"{base}/account/second-factor/")
        check(page, seen)
        expect(page.locator("#code")).to_be_focused()
        page.keyboard.type(code(secret))
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}/")
        assert (seen, said) == ([], [])


def test_a_passkey_is_made_and_lets_in(desk: Home) -> None:
    made("amal", Role.ADMINISTRATOR)
    with served(desk.folder, START, {}) as port, browsing(base := f"http://localhost:{port}", "en") as (page, said):
        device = page.context.new_cdp_session(page)
        device.send("WebAuthn.enable")
        options = {"protocol": "ctap2", "transport": "internal", "hasUserVerification": True, "isUserVerified": True}
        device.send("WebAuthn.addVirtualAuthenticator", {"options": options | {"automaticPresenceSimulation": True}})
        password(page, base)
        page.wait_for_url(f"{base}/")
        page.goto(f"{base}/account/passkey/")
        page.fill("#name", "a key")
        page.fill("#password", PASSWORD)
        page.click("[data-start]")
        page.wait_for_selector(".codes")
        page.goto(f"{base}/account/")
        expect(page.locator("main")).to_contain_text("a key")
        page.click("form[action='/account/sign-out/'] button")
        page.wait_for_url(f"{base}/account/sign-in/")
        password(page, base)
        page.wait_for_url(f"{base}/account/second-factor/")
        page.click("[data-start]")
        page.wait_for_url(f"{base}/")
        assert said == []
