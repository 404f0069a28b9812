"""Exports, the same as the pages': what the project withholds is in none of them."""

from __future__ import annotations

from typing import Final, Literal

from django.http import HttpRequest, HttpResponseBase
from ninja import Query, Schema
from pydantic import Field

from marsad.desk.api.calls.reports import LANGUAGE
from marsad.desk.api.shapes.base import Day, Id, one_of
from marsad.desk.pages import exporting
from marsad.exports.formats import FORMATS
from marsad.model.toll import Grade
from marsad.model.vocabulary import Outcome, Stance

_FORMAT: Final = one_of((*FORMATS, "bundle"))


class ExportAsked(Schema):
    """Of what, in which format. Filters are those of the lists; an incident and a source are named by `id`."""

    of: Literal["incidents", "incident", "search", "source"] = Field(description="What is taken out.")
    format: str = Field(
        pattern=_FORMAT,
        description="In which format (docs/exports.md); a bundle needs a signed checkpoint.",
        examples=[*FORMATS, "bundle"],
    )
    id: Id | None = Field(None, description="Of `incident` and `source`: which.")
    excel: Literal["1"] | None = Field(None, description="The mark of UTF-8 before CSV, as Excel wants it.")
    first: Day | None = None
    last: Day | None = None
    country: str | None = Field(None, pattern="^[A-Za-z]{2}$")
    outcome: Outcome | None = None
    grade: Grade | None = None
    party: Id | None = None
    q: str | None = Field(None, max_length=200)
    language: str | None = Field(None, pattern=LANGUAGE)
    outlet: Id | None = None
    origin: Id | None = None
    stance: Stance | None = None
    affected: Id | None = None
    responsible: Id | None = None


def export(request: HttpRequest, asked: Query[ExportAsked]) -> HttpResponseBase:
    """What a list, an incident, a search or a source shows as a file; at most 3,000 reports at once."""
    return exporting.export(request)
