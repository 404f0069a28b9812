"""One call of the API: its address and method, who may, and what is checked before it is answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from marsad.desk.access import May
from marsad.desk.adding.catching_up import catch_up
from marsad.desk.api import bearer
from marsad.desk.api.problems import PATH, problem
from marsad.desk.apps import record_home, registers
from marsad.desk.members.models import Member, Token
from marsad.desk.members.tokens import Scope
from marsad.desk.numbers import number_in
from marsad.desk.settings import FORM
from marsad.model.json import dumps
from marsad.record.index.applied import is_up_to_date
from marsad.record.meanwhile import seen

SEEN: Final = "Marsad-Seen"
"""Header of whatever shows the record: up to which entry of the log it does; a ruling says it as `since`."""
_View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Call:
    """A call: `does` answers it, `gives` is the shape of the answer; its docstring says what it is."""

    method: str
    path: str
    name: str
    does: _View
    gives: Any
    scope: Scope
    needs: May
    about: str
    """Under which heading it is documented."""
    shows_record: bool = True
    status: int = 200
    largest: int = FORM
    """Bytes that what is sent may have."""
    media: tuple[str, ...] = ("application/json",)
    """Of what it sends, where it takes anything."""
    queries: tuple[str, ...] = ()
    """What an address may say; set as the calls are put together (`routing`)."""

    @property
    def described_path(self) -> str:
        """Its address as its description has it."""
        return PATH + self.path.replace("{path:", "{").replace("{int:", "{")


def answer(told: Any, status: int = 200) -> HttpResponse:
    """An answer in JSON, as the public formats write it."""
    return HttpResponse(dumps(told), status=status, content_type="application/json")


def member_of(request: HttpRequest) -> Member:
    """Whose token it is asked with."""
    assert isinstance(request.user, Member)
    return request.user


def guarded(view: _View, calls: Mapping[str, Call]) -> _View:
    """The view of an address behind all that is checked: method, token, scope, role, what is asked, the record."""

    def page(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        if request.method != "HEAD":
            return answer(request, *given, **named)
        request.method = "GET"  # the server sends what GET would, without the body
        try:
            return answer(request, *given, **named)
        finally:
            request.method = "HEAD"

    def answer(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        call = calls.get(request.method or "")
        if call is None:
            return _no_method(request, calls)
        token = bearer.token_of(request)
        if isinstance(token, HttpResponse):
            return token
        request.user = token.member
        request.token = token  # type: ignore[attr-defined]  # read by the call that tells of it
        refused = bearer.refusal(token, call.scope, call.needs) or _not_understood(request, call)
        if refused is not None:
            return refused
        if not call.shows_record:
            return view(request, *given, **named)
        return _on_record(request, lambda: view(request, *given, **named))

    page.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie lets anybody in here
    page.largest = max(call.largest for call in calls.values())  # type: ignore[attr-defined]  # read by the middleware
    return page


def token_in(request: HttpRequest) -> Token:
    """The token with which it is asked."""
    token = request.token  # type: ignore[attr-defined]  # as `guarded` set it
    assert isinstance(token, Token)
    return token


def _on_record(request: HttpRequest, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """An answer of a record that has all of the log, before it was made and after; else that it must be waited for.

    A page says that it lacks something. A program would take half a toll for the whole.
    """
    if catch_up(record_home(), registers(), wait=True):
        return _behind()
    shown = seen()
    response = make()
    if response.status_code < 300 and request.method == "GET" and not response.streaming and not is_up_to_date():
        return _behind()
    response[SEEN] = str(shown)
    return response


def _behind() -> HttpResponse:
    return problem(503, _("The record is taking something in"), _("Incidents may lack it for a moment. Ask again."))


def _no_method(request: HttpRequest, calls: Mapping[str, Call]) -> HttpResponse:
    response = problem(405, _("There is no such call"), _("The address answers other methods."))
    response["Allow"] = ", ".join(sorted({*calls, "HEAD"} if "GET" in calls else calls))
    return response


def _not_understood(request: HttpRequest, call: Call) -> HttpResponse | None:
    """What is said of an address that asks for what the call does not know, or twice for one thing.

    What is passed over in silence would look like an answer to it.
    """
    said = {name: request.GET.getlist(name) for name in request.GET}
    wrong = sorted(name for name, values in said.items() if name not in call.queries or len(values) > 1)
    if wrong:
        told = [{"at": f"query.{name[:60]}", "says": _("is not known, or said twice")} for name in wrong]
        return problem(400, _("The request was not understood"), errors=told)
    if any("\0" in value for values in said.values() for value in values) or "\0" in request.path:
        return problem(404, _("Not in the record"), _("No name has such a sign."))
    if (number_in(request.META.get("CONTENT_LENGTH") or "0") or 0) > call.largest:
        return problem(413, _("That is too much at once"), _("Nothing of it was kept. Send less, or in parts."))
    kind = (request.content_type or "").lower()
    if request.method == "POST" and call.media and kind not in call.media:
        return problem(415, _("The request was not understood"), _("Send it as %(kind)s.") % {"kind": call.media[0]})
    return None
