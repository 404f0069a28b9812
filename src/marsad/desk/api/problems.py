"""What cannot be done, as programs are told (RFC 9457): a kind that is the same in every language, and words.

It knows nothing of calls: the desk's own pages for failures speak through it where a program asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from marsad.model.json import dumps

PATH: Final = "/api/1/"
"""Where the calls stand; what is asked under it is answered in JSON alone."""
MEDIA: Final = "application/problem+json"
KINDS: Final[Mapping[int, str]] = {
    400: "not-understood",
    401: "no-token",
    403: "not-permitted",
    404: "not-there",
    405: "no-such-method",
    409: "not-now",
    413: "too-large",
    415: "unknown-media-type",
    422: "cannot-be",
    500: "failed",
    503: "unavailable",
}
"""What each status means here, after `urn:marsad:problem:`."""
_RETRY: Final = "3"
"""Seconds after which it may be asked again what could not be answered."""


def is_asked_by_program(request: HttpRequest) -> bool:
    """Whether an answer must be JSON."""
    return request.path.startswith(PATH)


def problem(status: int, title: str, detail: str = "", **members: Any) -> HttpResponse:
    """A problem; `members` tell of it what programs can use."""
    told = {"type": f"urn:marsad:problem:{KINDS[status]}", "title": title, "status": status}
    said = told | ({"detail": detail} if detail else {}) | members
    response = HttpResponse(dumps(said), status=status, content_type=MEDIA)
    if status == 503:
        response["Retry-After"] = _RETRY
    return response
