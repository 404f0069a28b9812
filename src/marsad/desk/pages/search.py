"""Searching the reports: Arabic is found whatever its harakat, hamza and clitics."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk.apps import registers
from marsad.desk.pages.words import words_of
from marsad.errors import BadSearch
from marsad.record.ask.found_words import stretches
from marsad.record.ask.incidents import incidents_of
from marsad.record.index.readings import readings_of
from marsad.record.index.words import find
from marsad.record.search_words import Query, query_of

_MOST = 50
_AROUND = 160


def search(request: HttpRequest) -> HttpResponse:
    """Reports that have every word that the address asks for, each with its first words that were looked for."""
    asked, problem = request.GET.get("q", "").strip(), ""
    found: list[str] = []
    query: Query | None = None
    if asked:
        try:
            query = query_of(asked)
            found = find(query, _MOST)
        except BadSearch as error:
            problem = str(error)
    readings = readings_of(found, registers())
    rows = []
    for id_ in found:
        if id_ in readings and query is not None:
            report = readings[id_].report
            marked = [(start, end, "found") for start, end in stretches(report.text, query)]
            first = marked[0][0] if marked else 0
            around = (max(first - _AROUND, 0), min(first + _AROUND, len(report.text)))
            rows.append(
                {"id": id_, "report": report, "words": words_of(report, around, marked), "in": incidents_of(id_)}
            )
    told = {"asked": asked, "rows": rows, "problem": problem, "most": _MOST, "full": len(found) == _MOST}
    return render(request, "desk/search.html", told)
