"""What is published, for everybody: nobody signs in, nothing is remembered of whoever reads."""

from __future__ import annotations

from mimetypes import guess_type

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from marsad.desk.apps import desk_config
from marsad.desk.edition.edition import Edition
from marsad.desk.edition.pages import LANGUAGES, POLICY

_TYPES = {".geojson": "application/geo+json", ".md": "text/markdown; charset=utf-8", ".xml": "application/atom+xml"}
_MINUTES = 5 * 60


def published(request: HttpRequest, path: str = "") -> HttpResponseBase:
    """A file of the edition; there is none unless the project says that the desk shows it."""
    config = desk_config()
    if config.home is None or not config.project.published:
        raise Http404
    pieces = Edition(config.home, config.project).pieces(path)
    if pieces is None:
        raise Http404
    kind = _type(path)
    response: HttpResponseBase
    if isinstance(pieces, list):
        response = HttpResponse(b"".join(pieces), content_type=kind)
    else:
        response = StreamingHttpResponse(pieces, content_type=kind)
    if path[:2] in LANGUAGES:
        response["Content-Language"] = path[:2]
    response["Cache-Control"] = f"public, max-age={_MINUTES}"
    response["Referrer-Policy"] = "no-referrer"
    response["Content-Security-Policy"] = f"{POLICY}; frame-ancestors 'none'"
    if not kind.startswith("text/html"):
        response["X-Content-Type-Options"] = "nosniff"
    return response


def _type(path: str) -> str:
    """What a file is, by its ending; the edition has no others than these."""
    if not path or path.endswith(".html"):
        return "text/html; charset=utf-8"
    for ending, kind in _TYPES.items():
        if path.endswith(ending):
            return kind
    kind = guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
