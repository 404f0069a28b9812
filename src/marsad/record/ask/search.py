"""Reports by their words, by what is known of them, and by what they claim; those that appeared last first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from itertools import chain
from typing import Final

from django.db import connections

from marsad.record.ask.lists import asked_day
from marsad.record.index import words
from marsad.record.index.batches import batches
from marsad.record.index.models import Figure, IncidentReport, Report
from marsad.record.index.moments import numbers_from
from marsad.record.index.words import Condition
from marsad.record.search_words import Query
from marsad.record.settings import INDEX

#: Reports of a claim's kind up to which they are told first: a report is looked up among them, and not its claims.
_FEW: Final = 4_000
_CLAIMED: Final = ("origin", "outcome", "stance", "affected", "responsible")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of reports; None where nothing is.

    Days (ISO) are those on which a report appeared, by its own clock: one of which nobody knows it is of no day.
    `origin`, `outcome`, `stance`, `affected` and `responsible` are to be of one claim, as it counts in an incident.
    """

    words: Query | None = None
    first: str | None = None
    last: str | None = None
    language: str | None = None
    outlet: str | None = None
    country: str | None = None
    origin: str | None = None
    outcome: str | None = None
    stance: str | None = None
    affected: str | None = None
    responsible: str | None = None
    alone: bool = False
    """Only reports that tell of no incident."""
    oldest_first: bool = False

    @property
    def of_claims(self) -> dict[str, str]:
        """What is asked of one claim."""
        return {name: value for name in _CLAIMED if (value := getattr(self, name)) is not None}

    @property
    def anything(self) -> bool:
        """Whether anything is asked at all."""
        own = (getattr(self, each.name) for each in fields(self) if each.name != "oldest_first")
        return any(one is not None and one is not False for one in own)


def found(asked: Asked, most: int, beyond: int | None = None) -> list[int]:
    """The numbers of the reports that have all that is asked for, at most so many. Raises BadDate.

    `beyond` is the number of the last one that was given before.
    """
    vendor = connections[INDEX].vendor
    number = words.NUMBER[vendor] if asked.words is not None else "index_report.number"
    conditions = [*_conditions(asked, number, vendor)]
    if beyond is not None:
        conditions.append((f"{number} {'>' if asked.oldest_first else '<'} %s", [beyond]))
    if asked.words is not None:
        return words.numbers(asked.words, most, conditions, oldest_first=asked.oldest_first)
    holds = " AND ".join(where for where, _ in conditions) or "TRUE"
    order = "ASC" if asked.oldest_first else "DESC"
    with connections[INDEX].cursor() as cursor:
        cursor.execute(
            f"SELECT number FROM index_report WHERE {holds} ORDER BY number {order} LIMIT %s",  # noqa: S608 - this module's own words
            [*chain.from_iterable(given for _, given in conditions), most],
        )
        return [one for (one,) in cursor.fetchall()]


def reports_of(numbers: Sequence[int]) -> list[str]:
    """The ids of reports, in the order of their numbers as given; those that are not there are left out."""
    rows = (Report.objects.filter(number__in=some).values_list("number", "id") for some in batches(numbers))
    ids = dict(chain.from_iterable(rows))
    return [ids[number] for number in numbers if number in ids]


def incidents_by_report(reports: Sequence[str]) -> dict[str, list[str]]:
    """The ids of the incidents that each of some reports tells of."""
    told: dict[str, list[str]] = {}
    rows = IncidentReport.objects.filter(report__in=reports).order_by("incident")
    for report, incident in rows.values_list("report", "incident"):
        told.setdefault(report, []).append(incident)
    return told


def figures_of(numbers: Sequence[int], asked: Asked) -> list[Figure]:
    """The claims of some reports that have what is asked of a claim, in the order of incidents and ids."""
    rows = Figure.objects.filter(number__in=numbers).order_by("incident", "claim")
    wanted = asked.of_claims  # looked at here: a database may go through all of an outcome rather than by the reports
    return [one for one in rows if all(getattr(one, name) == value for name, value in wanted.items())]


def _conditions(asked: Asked, number: str, vendor: str) -> Iterator[Condition]:
    """What each member asks of a report's number."""
    if asked.first is not None:
        yield f"{number} >= %s", [numbers_from(asked_day(asked.first))]
    if asked.last is not None:
        yield f"{number} < %s", [numbers_from(asked_day(asked.last) + timedelta(days=1))]
        yield f"{number} >= %s", [numbers_from(date.min)]
    for member in ("language", "outlet"):
        if (value := getattr(asked, member)) is not None:
            yield _there("index_report", number, {member: value}, own=asked.words is None)
    if asked.country is not None:
        yield _there("index_incident_report", number, {"country": asked.country.upper()})
    if asked.alone:
        where, given = _there("index_incident_report", number, {})
        yield f"NOT {where}", given
    if asked.of_claims:
        yield _claimed(asked.of_claims, number, vendor)


def _there(table: str, number: str, members: dict[str, str], *, own: bool = False) -> Condition:
    """That a table has a row of the report with some members; `own` where it is the table that is asked."""
    if own:
        return " AND ".join(f"{table}.{name} = %s" for name in members), [*members.values()]
    told = "".join(f" AND a.{name} = %s" for name in members)
    return f"EXISTS (SELECT 1 FROM {table} a WHERE a.number = {number}{told})", [*members.values()]  # noqa: S608 - only %s


def _claimed(members: dict[str, str], number: str, vendor: str) -> Condition:
    """That one claim of the report has all of some members: where few have, they are looked up first.

    Else SQLite must look at the claims of each report, and is kept from going through all that have a member.
    """
    if Figure.objects.filter(**members).values("number")[: _FEW + 1].count() <= _FEW:
        told = " AND ".join(f"{name} = %s" for name in members)
        return f"+{number} IN (SELECT number FROM index_figure WHERE {told})", [*members.values()]  # noqa: S608 - only %s
    own = "+a" if vendor == "sqlite" else "a"
    told = " AND ".join(f"{own}.{name} = %s" for name in members)
    return f"EXISTS (SELECT 1 FROM index_figure a WHERE a.number = {number} AND {told})", [*members.values()]  # noqa: S608 - only %s
