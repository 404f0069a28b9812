"""No form is taken without the token of its own page, and no address of a desk is made by whoever asks."""

from __future__ import annotations

import pytest
from django.test import Client

from marsad.desk.access import Role
from marsad.desk.routes import ROUTES, Route
from marsad.record.home import Home
from marsad.record.store import evidence
from tests.desk.conftest import As
from tests.desk.signing import PASSWORD, give_password, made
from tests.desk.test_permissions import ASKED

SENDING = [route for route in ROUTES if "POST" in route.methods]


@pytest.mark.parametrize("route", SENDING, ids=lambda route: route.name)
def test_a_form_without_its_token_is_refused_and_does_nothing(route: Route, signed_in: As, ids: dict[str, str]) -> None:
    session = signed_in(Role.ADMINISTRATOR).cookies["sessionid"].value
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = session
    before = evidence.head().size
    said = {"username": "a-administrator", "password": PASSWORD, "act": "put-out", "member": "1", "role": "reader"}
    assert client.post(ASKED[route.name].format(**ids), said).status_code == 403
    assert evidence.head().size == before


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.elsewhere.example", "testserver@elsewhere", ""])
def test_no_invitation_leads_to_a_host_that_the_visitor_named(desk: Home, host: str) -> None:
    made("amal", Role.ADMINISTRATOR)
    client = Client()
    give_password(client, "amal")
    assert client.post("/members/invite/", {"role": "reader"}, headers={"Host": host}).status_code == 400
    named = client.post("/members/invite/", {"role": "reader"}, headers={"X-Forwarded-Host": "elsewhere.example"})
    assert b"elsewhere" not in named.content


def test_an_address_is_the_proxys_word_and_not_the_visitors(desk: Home) -> None:
    from django.test import RequestFactory, override_settings

    from marsad.desk.noted import address_of

    request = RequestFactory().get("/", headers={"X-Forwarded-For": "203.0.113.9, 192.0.2.1"}, REMOTE_ADDR="127.0.0.1")
    assert address_of(request) == "127.0.0.1"
    with override_settings(SECURE_PROXY_SSL_HEADER=("HTTP_X_FORWARDED_PROTO", "https")):
        assert address_of(request) == "192.0.2.1"
