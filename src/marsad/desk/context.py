"""What every page of the desk knows: the interface's language and direction, its words, who is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from marsad.desk.access import May
from marsad.desk.members.models import Member
from marsad.desk.pages.words import direction
from marsad.interface.labels import INTERFACE_LANGUAGES, Labels, labels
from marsad.interface.manner import Manner, Months

#: The pages that every page leads to.
_PAGES = (
    ("front", _("Front page")),
    ("incidents", _("Incidents")),
    ("review", _("Review")),
    ("sources", _("Sources")),
    ("parties", _("Parties")),
    ("search", _("Search")),
)
#: Those that only some are led to.
_FURTHER = (
    ("add", _("Add"), May.CODE),
    ("publishing", _("Publishing"), May.EDIT),
    ("members", _("Members"), May.ADMINISTER),
    ("account", _("Your account"), May.READ),
)
_READER: ContextVar[HttpRequest | None] = ContextVar("reader", default=None)


def words() -> Labels:
    """The words of the interface in the language of the request."""
    return _written(language(), manner())


@lru_cache(maxsize=32)
def _written(language: str, manner: Manner) -> Labels:
    return labels(language).written(manner)


def manner() -> Manner:
    """How numbers and days are written on the page that is made: as the member who asked wants it."""
    member = _reader()
    return member.manner if member is not None else Manner(months=Months.BOTH)


def signs_as() -> str:
    """The name under which whoever asked would decide; nothing where nobody is signed in."""
    member = _reader()
    return member.signs_as if member is not None else ""


def _reader() -> Member | None:
    request = _READER.get()
    return member_of(request) if request is not None else None


@contextmanager
def read_by(request: HttpRequest) -> Iterator[None]:
    """Within, pages are written for whoever asked."""
    token = _READER.set(request)
    try:
        yield
    finally:
        _READER.reset(token)


def member_of(request: HttpRequest) -> Member | None:
    """Who is signed in, if anybody is."""
    user = getattr(request, "user", None)
    return user if isinstance(user, Member) else None


def own(request: HttpRequest) -> Member:
    """Who is signed in, on a page that nobody else is shown."""
    member = member_of(request)
    assert member is not None
    return member


def language() -> str:
    """The interface language of the request."""
    asked = (get_language() or "en").partition("-")[0]
    return asked if asked in INTERFACE_LANGUAGES else "en"


def interface(request: HttpRequest) -> dict[str, Any]:
    """For every template: `lang`, `dir`, the other languages, what the member may do."""
    own = language()
    member = member_of(request)
    further = [(name, str(words)) for name, words, needs in _FURTHER if member is not None and member.may(needs)]
    return {
        "lang": own,
        "dir": direction(own),
        "languages": INTERFACE_LANGUAGES,
        "pages": [(name, str(words)) for name, words in _PAGES] + further,
        "may": {permission.value: member is not None and member.may(permission) for permission in May},
    }
