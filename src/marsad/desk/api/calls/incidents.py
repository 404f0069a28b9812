"""Incidents: lists of them, one whole, and its parts, as known now or then, under the record's policy or another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Query
from pydantic import Field

from marsad.desk.api.call import answer
from marsad.desk.api.paging import Paged, cursor_of, page, sliced
from marsad.desk.api.shapes.base import Day, Id, Moment, iso, one_of
from marsad.desk.apps import registers
from marsad.errors import NotInRecord
from marsad.model.json import claim_to_dict
from marsad.model.record_json import incident_to_dict
from marsad.model.toll import Grade
from marsad.model.vocabulary import Outcome
from marsad.record.ask import incidents as ask
from marsad.record.ask.known import Known, known_now, known_then
from marsad.record.ask.lists import Order, Wanted, incidents_in, wanted_after
from marsad.record.ask.party_names import called
from marsad.record.index.policy import current_policy
from marsad.tolls.policies.known import POLICIES

_POLICY: Final = one_of(POLICIES)


class IncidentsAsked(Paged):
    """Which incidents: those that have all that is asked for."""

    first: Day | None = Field(None, description="That ended on this day or later.")
    last: Day | None = Field(None, description="That began on this day or before.")
    country: str | None = Field(None, pattern="^[A-Za-z]{2}$", description="Of a country (ISO 3166).", examples=["SY"])
    outcome: Outcome | None = Field(None, description="With a toll of an outcome.")
    grade: Grade | None = Field(None, description="With a toll of a grade; with `outcome`, of that one.")
    party: Id | None = Field(None, description="In which a party counted or was counted: its id or name.")
    order: Order = Field("day", description="The latest day, the latest change or the most killed first.")


class Then(Paged):
    """Of which time, and under which policy."""

    as_of: Moment | None = Field(None, description="As what had been published by then tells it.")
    recorded_by: Moment | None = Field(None, description="As this record held it by then, decisions too.")
    policy: str | None = Field(
        None, pattern=_POLICY, description="Under another policy than the record's.", examples=sorted(POLICIES)
    )


class OneAsked(Then):
    """The same of one incident whole, which is in no parts."""

    outcome: Outcome | None = Field(None, description="Only the tolls of an outcome.")


def incidents(request: HttpRequest, asked: Query[IncidentsAsked]) -> HttpResponse:
    """Incidents, each whole: tolls, claims, contradictions, corrections, as `marsad incidents --json` gives them."""
    beyond = cursor_of(asked.after, (str, int, type(None)), str)
    parties = called(asked.party, registers()) if asked.party else None
    wanted = Wanted(iso(asked.first), iso(asked.last), asked.country, asked.outcome, asked.grade, parties, asked.order)
    rows = wanted_after(wanted, _of_order(beyond, asked.order), asked.limit + 1)
    return answer(page(request, rows, asked.limit, tuple, _told))


def incident(request: HttpRequest, id: str, asked: Query[OneAsked]) -> HttpResponse:
    """One incident whole, as `marsad toll --json` gives it."""
    one = known_as_asked(id, asked).record
    if asked.outcome is not None:
        one = replace(one, tolls=tuple(toll for toll in one.tolls if toll.outcome == asked.outcome))
    return answer(incident_to_dict(one))


def tolls(request: HttpRequest, id: str, asked: Query[Then]) -> HttpResponse:
    """The tolls of an incident by outcome, group and day: the last of each outcome and group is the one known last."""
    return _part(request, id, asked, "tolls")


def contradictions(request: HttpRequest, id: str, asked: Query[Then]) -> HttpResponse:
    """Claims of an incident that cannot both hold."""
    return _part(request, id, asked, "contradictions")


def corrections(request: HttpRequest, id: str, asked: Query[Then]) -> HttpResponse:
    """Figures of an incident that their own origin lowered or withdrew."""
    return _part(request, id, asked, "corrections")


def claims(request: HttpRequest, id: str, asked: Query[Then]) -> HttpResponse:
    """The claims of an incident, each as it counts and as it was read, with its chain of sources and its words."""
    known = known_as_asked(id, asked)

    def told(some: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        readings = known.readings(sorted({one["report"] for one in some}))
        read = {f"{id_}/{one.id}": claim_to_dict(one) for id_, each in readings.items() for one in each.claims}
        return [{"counts": one, "read": read.get(one["id"])} for one in some]

    return answer(sliced(request, asked, incident_to_dict(known.record)["claims"], told))


def known_as_asked(id_: str, asked: Then) -> Known:
    """An incident of the time and under the policy that are asked for. Raises NotInRecord."""
    found, policy = ask.the_incident(id_), asked.policy or current_policy()
    if asked.as_of is None and asked.recorded_by is None:
        return known_now(found, policy, registers())
    known = known_then(found, policy, asked.as_of, asked.recorded_by, registers())
    if known is None:
        raise NotInRecord(f"nothing was known of incident {found} by then")
    return known


def _part(request: HttpRequest, id_: str, asked: Then, name: str) -> HttpResponse:
    return answer(sliced(request, asked, incident_to_dict(known_as_asked(id_, asked).record)[name], list))


def _told(some: Sequence[tuple[Any, str]]) -> list[dict[str, Any]]:
    return [incident_to_dict(one) for one in incidents_in(id_ for _value, id_ in some)]


def _of_order(beyond: tuple[Any, ...] | None, order: Order) -> tuple[Any, str] | None:
    """A cursor of a list in the same order. Raises NotInRecord for one of another."""
    if beyond is None:
        return None
    kind = int if order == "deaths" else str
    if not isinstance(beyond[0], kind | None):
        raise NotInRecord("no list goes on there: take the cursor from the part before, with the same order")
    return beyond[0], beyond[1]
