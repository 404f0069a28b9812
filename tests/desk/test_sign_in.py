"""Signing in at the desk: in which browsers, with what, how often."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from marsad.desk import serving
from marsad.errors import BadDesk
from marsad.record.home import Home

PASSWORD = "nahr-qamar-zaytun-4"


@pytest.fixture
def admin(desk: Home) -> Iterator[str]:
    """The name of the desk's administrator."""
    serving.add_administrator("amal", PASSWORD)
    return "amal"


def test_the_front_page_follows(admin: str) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/account/sign-in/?next=/sources/")
    token = page.content.decode().partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    said = {"username": admin, "password": PASSWORD, "next": "/sources/", "csrfmiddlewaretoken": token}
    done = client.post("/account/sign-in/", said, headers={"Origin": "http://testserver"})
    assert (done.status_code, done.headers["Location"]) == (302, "/sources/")
    assert client.get("/").status_code == 200


def test_browsers_say_where_a_form_comes_from(admin: str) -> None:
    """A page that sends no referrer has its forms sent with `Origin: null`, which no desk could tell from another's."""
    page = Client().get("/account/sign-in/")
    assert page.headers["Referrer-Policy"] == "same-origin"
    assert b'name="referrer"' not in page.content


def test_a_form_of_another_site_is_refused(admin: str) -> None:
    client = Client(enforce_csrf_checks=True)
    done = client.post(
        "/account/sign-in/", {"username": admin, "password": PASSWORD}, headers={"Origin": "http://elsewhere.example"}
    )
    assert done.status_code == 403


def test_a_session_that_somebody_laid_ready_is_not_the_one_that_is_signed_in(admin: str) -> None:
    client = Client()
    client.get("/account/sign-in/")
    client.cookies["sessionid"] = "a" * 32
    client.post("/account/sign-in/", {"username": admin, "password": PASSWORD})
    assert client.cookies["sessionid"].value != "a" * 32


def test_nobody_is_led_to_another_site(admin: str) -> None:
    done = Client().post(
        "/account/sign-in/", {"username": admin, "password": PASSWORD, "next": "https://elsewhere.example/"}
    )
    assert done.headers["Location"] == "/"


def test_after_five_failures_the_right_password_is_refused_too(admin: str) -> None:
    for _ in range(5):
        Client().post("/account/sign-in/", {"username": admin, "password": "wrong-wrong-wrong"})
    done = Client().post("/account/sign-in/", {"username": admin, "password": PASSWORD})
    assert done.status_code == 429


@pytest.mark.parametrize("password", ["short", "1qaz2wsx3edc", "administrator"])
def test_an_administrator_needs_a_password_that_is_not_guessed(password: str, desk: Home) -> None:
    with pytest.raises(BadDesk):
        serving.add_administrator("administrator", password)
    assert not serving.has_members()


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.7", "desk.example.org", "::"])
def test_an_address_that_others_reach_needs_tls(host: str) -> None:
    with pytest.raises(BadDesk, match="--behind-tls"):
        serving.place_of(host, (), behind_tls=False)


def test_a_name_that_the_desk_was_not_given_is_refused(desk: Home) -> None:
    assert Client().get("/account/sign-in/", headers={"Host": "elsewhere.example"}).status_code == 400
