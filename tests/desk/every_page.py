"""Every page of the desk that can be looked at: where it is, who looks, what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.desk.routes import ROUTES

#: Routes that are asked for and are no pages: files, and two answers to whoever watches the desk.
NO_PAGES = frozenset({"api-schema", "export", "health", "ready"})
HALF, NOBODY = "nur", ""
"""Somebody who gave the password and not yet the code; nobody who signed in."""


@dataclass(frozen=True, slots=True)
class Sight:
    """A page: its route, or what it shows where it is none; where; who looks; the status."""

    of: str
    address: str
    who: str = "amal"
    status: int = 200
    walked: bool = True
    """Whether it is gone through by the tab key: another sight of the same page may be instead."""
    own_language: bool = True
    """Whether the page is in the reader's language; the one that asks for it is in both."""

    def __str__(self) -> str:
        return f"{self.who or 'nobody'}{self.address}"


SIGHTS = (
    Sight("front", "/"),
    Sight("front", "/?days=0&since=2000-01-01", walked=False),
    Sight("front", "/?days=30&since=yesterday", "rim", 400, walked=False),
    Sight("incidents", "/incidents/"),
    Sight("incidents", "/incidents/?outcome=injured&order=deaths&page=2", "rim"),
    Sight("incidents", "/incidents/?country=XX"),
    Sight("incident", "/incidents/{incident}/"),
    Sight("incident", "/incidents/{incident}/?as_of=2022-01-29&policy=ucdp/1", "rim", walked=False),
    Sight("incident", "/incidents/{incident}/?as_of=31/12", status=400),
    Sight("incident", "/incidents/nobody-knows-it/", status=404),
    Sight("report", "/reports/{report}/", walked=False),
    Sight("report", "/reports/{report}/", "rim", walked=False),
    Sight("report", "/reports/{report}/?claim={own}&do=correct"),
    Sight("report", "/reports/{report}/?add=0-6"),
    Sight("report", "/reports/nobody-knows-it/", status=404),
    Sight("search", "/search/"),
    Sight("search", "/search/?q=قتلى&outcome=killed"),
    Sight("search", "/search/?q=zzzz", "rim"),
    Sight("search", "/search/?q=%22&first=2022-13-45"),
    Sight("sources", "/sources/"),
    Sight("source", "/sources/{origin}/"),
    Sight("source", "/sources/nobody-knows-it/", status=404),
    Sight("parties", "/parties/"),
    Sight("party", "/parties/islamic-state/"),
    Sight("party", "/parties/nobody-knows-it/", status=404),
    Sight("add", "/add/"),
    Sight("add", "/add/", "rim", 403),
    Sight("addition", "/add/1/"),
    Sight("addition", "/add/2/"),
    Sight("addition", "/add/3/"),
    Sight("addition", "/add/99/", status=404),
    Sight("publishing", "/publishing/"),
    Sight("publishing", "/publishing/?incident={incident}"),
    Sight("publishing", "/publishing/?incident={other}"),
    Sight("publishing", "/publishing/?incident=nobody-knows-it"),
    Sight("published", "/published/", NOBODY, own_language=False),
    Sight("published-file", "/published/LANG/index.html", NOBODY),
    Sight("published-file", "/published/LANG/method.html", NOBODY),
    Sight("published-file", "/published/LANG/corrections.html", NOBODY),
    Sight("published-file", "/published/LANG/incidents/{incident}.html", NOBODY),
    Sight("published-file", "/published/LANG/nobody-knows-it.html", NOBODY, 404),
    Sight("review", "/review/"),
    Sight("review", "/review/?ground=near"),
    Sight("review", "/review/?least=100000", "rim"),
    Sight("proposals", "/review/proposals/"),
    Sight("arrange", "/arrange/?incident={incident}"),
    Sight("arrange", "/arrange/?report={loose}"),
    Sight("arrange", "/arrange/?incident=nobody-knows-it", status=404),
    Sight("sign-in", "/account/sign-in/", NOBODY),
    Sight("second-factor", "/account/second-factor/", HALF),
    Sight("join", "/account/join/{secret}/", NOBODY),
    Sight("join", "/account/join/nobody-knows-it/", NOBODY, 410),
    Sight("account", "/account/"),
    Sight("account", "/account/", "rim"),
    Sight("password", "/account/password/"),
    Sight("app", "/account/app/"),
    Sight("passkey", "/account/passkey/"),
    Sight("members", "/members/"),
    Sight("api", "/api/", walked=False),
    Sight("no page", "/nobody-knows-it/", status=404),
    Sight("no page", "/nobody-knows-it/", NOBODY, 404),
    Sight("no page to look at", "/decide/", status=405),
    Sight("no page to look at", "/account/sign-out/", NOBODY, 405),
    Sight("not understood", "/invented/not-understood/", status=400),
    Sight("failed", "/invented/failed/", status=500),
    Sight("failed", "/invented/failed/", NOBODY, 500),
    Sight("the database is away", "/invented/away/", status=503),
    Sight("the record is broken", "/invented/broken/", status=503),
)
"""LANG is the reader's language."""

EMPTY = tuple(
    Sight("empty", address)
    for address in (
        "/", "/incidents/", "/search/", "/search/?q=x", "/sources/", "/parties/", "/add/", "/publishing/", "/review/",
        "/review/proposals/", "/members/", "/account/",
    )
)  # fmt: skip


def missed() -> set[str]:
    """The routes that answer with a page at which nobody looks here."""
    return {route.name for route in ROUTES if "GET" in route.methods} - {one.of for one in SIGHTS} - NO_PAGES


#: Starts a desk that has some addresses more, at which things go wrong.
START = """
from django.core.exceptions import SuspiciousOperation
from django.db import OperationalError
from django.urls import path
from marsad.desk import serving
from marsad.errors import BadLog

WRONG = {
    "not-understood": SuspiciousOperation("invented"),
    "failed": RuntimeError("invented"),
    "away": OperationalError("invented"),
    "broken": BadLog("invented"),
}
up = serving.set_up

def page(request, which):
    raise WRONG[which]

def set_up(*given, **named):
    up(*given, **named)
    from marsad.desk import urls
    urls.urlpatterns.append(path("invented/<str:which>/", page))

serving.set_up = set_up
from marsad.cli.main import run
run()
"""
