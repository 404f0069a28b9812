"""Searching reports and what they claim: Arabic is found whatever its harakat, hamza and clitics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.kept.models import SavedSearch
from marsad.desk.pages.asked import Said, asked_of, said_in
from marsad.desk.pages.figures import claim_of
from marsad.desk.pages.words import Marked, Piece, Words, words_of
from marsad.errors import BadDate, BadSearch
from marsad.interface.record_phrases import Names, titled
from marsad.languages.pack import languages
from marsad.model.claim import Claim, Reading
from marsad.model.report import Report
from marsad.model.vocabulary import OUTCOMES, STANCES
from marsad.record.ask.found_words import stretches
from marsad.record.ask.incidents import called_in
from marsad.record.ask.lists import titles_of
from marsad.record.ask.search import Asked, figures_of, found, incidents_by_report, reports_of
from marsad.record.index.models import Figure
from marsad.record.index.readings import readings_of

_PAGE: Final = 20
MOST: Final = 1_000
"""Reports that a search gives: beyond them nobody pages, and counting them would cost more than finding."""
_AROUND: Final = 160
_CLAIMS: Final = 4
_WORD: Final = 24
"""Letters within which a word ends."""
_CUT: Final = Piece("…")


def search(request: HttpRequest) -> HttpResponse:
    """Reports that have every word and all else that the address asks for, a page of them, with what they claim."""
    member = context.own(request)
    said, problem, numbers, asked = said_in(request.GET), "", [], Asked()
    try:
        asked = asked_of(said)
        numbers = found(asked, MOST + 1) if asked.anything else []
    except (BadSearch, BadDate) as error:
        problem = str(error)
    page = Paginator(numbers[:MOST], _PAGE).get_page(request.GET.get("page"))
    context_ = {
        "said": said.members,
        "address": said.address,
        "asked": asked.anything,
        "asked_words": said.members["q"],
        "filtered": any(said.members[name] for name in said.members if name not in ("q", "order")),
        "problem": problem,
        "rows": _rows(list(page.object_list), asked),
        "page": page,
        "full": len(numbers) > MOST,
        "most": MOST,
        "choices": _choices(said),
        "saved": SavedSearch.objects.filter(member=member).order_by("name", "id"),
    }
    return render(request, "desk/search.html", context_)


def _choices(said: Said) -> list[tuple[str, str, list[tuple[str, str, bool]]]]:
    """The lists to choose from: of what, its words, and each value with its words and whether it is chosen."""
    labels = context.words()
    lists = (
        ("language", _("Language"), sorted(languages())),
        ("outcome", _("What befell them"), OUTCOMES),
        ("stance", _("Stance"), STANCES),
    )
    return [
        (name, words, [(value, labels.word(name, value), said.members[name] == value) for value in values])
        for name, words, values in lists
    ]


def _rows(numbers: Sequence[int], asked: Asked) -> list[dict[str, object]]:
    """The reports of a page, each with its words that were looked for and the claims that are asked for."""
    ids = reports_of(numbers)
    readings = readings_of(ids, registers())
    labels, told = context.words(), incidents_by_report(ids)
    wanted = sorted({one for some in told.values() for one in some})
    names, titles = Names(labels, called_in(wanted)), titles_of(wanted, labels.language)
    figures: dict[str, Figure] = {}
    for figure in figures_of(numbers, asked):
        figures.setdefault(figure.claim, figure)
    return [
        {
            **_row(id_, readings[id_], figures, asked, names),
            "in": [(one, titled(titles[one], labels)) for one in told.get(id_, [])],
        }
        for id_ in ids
        if id_ in readings
    ]


def _row(id_: str, reading: Reading, figures: Mapping[str, Figure], asked: Asked, names: Names) -> dict[str, object]:
    report = reading.report
    marked = [(start, end, "found") for start, end in stretches(report.text, asked.words)] if asked.words else []
    claims = [claim for claim in reading.claims if not asked.of_claims or f"{id_}/{claim.id}" in figures]
    first = sorted(claims, key=lambda claim: not _holds(claim, marked))
    return {
        "id": id_,
        "report": report,
        "title": report.title or " ".join(report.text[:_AROUND].split()),
        "words": _stretch(report, marked, first),
        "claims": [
            claim_of(f"{id_}/{claim.id}", claim, figures.get(f"{id_}/{claim.id}"), names) for claim in first[:_CLAIMS]
        ],
        "more": max(len(claims) - _CLAIMS, 0),
    }


def _holds(claim: Claim, marked: Sequence[Marked]) -> bool:
    """Whether words that were looked for stand in those of a claim."""
    return any(start < claim.evidence.end and end > claim.evidence.start for start, end, _ in marked)


def _stretch(report: Report, marked: Sequence[Marked], claims: Sequence[Claim]) -> Words:
    """The stretch of a text that is shown, in whole words: around what was found first, else around the first claim."""
    first = marked[0][0] if marked else claims[0].quantity.start if claims else 0
    start, end = max(first - _AROUND, 0), min(first + _AROUND, len(report.text))
    if start:
        start = next((at for at in range(start, min(start + _WORD, first)) if report.text[at].isspace()), start)
    if end < len(report.text):
        end = next((at for at in range(end, max(end - _WORD, first), -1) if report.text[at].isspace()), end)
    words = words_of(report, (start, end), [*marked, *_quantities(claims[:_CLAIMS])])
    before, after = [_CUT] if start else [], [_CUT] if end < len(report.text) else []
    return replace(words, pieces=(*before, *words.pieces, *after))


def _quantities(claims: Sequence[Claim]) -> list[Marked]:
    return [(claim.quantity.start, claim.quantity.end, "quantity") for claim in claims]
