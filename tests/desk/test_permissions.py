"""Every address of the desk × every role and nobody: who is shown it, who is refused, who is asked to sign in."""

from __future__ import annotations

import itertools

import pytest

from marsad.desk.access import GRANTED, Role
from marsad.desk.routes import ROUTES, Route
from tests.desk.conftest import As

ASKED = {
    "front": "/",
    "incidents": "/incidents/",
    "incident": "/incidents/{incident}/",
    "report": "/reports/{report}/",
    "search": "/search/?q=قتلى",
    "sources": "/sources/",
    "source": "/sources/{origin}/",
    "decide": "/decide/",
    "sign-in": "/account/sign-in/",
    "sign-out": "/account/sign-out/",
    "language": "/account/language/",
    "health": "/healthz",
    "ready": "/readyz",
}
"""What each route is asked for; a route that is not here fails the table."""

PEOPLE = (None, *Role)


@pytest.mark.parametrize("who", PEOPLE, ids=str)
@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_a_route_is_shown_to_those_who_may_and_to_nobody_else(
    route: Route, who: Role | None, signed_in: As, ids: dict[str, str]
) -> None:
    method = "GET" if "GET" in route.methods else "POST"
    status = signed_in(who).generic(method, ASKED[route.name].format(**ids)).status_code
    if route.needs is None or (who is not None and route.needs in GRANTED[who]):
        assert status in {200, 302}
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
