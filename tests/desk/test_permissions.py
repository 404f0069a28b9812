"""Every address of the desk × every role and nobody: who is shown it, who is refused, who is asked to sign in."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest

from marsad.desk.access import GRANTED, Role
from marsad.desk.apps import use_project
from marsad.desk.routes import ROUTES, Route
from marsad.record.home import Home
from marsad.record.project import Project
from tests.desk.conftest import As

ASKED = {
    "front": "/",
    "api": "/api/",
    "incidents": "/incidents/",
    "incident": "/incidents/{incident}/",
    "report": "/reports/{report}/",
    "search": "/search/?q=قتلى",
    "sources": "/sources/",
    "source": "/sources/{origin}/",
    "export": "/export/?of=incident&format=csv&id={incident}",
    "add": "/add/",
    "addition": "/add/1/",
    "add-again": "/add/1/again/",
    "parties": "/parties/",
    "party": "/parties/sdf/",
    "save-search": "/search/saved/",
    "forget-search": "/search/saved/1/delete/",
    "publishing": "/publishing/",
    "publish": "/publishing/publish/",
    "withdraw": "/publishing/withdraw/",
    "published": "/published/",
    "published-file": "/published/en/index.html",
    "decide": "/decide/",
    "review": "/review/",
    "review-act": "/review/act/",
    "proposals": "/review/proposals/",
    "proposal-close": "/review/proposals/close/",
    "arrange": "/arrange/?incident={incident}",
    "sign-in": "/account/sign-in/",
    "sign-out": "/account/sign-out/",
    "language": "/account/language/",
    "second-factor": "/account/second-factor/",
    "join": "/account/join/nobody-knows-it/",
    "account": "/account/",
    "preferences": "/account/preferences/",
    "password": "/account/password/",
    "end-sessions": "/account/sessions/",
    "app": "/account/app/",
    "passkey": "/account/passkey/",
    "remove-factor": "/account/factors/remove/",
    "make-token": "/account/tokens/",
    "withdraw-token": "/account/tokens/withdraw/",
    "codes": "/account/codes/",
    "members": "/members/",
    "change-member": "/members/change/",
    "invite": "/members/invite/",
    "withdraw-invitation": "/members/withdraw/",
    "health": "/healthz",
    "ready": "/readyz",
}
"""What each route is asked for; a route that is not here fails the table."""

OTHERWISE = {"join": {410}, "change-member": {404}, "invite": {404}}
"""What those who may are told of a link that leads nowhere, and of a form that says nothing."""

PEOPLE = (None, *Role)


@pytest.fixture(autouse=True)
def open_to_readers(desk: Home) -> Iterator[None]:
    """The project shows what is published to everybody."""
    use_project(desk, Project(published=True))
    yield
    use_project(desk, Project())


@pytest.mark.parametrize("who", PEOPLE, ids=str)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_route_is_shown_to_those_who_may_and_to_nobody_else(
    route: Route, who: Role | None, signed_in: As, ids: dict[str, str]
) -> None:
    method = "GET" if "GET" in route.methods else "POST"
    status = signed_in(who).generic(method, ASKED[route.name].format(**ids)).status_code
    if route.needs is None or (who is not None and route.needs in GRANTED[who]):
        assert status in OTHERWISE.get(route.name, {200, 302})
    elif who is None:
        assert status == 302
    else:
        assert status == 403


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_somebody_who_is_not_signed_in_is_led_to_the_sign_in(route: Route, signed_in: As, ids: dict[str, str]) -> None:
    if route.needs is not None:
        shown = signed_in(None).generic(route.methods[0], ASKED[route.name].format(**ids))
        assert shown.headers["Location"].startswith("/account/sign-in/?next=")


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_no_other_method_is_answered(route: Route, signed_in: As, ids: dict[str, str]) -> None:
    for method in {"GET", "POST", "PUT", "PATCH", "DELETE"} - set(route.methods):
        shown = signed_in(Role.ADMINISTRATOR).generic(method, ASKED[route.name].format(**ids))
        assert shown.status_code == 405, method


def test_every_role_may_what_those_before_it_may() -> None:
    roles = list(Role)
    assert all(GRANTED[lower] <= GRANTED[higher] for lower, higher in itertools.pairwise(roles))
