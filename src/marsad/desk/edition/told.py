"""A published incident in the words of one language: its tolls with their grades, who counted, what is disputed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any, Final

from marsad.desk.edition.part import Part
from marsad.desk.pages.incident.chart import chart_of
from marsad.desk.pages.incident.figures import rows_of
from marsad.desk.pages.tolls import shown as all_series
from marsad.interface import phrases
from marsad.interface import record_phrases as said
from marsad.interface.labels import Labels, enclose
from marsad.interface.record_phrases import Names
from marsad.model.claim import Person
from marsad.model.incident import IncidentClaim
from marsad.model.publication import PublishedToll
from marsad.model.report import Report
from marsad.model.sensitive import Sensitive
from marsad.model.toll import Grade, Overtaken, Toll
from marsad.tolls.explain import explain_each
from marsad.tolls.policies.grades import BELOW

_ALL: Final = "all"
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Figure:
    """Low, best and high with how well they are supported: what must stand together wherever the number stands."""

    number: str
    grade: str
    flags: tuple[str, ...]
    below: bool


class Telling:
    """A part in the words of one language."""

    def __init__(self, part: Part, labels: Labels) -> None:
        self.part = part
        self.labels = labels
        self.names = Names(labels, part.called)
        self._claims = {claim.id: claim for claim in part.one.incident.claims}
        self._numbers = {id_: number for number, id_ in enumerate(self._claims, 1)}
        self._decisions = {one.id: one for one in part.material.record.decisions}

    @property
    def name(self) -> str:
        """What the incident is called; a day in it reads from left to right in every language."""
        return _DAY.sub(lambda day: enclose(day[0]), said.incident_name(self.part.one.incident, self.labels))

    def card(self) -> dict[str, Any]:
        """The incident in short, for lists."""
        one, shown = self.part.one, self.part.published.shown
        return {
            "address": self.part.published.address,
            "name": self.name,
            "begins": one.incident.first,
            "ends": one.incident.last,
            "where": self._where(),
            "tolls": [{"name": self.names.series(*series), "figure": self._figure(series)} for series in self._brief()],
            "contradictions": len(one.contradictions),
            "at": shown.at,
            "first": self.part.published.acts[0].at,
        }

    def spot(self) -> dict[str, Any]:
        """What a map needs of it: its place, name and days."""
        incident = self.part.one.incident
        return {"name": self.name, "days": said.period(incident, self.labels), "place": asdict(incident.place)}

    def whole(self) -> dict[str, Any]:
        """All that its page tells."""
        one = self.part.one
        return self.card() | {
            "series": [*self._all_series()],
            "against": [*self._contradictions()],
            "corrections": [*self._corrections()],
            "origins": [*self._origins()],
            "reports": [self._report(report) for report in one.incident.reports],
            "removed": self.part.removed or bool(one.incident.withheld),
            "differs": self.part.differs,
            "policy": self.part.published.shown.policy,
            "copies": [", ".join(each) for each in self.part.material.record.copies],
            "shows_quotes": bool(self.part.passages),
        }

    def group(self, toll: PublishedToll) -> str:
        """The outcome and group of a toll that was published, as they may be shown."""
        return self.names.series(*toll.series)

    def shows(self, field: Sensitive) -> bool:
        """Whether the project shows a sensitive field."""
        return field not in self.part.material.withheld

    def _where(self) -> str:
        return said.where(self.part.one.incident.place, self.labels)

    def _brief(self) -> Iterator[tuple[str, str]]:
        """Everybody of each outcome; each group where nobody counts all."""
        tolls = self.part.one.last_tolls
        whole = {outcome for outcome, group in tolls if group == _ALL}
        for outcome, group in sorted(tolls, key=lambda series: said.series_order(*series)):
            if group == _ALL or outcome not in whole:
                yield outcome, group

    def _figure(self, series: tuple[str, str]) -> Figure:
        """The toll that was published; where a report was removed since, what is left of it."""
        was = next((toll for toll in self.part.published.shown.tolls if toll.series == series), None)
        if was is None or self.part.removed:
            return figure(self.part.one.last_tolls[series], self.labels)
        return figure(was, self.labels)

    def _all_series(self) -> Iterator[dict[str, Any]]:
        one = self.part.one
        explained = explain_each(one.last_tolls.values(), one.incident, self.part.published.shown.policy)
        drawn = {each.key: each for each in all_series(one, self.names)}
        for series, of_it in said.series_in(one.tolls):
            rows = rows_of(one, of_it, explained[series], self.names)
            yield self._series(series, of_it) | {"chart": chart_of(drawn[".".join(series)], rows, self.labels)}

    def _series(self, series: tuple[str, str], tolls: list[Toll]) -> dict[str, Any]:
        last = {fallen.claim: fallen for toll in tolls for fallen in toll.overtaken}
        return {
            "key": "-".join(series).replace(" ", "-"),
            "name": self.names.series(*series),
            "figure": self._figure(series),
            "origins": tolls[-1].origins,
            "days": [
                {
                    "day": toll.as_of,
                    "low": toll.low,
                    "best": toll.best,
                    "high": toll.high,
                    "figure": figure(toll, self.labels),
                    "counts": [*self._counts(toll)],
                }
                for toll in tolls
            ],
            "fallen": [*self._fallen(last.values())],
        }

    def _counts(self, toll: Toll) -> Iterator[dict[str, Any]]:
        cited = set(toll.cites)
        for one in sorted(toll.by_origin, key=lambda one: (-one.value, one.origin)):
            yield {
                "who": self.names.origin(one.origin),
                "value": phrases.amount(one.value, one.value_high, one.qualifier, self.labels),
                "derived": one.derived,
                "bounds": cited.issuperset(one.claims),
                "claims": [self._numbers[claim] for claim in one.claims if claim in self._numbers],
            }

    def _fallen(self, fallen: Iterable[Overtaken]) -> Iterator[dict[str, Any]]:
        for one in fallen:
            if (claim := self._claims.get(one.claim)) is not None:
                why = said.why(one, self.labels)
                yield {"claim": self._brief_claim(claim), "why": why}

    def _brief_claim(self, claim: IncidentClaim) -> dict[str, Any]:
        report = self.part.material.report(claim.report)
        return {
            "number": self._numbers[claim.id],
            "who": self.names.origin(claim.origin),
            "value": said.value(claim, self.labels),
            "stance": self.labels.word("stance", claim.stance),
            "asserted": claim.stance == "asserted",
            "day": claim.as_of,
            "outlet": report.outlet if report else None,
            "published": _day(report),
            "words": self.part.passages.get(claim.id, claim.quote.text),
        }

    def _contradictions(self) -> Iterator[dict[str, Any]]:
        for each in self.part.one.contradictions:
            series = self.names.series(each.outcome, each.affected) if each.outcome and each.affected else ""
            told = [
                {
                    "who": self.names.origin(side.origin),
                    "stance": self.labels.word("stance", side.stance),
                    "words": side.quote.text,
                }
                for side in each.words
            ]
            sides = [self._brief_claim(self._claims[id_]) for id_ in each.claims if id_ in self._claims]
            yield {"scope": series, "about": each.about if not series else "", "sides": sides, "told": told}

    def _corrections(self) -> Iterator[dict[str, Any]]:
        for each in self.part.one.corrections:
            if each.from_claim in self._claims and each.to_claim in self._claims:
                yield {
                    "who": self.names.origin(each.origin),
                    "series": self.names.series(each.outcome, each.affected),
                    "before": self._brief_claim(self._claims[each.from_claim]),
                    "after": self._brief_claim(self._claims[each.to_claim]),
                }

    def _origins(self) -> Iterator[dict[str, Any]]:
        most = Counter(claim.origin for claim in self._claims.values())
        for origin in sorted(most, key=lambda one: (-most[one], one)):
            own = [claim for claim in self._claims.values() if claim.origin == origin]
            yield {
                "name": self.names.origin(origin),
                "kind": self.names.kind(origin),
                "claims": [self._claim(claim) for claim in sorted(own, key=lambda one: (*one.moment, one.id))],
            }

    def _claim(self, claim: IncidentClaim) -> dict[str, Any]:
        read = self.part.claim(claim.id)
        return self._brief_claim(claim) | {
            "series": self.names.series(claim.outcome, claim.affected),
            "basis": self.labels.word("basis", claim.basis),
            "via": [self.names.origin(one) for one in claim.via],
            "copied": claim.copy_of is not None,
            "doubts": [self.labels.word("doubt", doubt) for doubt in claim.doubts],
            "rejected": claim.rejected,
            "ruled": bool(claim.decisions),
            "reasons": [*self._reasons(claim)],
            "persons": [self._person(each) for each in read.persons] if read and self.shows("names") else [],
        }

    def _reasons(self, claim: IncidentClaim) -> Iterator[dict[str, str]]:
        """Why people ruled on a claim, and who, where the project shows either."""
        for id_ in claim.decisions:
            decision = self._decisions.get(id_)
            if decision is not None and (self.shows("reasons") or self.shows("authors")):
                yield {
                    "because": decision.because if self.shows("reasons") else "",
                    "author": ", ".join(decision.people) if self.shows("authors") else "",
                }

    def _person(self, person: Person) -> str:
        return phrases.persons([person], self.labels)

    def _report(self, id_: str) -> dict[str, Any]:
        report = self.part.material.report(id_)
        return {
            "id": id_,
            "outlet": report.outlet if report else None,
            "published": _day(report),
            "language": self.labels.word("language", report.language) if report else "",
            "title": report.title if report else None,
            "url": report.url if report and (report.url or "").startswith(("https://", "http://")) else None,
            "file": report.file if report else None,
            "sha256": report.sha256 if report else "",
        }


def figure(toll: Toll | PublishedToll, labels: Labels) -> Figure:
    """A toll's numbers with the grade and flags that must stand beside them."""
    return Figure(number(toll, labels), grade(toll.grade, labels), flags(toll.flags, labels), toll.grade in BELOW)


def number(toll: said.Bounded, labels: Labels) -> str:
    """`11–11–17` (low, best, high), which reads from left to right; one number where all three are it."""
    told = said.bounds(toll, labels.manner)
    return told if toll.low == toll.high else enclose(told)


def grade(symbol: Grade, labels: Labels) -> str:
    """What a grade is called."""
    return labels.word("grade", symbol)


def flags(symbols: Iterable[str], labels: Labels) -> tuple[str, ...]:
    """What flags are called."""
    return tuple(labels.word("flag", flag) for flag in symbols)


def _day(report: Report | None) -> str | None:
    when = report.moment if report else None
    return when.date().isoformat() if when else None
