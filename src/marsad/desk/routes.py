"""Every address of the desk, its page, and what a member must be permitted to see it: the one table of all of them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import wraps
from typing import Any, Final

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from marsad.desk.access import May
from marsad.desk.adding.uploads import BYTES
from marsad.desk.apps import project
from marsad.desk.members.models import Member
from marsad.desk.members.sessions import FACTOR
from marsad.desk.pages import (
    account,
    adding,
    decisions,
    exporting,
    failures,
    front,
    health,
    incidents,
    joining,
    members,
    own_account,
    own_factors,
    own_tokens,
    parties,
    programs,
    published,
    publishing,
    reports,
    saved,
    search,
    sources,
)
from marsad.desk.pages.incident import page as incident_page
from marsad.desk.pages.review import act, arrange, proposals, queue
from marsad.desk.settings import FORM
from marsad.record.store.turns import at_one_moment

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
    largest: int = FORM
    """Bytes that what is sent there may have."""
    before_factor: bool = False
    """Whether it is shown to a member who has yet to set the second factor that the project asks of all."""


_GET: Final = ("GET", "HEAD")
_POST: Final = ("POST",)
_FORM: Final = (*_GET, *_POST)


def _own(path: str, name: str, page: _Page, methods: tuple[str, ...]) -> Route:
    """An address of a member's own account."""
    return Route(path, name, page, May.READ, methods, shows_record=False, before_factor=True)


ROUTES: Final = (
    Route("", "front", front.front, May.READ),
    Route("incidents/", "incidents", incidents.incidents, May.READ),
    Route("incidents/<str:id_>/", "incident", incident_page.incident, May.READ),
    Route("reports/<path:id_>/", "report", reports.report, May.READ),
    Route("search/", "search", search.search, May.READ),
    Route("sources/", "sources", sources.sources, May.READ),
    Route("sources/<path:id_>/", "source", sources.source, May.READ),
    Route("parties/", "parties", parties.parties, May.READ),
    Route("parties/<str:id_>/", "party", parties.party, May.READ),
    Route("search/saved/", "save-search", saved.save, May.READ, _POST, shows_record=False),
    Route("search/saved/<int:id_>/delete/", "forget-search", saved.forget, May.READ, _POST, shows_record=False),
    Route("api/", "api", programs.documentation, May.READ, shows_record=False),
    Route("export/", "export", exporting.export, May.READ),
    Route("add/", "add", adding.add, May.CODE, _FORM, shows_record=False, largest=BYTES),
    Route("add/<int:id_>/", "addition", adding.addition, May.CODE),
    Route("add/<int:id_>/again/", "add-again", adding.again, May.CODE, _POST, shows_record=False),
    Route("publishing/", "publishing", publishing.publishing, May.EDIT),
    Route("publishing/publish/", "publish", publishing.publish, May.EDIT, _POST),
    Route("publishing/withdraw/", "withdraw", publishing.withdraw, May.EDIT, _POST),
    Route("published/", "published", published.published, None),
    Route("published/<path:path>", "published-file", published.published, None),
    Route("decide/", "decide", decisions.decide, May.CODE, _POST),
    Route("review/", "review", queue.queue, May.READ),
    Route("review/act/", "review-act", act.act, May.CODE, _POST),
    Route("review/proposals/", "proposals", proposals.proposals, May.READ),
    Route("review/proposals/close/", "proposal-close", proposals.close, May.CODE, _POST),
    Route("arrange/", "arrange", arrange.arrange, May.REVIEW, _FORM),
    Route("account/sign-in/", "sign-in", account.sign_in, None, _FORM, shows_record=False),
    Route("account/sign-out/", "sign-out", account.sign_out, None, _POST, shows_record=False),
    Route("account/language/", "language", account.language, None, _POST, shows_record=False),
    Route("account/second-factor/", "second-factor", account.second_factor, None, _FORM, shows_record=False),
    Route("account/join/<str:secret>/", "join", joining.join, None, _FORM, shows_record=False),
    _own("account/", "account", own_account.account, _GET),
    _own("account/preferences/", "preferences", own_account.preferences, _POST),
    _own("account/password/", "password", own_account.password, _FORM),
    _own("account/sessions/", "end-sessions", own_account.end_sessions, _POST),
    _own("account/app/", "app", own_factors.app, _FORM),
    _own("account/passkey/", "passkey", own_factors.passkey, _FORM),
    _own("account/factors/remove/", "remove-factor", own_factors.remove, _POST),
    Route("account/tokens/", "make-token", own_tokens.make, May.READ, _POST, shows_record=False),
    _own("account/tokens/withdraw/", "withdraw-token", own_tokens.withdraw, _POST),
    _own("account/codes/", "codes", own_factors.codes, _POST),
    Route("members/", "members", members.members, May.ADMINISTER, shows_record=False),
    Route("members/change/", "change-member", members.change, May.ADMINISTER, _POST, shows_record=False),
    Route("members/invite/", "invite", members.invite, May.ADMINISTER, _POST, shows_record=False),
    Route("members/withdraw/", "withdraw-invitation", members.withdraw, May.ADMINISTER, _POST, shows_record=False),
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
        if request.method not in route.methods:
            return failures.not_this_way(request, route.methods)
        if route.needs is not None:
            assert isinstance(request.user, Member)
            if not request.user.may(route.needs):
                raise PermissionDenied
            if project().second_factor and not route.before_factor and FACTOR not in request.session:
                messages.warning(request, _("This desk asks everybody for a second factor. Set one here."))
                return redirect("account")
        with at_one_moment() if route.shows_record and request.method in _GET else nullcontext():
            return route.page(request, *args, **kwargs)

    shown: _Page = page if route.needs is None else login_required(page)
    shown.largest, shown.needs_member = route.largest, route.needs is not None  # type: ignore[attr-defined]  # likewise
    shown.shows_record = route.shows_record  # type: ignore[attr-defined]  # read by the middleware, from the view alone
    return shown
