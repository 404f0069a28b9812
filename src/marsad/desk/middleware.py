"""What every request to the desk goes through besides Django's own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from marsad.desk import context
from marsad.desk.adding.catching_up import catch_up
from marsad.desk.apps import record_home, registers
from marsad.desk.members.sessions import note_use
from marsad.desk.numbers import number_in
from marsad.desk.pages import failures
from marsad.desk.settings import FORM
from marsad.errors import MarsadError

_Next = Callable[[HttpRequest], HttpResponseBase]


class SizeMiddleware:
    """Refuses what is larger than its page takes (`routes`), before a byte of it is read."""

    def __init__(self, get_response: _Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_: object) -> HttpResponse | None:
        """A length that is no number counts as too long; a body of no told length is never read."""
        said = request.META.get("CONTENT_LENGTH") or "0"
        length = number_in(said)
        fits = length is not None and length <= getattr(view, "largest", FORM)
        return None if fits else failures.too_large(request)


class ReaderMiddleware:
    """Has pages written as whoever is signed in wants to read, and notes that their session is in use."""

    def __init__(self, get_response: _Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with context.read_by(request):
            return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_: object) -> None:
        """Only where somebody must be signed in: other pages ask nothing of the session."""
        if getattr(view, "needs_member", False):
            note_use(request.session)


class RecordMiddleware:
    """Brings the index up to date before a page that shows it, and says plainly what cannot be done."""

    def __init__(self, get_response: _Next) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store"  # pages on a record stay in no browser's cache
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_: object) -> HttpResponse | None:
        """Only a view that shows the record (`routes`) waits for it, and none for long."""
        if getattr(view, "shows_record", False):
            behind = catch_up(record_home(), registers(), wait=False)
            request.behind = behind  # type: ignore[attr-defined]  # read by the templates
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What Marsad says cannot be done is a page; any other failure is Django's to log and tell."""
        return failures.told(request, exception) if isinstance(exception, MarsadError) else None
