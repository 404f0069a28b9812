"""Every address of the desk, its page, and what a member must be permitted to see it: the one table of all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.urls import URLPattern, path
from django.views.decorators.http import require_http_methods

from marsad.desk.access import May
from marsad.desk.members.models import Member
from marsad.desk.pages import account, decisions, front, health, incidents, reports, search, sources

_Page = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Route:
    """An address: its page, the methods that it answers, and who may; None is anybody."""

    path: str
    name: str
    page: _Page
    needs: May | None
    methods: tuple[str, ...] = ("GET", "HEAD")
    shows_record: bool = True


_POST: Final = ("POST",)
_FORM: Final = ("GET", "HEAD", "POST")

ROUTES: Final = (
    Route("", "front", front.front, May.READ),
    Route("incidents/", "incidents", incidents.incidents, May.READ),
    Route("incidents/<str:id_>/", "incident", incidents.incident, May.READ),
    Route("reports/<path:id_>/", "report", reports.report, May.READ),
    Route("search/", "search", search.search, May.READ),
    Route("sources/", "sources", sources.sources, May.READ),
    Route("sources/<path:id_>/", "source", sources.source, May.READ),
    Route("decide/", "decide", decisions.decide, May.CODE, _POST),
    Route("account/sign-in/", "sign-in", account.sign_in, None, _FORM, shows_record=False),
    Route("account/sign-out/", "sign-out", account.sign_out, None, _POST, shows_record=False),
    Route("account/language/", "language", account.language, None, _POST, shows_record=False),
    Route("healthz", "health", health.healthy, None, shows_record=False),
    Route("readyz", "ready", health.ready, None, shows_record=False),
)


def patterns() -> list[URLPattern]:
    """The addresses with their guarded pages, as Django takes them."""
    return [path(route.path, _guarded(route), name=route.name) for route in ROUTES]


def _guarded(route: Route) -> _Page:
    """A route's page behind its permission and methods."""

    @wraps(route.page)
    def page(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if route.needs is not None:
            assert isinstance(request.user, Member)
            if not request.user.may(route.needs):
                raise PermissionDenied
        return route.page(request, *args, **kwargs)

    shown: _Page = require_http_methods(route.methods)(page)
    if route.needs is not None:
        shown = login_required(shown)
    shown.shows_record = route.shows_record  # type: ignore[attr-defined]  # read by the middleware, from the view alone
    return shown
