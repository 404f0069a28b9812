"""Reports: lists and searches, one as it was read, its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from marsad.desk.api.call import answer
from marsad.desk.api.paging import Paged, cursor_of, page
from marsad.desk.api.shapes.base import Day, Id, iso, one_of
from marsad.desk.apps import registers
from marsad.errors import NotInRecord
from marsad.languages.pack import languages
from marsad.model.claim import Reading
from marsad.model.json import claim_to_dict, reading_to_dict, report_to_dict
from marsad.model.vocabulary import Outcome, Stance
from marsad.record.ask.found_words import stretches
from marsad.record.ask.party_names import id_of
from marsad.record.ask.search import Asked, figures_of, found, incidents_by_report, reports_of
from marsad.record.index.readings import readings_of
from marsad.record.search_words import query_of

LANGUAGE: Final = one_of(languages())
_WORDS: Final = 200
"""Letters of the longest search: what has so many has no more words than are taken."""
_WHO: Final = ("origin", "affected", "responsible")


class ReportsAsked(Paged):
    """Which reports; what is asked of claims is of one claim, as it counts in an incident."""

    first: Day | None = Field(None, description="That appeared on this day or later.")
    last: Day | None = Field(None, description="That appeared on this day or before.")
    language: str | None = Field(None, pattern=LANGUAGE, description="In a language.", examples=["ar"])
    outlet: Id | None = Field(None, description="Of an outlet.")
    country: str | None = Field(None, pattern="^[A-Za-z]{2}$", description="Of incidents in a country (ISO 3166).")
    origin: Id | None = Field(None, description="With a claim of an origin: its id, or a party's name.")
    outcome: Outcome | None = Field(None, description="With a claim of an outcome.")
    stance: Stance | None = Field(None, description="With a claim that is said so surely.")
    affected: Id | None = Field(None, description="With a claim that counts a group or party.")
    responsible: Id | None = Field(None, description="With a claim that names a party as responsible.")
    alone: bool = Field(False, description="Only those that tell of no incident.")
    order: Literal["newest", "oldest"] = Field("newest", description="Which come first.")


class SearchAsked(ReportsAsked):
    """The same with words."""

    q: str = Field(
        max_length=_WORDS,
        pattern=r"[A-Za-z0-9\u0620-\u064a\u0660-\u0669]",
        description="Every word in any of its forms; words in quotation marks stand together.",
        examples=["قتلى الرقة", '"سجن غويران"'],
    )


def reports(request: HttpRequest, asked: Query[ReportsAsked]) -> HttpResponse:
    """Reports, those that appeared last first."""
    return answer(_listed(request, asked, _asked(asked), searched=False))


def search(request: HttpRequest, asked: Query[SearchAsked]) -> HttpResponse:
    """Reports that have every word, Arabic with and without harakat, hamza and clitics, and all else that is asked."""
    return answer(_listed(request, asked, replace(_asked(asked), words=query_of(asked.q)), searched=True))


def report(request: HttpRequest, id: str) -> HttpResponse:
    """A report as it was read (`marsad.claims/1`), as `marsad show REPORT --json` gives it, without its file's name."""
    return answer(reading_to_dict(_without_file(_reading(id))))


def text(request: HttpRequest, id: str) -> HttpResponse:
    """A report's text, which every span addresses."""
    one = _reading(id).report
    told = {"id": one.known_as, "language": one.language, "text_sha256": one.text_sha256, "text": one.text}
    return answer(told)


def head_of(reading: Reading) -> dict[str, Any]:
    """What is known of a report from outside its text; pages do not show the name of its file either."""
    return report_to_dict(_without_file(reading).report)


def _without_file(reading: Reading) -> Reading:
    return replace(reading, report=replace(reading.report, file=None))


def _reading(id_: str) -> Reading:
    reading = readings_of([id_], registers()).get(id_)
    if reading is None:
        raise NotInRecord(f"there is no report {id_!r}")
    return reading


def _asked(asked: ReportsAsked) -> Asked:
    who: dict[str, Any] = {name: id_of(said, registers()) for name in _WHO if (said := getattr(asked, name))}
    return Asked(
        first=iso(asked.first),
        last=iso(asked.last),
        language=asked.language,
        outlet=asked.outlet,
        country=asked.country,
        outcome=asked.outcome,
        stance=asked.stance,
        alone=asked.alone,
        oldest_first=asked.order == "oldest",
        **who,
    )


def _listed(request: HttpRequest, asked: ReportsAsked, wanted: Asked, *, searched: bool) -> dict[str, Any]:
    cursor = cursor_of(asked.after, int)
    numbers = found(wanted, asked.limit + 1, int(cursor[0]) if cursor else None)
    return page(
        request, numbers, asked.limit, lambda number: (number,), lambda some: _told(some, wanted, searched=searched)
    )


def _told(numbers: Sequence[int], wanted: Asked, *, searched: bool) -> list[dict[str, Any]]:
    ids = reports_of(numbers)
    readings, incidents = readings_of(ids, registers()), incidents_by_report(ids)
    told: list[dict[str, Any]] = [
        {"id": id_, "report": head_of(readings[id_]), "incidents": incidents.get(id_, [])}
        for id_ in ids
        if id_ in readings
    ]
    if not searched or wanted.words is None:
        return told
    claimed = {one.claim for one in figures_of(numbers, wanted)} if wanted.of_claims else None
    for one in told:
        reading = readings[one["id"]]
        words = stretches(reading.report.text, wanted.words)
        one["found"] = [{"start": start, "end": end, "text": reading.report.text[start:end]} for start, end in words]
        one["claims"] = [
            claim_to_dict(claim) for claim in reading.claims if claimed is None or f"{one['id']}/{claim.id}" in claimed
        ]
    return told
