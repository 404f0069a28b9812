"""What every request to the desk goes through besides Django's own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from marsad.desk.apps import registers
from marsad.desk.pages import failures
from marsad.errors import MarsadError
from marsad.record.index.up_to_date import bring_up_to_date

_Next = Callable[[HttpRequest], HttpResponseBase]


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
        """Only a view that shows the record (`routes`) waits for it."""
        if getattr(view, "shows_record", False):
            bring_up_to_date(registers())
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """What Marsad says cannot be done is a page; any other failure is Django's to log and tell."""
        return failures.told(request, exception) if isinstance(exception, MarsadError) else None
