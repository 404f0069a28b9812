"""Taking out what a page shows, in the formats of the field: what the project withholds leaves in none of them."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Final

from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import gettext as _

from marsad.desk.adding.folder import adding_folder
from marsad.desk.apps import record_home
from marsad.desk.pages.asked import asked_of, said_in
from marsad.desk.pages.incidents import asked_in, unknown_in, wanted_by
from marsad.desk.pages.search import MOST
from marsad.desk.taking.material import material_on
from marsad.errors import BadExport
from marsad.exports.bundle.make import write_bundle
from marsad.exports.formats import FORMATS, streamed
from marsad.exports.material import Material
from marsad.record.ask.incidents import the_incident
from marsad.record.ask.lists import wanted
from marsad.record.ask.search import found, incidents_by_report, reports_of
from marsad.record.ask.sources import parts_of
from marsad.record.index.batches import batches

_BUNDLE: Final = "bundle"
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9-]+")
_MEDIA: Final[Mapping[str, str]] = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "json": "application/json",
    "zip": "application/zip",
}
_PIECE: Final = 1 << 16
Part = tuple[list[str], list[str]]
"""Incidents, and reports of none."""


def export(request: HttpRequest) -> HttpResponseBase:
    """What a page shows as a file of a format. Raises BadExport where there is no such format, or it is too much."""
    of, format = request.GET.get("of", ""), request.GET.get("format", "")
    if of not in _PARTS or (format not in FORMATS and format != _BUNDLE):
        raise BadExport(_("There is no such export."))
    material = material_on(*_PARTS[of](request))
    if format == _BUNDLE:
        ending, pieces = "zip", _bundled(material)
    else:
        ending, pieces = streamed(material, format, excel="excel" in request.GET)
    response = StreamingHttpResponse(pieces, content_type=_MEDIA.get(ending, "application/octet-stream"))
    response["Content-Disposition"] = f'attachment; filename="{_name(request, of, format)}.{ending}"'
    return response


def _name(request: HttpRequest, of: str, format: str) -> str:
    """A name of letters that every system takes: of an incident its id, of what is asked nothing."""
    id_ = _UNSAFE.sub("-", request.GET.get("id", ""))[:40].strip("-") if of == "incident" else ""
    return "-".join(filter(None, ("marsad", of, id_, format, f"{datetime.now(UTC):%Y-%m-%d}")))


def _bundled(material: Material) -> Iterator[bytes]:
    """The bytes of a bundle, which is written beside the record, and taken away once it was given."""
    from marsad.desk.taking.proof import proof_of  # what reads the log loads only for a bundle

    file = adding_folder(record_home()) / f"bundle-{secrets.token_hex(8)}.zip"
    try:
        write_bundle(material, proof_of(record_home(), sorted(material.readings)), file, made=datetime.now(UTC).date())
        stream = file.open("rb")
    finally:
        file.unlink(missing_ok=True)
    return iter(lambda: stream.read(_PIECE), b"")


def _incidents(request: HttpRequest) -> Part:
    asked = asked_in(request)
    if (unknown := unknown_in(asked)) is not None:
        raise BadExport(unknown)
    return list(wanted(wanted_by(asked))), []


def _incident(request: HttpRequest) -> Part:
    return [the_incident(request.GET.get("id", ""))], []


def _search(request: HttpRequest) -> Part:
    """The incidents that the found reports tell of, whole, and those of them that tell of none."""
    asked = asked_of(said_in(request.GET))
    reports = reports_of(found(asked, MOST)) if asked.anything else []
    told: dict[str, list[str]] = {}
    for some in batches(reports):
        told |= incidents_by_report(some)
    incidents = dict.fromkeys(one for report in reports for one in told.get(report, ()))
    return [*incidents], [report for report in reports if report not in told]


def _source(request: HttpRequest) -> Part:
    return list(parts_of(request.GET.get("id", ""), "counted")), []


_PARTS: Final[Mapping[str, Callable[[HttpRequest], Part]]] = {
    "incidents": _incidents,
    "incident": _incident,
    "search": _search,
    "source": _source,
}
