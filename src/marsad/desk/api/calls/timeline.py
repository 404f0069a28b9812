"""What was published of an incident and decided on it, in the order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query

from marsad.desk.api.call import answer
from marsad.desk.api.calls.incidents import Then, known_as_asked
from marsad.desk.api.calls.reports import head_of
from marsad.desk.api.paging import sliced
from marsad.desk.pages.incident.dispatches import Dispatch, dispatches
from marsad.model.decision import Decision
from marsad.model.decision_json import decision_to_dict
from marsad.model.json import event_to_dict
from marsad.record.ask.known import Known
from marsad.record.ask.reports import listed, tell_of_others
from marsad.record.index.moments import utc


def timeline(request: HttpRequest, id: str, asked: Query[Then]) -> HttpResponse:
    """What was published of an incident, copies under the dispatch that they carry, and decided on it, in order."""
    known = known_as_asked(id, asked)
    own = known.record.incident.reports
    there = listed({*own, *(report for some in known.copies for report in some)})
    moments: list[tuple[str, Dispatch | Decision]] = [
        (one.report.moment, one) for one in dispatches(own, there, known.copies)
    ]
    moments += [(utc(one.taken), one) for one in known.decisions]
    moments.sort(key=lambda each: (each[0], isinstance(each[1], Decision)))
    return answer(sliced(request, asked, moments, lambda some: _told(some, known)))


def _told(some: Sequence[tuple[str, Dispatch | Decision]], known: Known) -> list[dict[str, Any]]:
    reports = [one.report.id for _at, one in some if isinstance(one, Dispatch)]
    readings, others = known.readings(sorted(reports)), tell_of_others(reports, known.record.incident.id)
    claims: dict[str, list[str]] = {}
    for claim in known.record.incident.claims:
        claims.setdefault(claim.report, []).append(claim.id)
    told: list[dict[str, Any]] = []
    for at, one in some:
        if isinstance(one, Decision):
            told.append({"at": one.taken.isoformat(), "decision": decision_to_dict(one)})
            continue
        id_ = one.report.id
        reading = readings.get(id_)
        told.append(
            {
                "at": at if one.report.published else None,
                "id": id_,
                "report": head_of(reading) if reading else None,
                "claims": claims.get(id_, []),
                "events": [event_to_dict(event) for event in reading.events] if reading else [],
                "copies": [copy.id for copy in one.copies],
                "of_others": id_ in others,
            }
        )
    return told
