"""The page of one incident, as it is known now or was known then, under the record's policy or another one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.incident import bounds, claims, disputes, policies, relays, sums, timeline
from marsad.desk.pages.incident.asked import Asked, asked_of
from marsad.desk.pages.incident.chart import chart_of, data_of, signs, words
from marsad.desk.pages.incident.dispatches import dispatches
from marsad.desk.pages.incident.figures import rows_of
from marsad.desk.pages.incident.rulings import rulings
from marsad.desk.pages.incident.tell import Teller
from marsad.desk.pages.tolls import Series, shown
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.claim import Reading
from marsad.pipeline.build_tolls import counted
from marsad.record.ask import incidents as ask
from marsad.record.ask.known import Known, known_now, known_then
from marsad.record.ask.reports import listed, tell_of_others
from marsad.record.store import evidence
from marsad.tolls.explain import explain_each
from marsad.tolls.policies.known import POLICIES

_CLAIMS: Final = 40
_MOMENTS: Final = 25
_AGAINST: Final = 12
_SUMS: Final = 20
_REPORTS: Final = 40
_RULINGS: Final = 30


def incident(request: HttpRequest, id_: str) -> HttpResponse:
    """One incident whole: tolls and what stands behind them, who said what and who disagrees, what was decided."""
    found, asked = ask.the_incident(id_), asked_of(request)
    if asked.is_past:
        known = known_then(found, asked.policy, asked.as_of, asked.recorded_by, registers())
    else:
        known = known_now(found, asked.policy, registers())
    labels = context.words()
    common = {
        "id": found,
        "asked": asked,
        "policies": sorted(POLICIES),
        "made": datetime.now(UTC),
        "head": evidence.head(),
    }
    if known is None:
        name = said.incident_name(ask.incident(found).incident, labels)
        return render(request, "desk/incident_unknown.html", common | {"name": name})
    names = Names(labels, known.called)
    return render(request, "desk/incident.html", common | _Sections(found, known, asked, names).all())


class _Sections:
    """What the sections of the page show, each of what it pages alone."""

    def __init__(self, id_: str, known: Known, asked: Asked, names: Names) -> None:
        self._id, self._known, self._asked, self._names = id_, known, asked, names
        self._one = known.record
        self._claims = self._one.incident.claims
        self._explained = explain_each(
            self._one.last_tolls.values(), counted(self._one.incident), known.policy, asked.as_of
        )
        self._listed = listed({*self._one.incident.reports, *(report for some in known.copies for report in some)})
        self._rulings = rulings(known.decisions, known.unbound, self._one.incident.reports, names, registers())
        self._dispatches = dispatches(self._one.incident.reports, self._listed, known.copies)

    def all(self) -> dict[str, Any]:
        """Everything that the template takes."""
        one, asked, names = self._one, self._asked, self._names
        stated = asked.page("claims", claims.stated(self._claims), _CLAIMS)
        moments = asked.page("moments", timeline.moments(self._dispatches, self._rulings), _MOMENTS)
        against = asked.page("against", one.contradictions, _AGAINST)
        reports = {moment.dispatch.report.id for moment in moments if moment.dispatch is not None}
        readings = self._readings(
            reports,
            (each.claim.report for each in stated),
            disputes.reports_of(against, one.corrections),
        )
        tell = Teller(self._claims, readings, names)
        days = timeline.days(list(moments), self._claims, readings, tell_of_others(reports, self._id), tell, names)
        differences = policies.differences(one.incident, asked.own_policy, self._known.policy, names)
        return self._head() | {
            **self._tolls(tell),
            "stated": stated,
            "origins": claims.by_origin(list(stated), one, tell, names),
            "misfits": claims.misfits(one, names),
            "against": against,
            "contradictions": disputes.contradictions(against, tell, names),
            "corrections": disputes.corrections(one, tell, names),
            "counters": relays.counters(self._claims, self._listed, names),
            "relays": relays.relays(self._claims, self._listed, names),
            "sums": asked.page("sums", sums.sums(one, names), _SUMS),
            "overlaps": sums.overlaps(one, names),
            "moments": moments,
            "days": days,
            "dispatches": asked.page("reports", self._dispatches, _REPORTS),
            "rulings": asked.page("rulings", self._rulings, _RULINGS),
            "differences": differences,
            "differing": {each.key for each in differences},
        }

    def _head(self) -> dict[str, Any]:
        incident, labels = self._one.incident, self._names.labels
        return {
            "one": self._one,
            "called": self._known.called,
            "policy": self._known.policy,
            "name": said.incident_name(incident, labels),
            "when": said.period(incident, labels),
            "where": said.where(incident.place, labels),
            "copies": sum(len(one.copies) for one in self._dispatches),
        }

    def _tolls(self, tell: Teller) -> dict[str, Any]:
        """The series, the one that was chosen with its chart and tables, and what stands behind every bound."""
        series = shown(self._one, self._names)
        chosen = _chosen(series, self._asked.series)
        told: dict[str, Any] = {
            "series": series,
            "chosen": chosen,
            "focus": chosen.key if chosen else self._asked.series,
            "behind": [(each, bounds.behind(self._explained[_key(each)], tell, self._names)) for each in series],
        }
        if chosen is None:
            return told
        tolls = [toll for toll in self._one.tolls if (toll.outcome, toll.affected) == _key(chosen)]
        rows = rows_of(self._one, tolls, self._explained[_key(chosen)], self._names)
        return told | {
            "rows": rows,
            "chart": chart_of(chosen, rows, self._names.labels),
            "data": data_of(chosen, rows, words()),
            "signs": signs(),
            "rules": bounds.rules(self._explained[_key(chosen)], _rules(self._known.policy), self._names),
        }

    def _readings(self, *of: Iterable[str]) -> Mapping[str, Reading]:
        wanted = {report for some in of for report in some} | bounds.cited(self._explained.values())
        return self._known.readings(sorted(wanted))


def _key(series: Series) -> tuple[str, str]:
    outcome, _dot, group = series.key.partition(".")
    return outcome, group


def _chosen(series: Iterable[Series], key: str) -> Series | None:
    """The series that an address names, else the first; None where nobody counted what it names."""
    if not key:
        return next(iter(series), None)
    return next((each for each in series if each.key == key), None)


def _rules(policy: str) -> dict[str, str]:
    return {rule.name: rule.says for rule in POLICIES[policy].rules}
