"""What Marsad says cannot be done, as a call answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from marsad.desk.access import May
from marsad.desk.adding.catching_up import bring_up
from marsad.desk.api.bearer import role_refusal
from marsad.desk.api.bodies import NoText
from marsad.desk.api.problems import problem
from marsad.desk.apps import record_home, registers
from marsad.desk.pages import failures
from marsad.desk.queue.ruling import ProposedMeanwhile
from marsad.errors import BadHome, BadLog, BadPublication, DecidedMeanwhile, MarsadError, NotInRecord
from marsad.model.decision_json import decision_to_dict
from marsad.record.index.decisions import of_ids

_MOST: Final = 20
"""Wrong members that an answer names."""
_LONGEST: Final = 200


def handle(api: NinjaAPI) -> None:
    """Has an API answer what calls raise. What is not here is a bug, or a database that is away: the desk's to tell."""
    api.add_exception_handler(MarsadError, _told)
    api.add_exception_handler(PermissionDenied, _not_permitted)
    api.add_exception_handler(ValidationError, _wrong)
    api.add_exception_handler(HttpError, _http)


def _told(request: HttpRequest, error: Any) -> HttpResponse:
    if isinstance(error, (BadHome, BadLog)):
        return failures.told(request, error)
    if isinstance(error, NotInRecord):
        return problem(404, _("Not in the record"), str(error))
    if isinstance(error, DecidedMeanwhile):
        bring_up(record_home(), registers())
        others = [decision_to_dict(one) for one in of_ids(error.decisions)]
        return problem(409, _("Somebody decided on it meanwhile, and nothing was kept"), str(error), decisions=others)
    if isinstance(error, (ProposedMeanwhile, BadPublication)):
        return problem(409, _("That cannot be done"), str(error))
    return problem(422, _("That cannot be done"), str(error))


def _not_permitted(request: HttpRequest, error: Any) -> HttpResponse:
    """A ruling that needs more than rulings do: putting together and taking apart."""
    return role_refusal(May.REVIEW)


def _wrong(request: HttpRequest, error: Any) -> HttpResponse:
    told = [{"at": _where(one), "says": _says(one)} for one in error.errors[:_MOST]]
    return problem(422, _("The request was not understood"), errors=told)


def _http(request: HttpRequest, error: Any) -> HttpResponse:
    """A body that is no JSON, or has in it what no text has."""
    if isinstance(error.__cause__, NoText):
        return problem(422, _("The request was not understood"), _("It has signs that no text has."))
    return problem(400, _("The request was not understood"), _("What was sent is no JSON."))


def _where(error: Mapping[str, Any]) -> str:
    """Where something is wrong, as `body.rulings.0.because`."""
    source, *rest = error.get("loc", ("",))
    inner = rest[1:] if source in ("body", "query") and len(rest) > 1 else rest
    return ".".join(map(str, (source, *inner)))[:_LONGEST]


def _says(error: Mapping[str, Any]) -> str:
    """What is wrong with it, in the reader's language."""
    said = _WORDS.get(str(error.get("type")))
    return said() if said is not None else _("is not as the documentation says")


_WORDS: Final[Mapping[str, Callable[[], str]]] = {
    "missing": lambda: _("is missing"),
    "extra_forbidden": lambda: _("is not known"),
    "string_too_long": lambda: _("is too long"),
    "string_too_short": lambda: _("is too short"),
    "too_long": lambda: _("has too many"),
    "too_short": lambda: _("has too few"),
    "literal_error": lambda: _("is none of those that there are"),
    "greater_than_equal": lambda: _("is too small"),
    "less_than_equal": lambda: _("is too large"),
    "less_than": lambda: _("is too large"),
    "int_parsing": lambda: _("is no whole number"),
    "int_type": lambda: _("is no whole number"),
    "string_type": lambda: _("is no text"),
}
