"""People's decisions as the index has them: those that name some reports, those on what belongs together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from marsad.incidents.neighbourhoods.ties import named
from marsad.model.decision import GROUPING, Decision
from marsad.record import kept_decision
from marsad.record.index.batches import batches
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import Target

_TIES: Final = (*sorted(GROUPING), "withdraw")


def decisions_on(reports: Sequence[str]) -> list[Decision]:
    """The decisions that name one of some reports, and those that take one of them back, in turn."""
    found: dict[str, Decision] = {}
    names = [*reports]
    while names:
        told = (Target.objects.filter(report__in=some).values("decision") for some in batches(names))
        rows = chain.from_iterable(DecisionRow.objects.filter(id__in=some) for some in told)
        new = {row.id: _decision(row.whole) for row in rows if row.id not in found}
        found |= new
        names = [*new]
    return [found[id_] for id_ in sorted(found)]


def named_by(names: Iterable[str]) -> set[str]:
    """Some names, and what the decisions among them name, in turn: a withdrawal names another decision."""
    found = new = set(names)
    while new:
        rows = (Target.objects.filter(decision__in=some) for some in batches(sorted(new)))
        new = {one for some in rows for one in some.values_list("report", flat=True)} - found
        found = found | new
    return found


def by_report(reports: Iterable[str]) -> dict[str, list[Decision]]:
    """The decisions on each of some reports; reports on which nobody ruled have no entry."""
    ruled = ruled_on(sorted(set(reports)))
    found: dict[str, list[Decision]] = {}
    decisions = decisions_on(sorted(ruled)) if ruled else []
    for report in ruled:
        on_it = [one for one in decisions if report in named(one)]
        ids = {one.id for one in on_it}
        found[report] = [
            *on_it,
            *(one for one in decisions if one.kind == "withdraw" and ids.intersection(one.targets)),
        ]
    return found


def ruled_on(reports: Sequence[str]) -> set[str]:
    """Those of some reports that a decision names."""
    return {one for some in batches(reports) for one in _ruled(some)}


def of_ids(ids: Iterable[str]) -> list[Decision]:
    """Some decisions by their ids, in the order in which they were taken; those that are not there are left out."""
    rows = DecisionRow.objects.filter(id__in=list(ids)).order_by("taken", "id")
    return [_decision(whole) for whole in rows.values_list("whole", flat=True)]


def latest_decisions(beyond: int | None, most: int) -> list[tuple[int, Decision]]:
    """The last decisions, each with its entry of the log, the newest first; `beyond` is the entry of the one before."""
    rows = DecisionRow.objects.order_by("-entry")
    if beyond is not None:
        rows = rows.filter(entry__lt=beyond)
    return [(entry, _decision(whole)) for entry, whole in rows.values_list("entry", "whole")[:most]]


def grouping_since(entry: int, most: int) -> list[Decision]:
    """The last decisions on what belongs together, and withdrawals, that the log has from an entry on."""
    rows = DecisionRow.objects.filter(kind__in=_TIES, entry__gte=entry).order_by("-entry")[:most]
    return [_decision(row.whole) for row in rows]


def rulings_that_group() -> list[Decision]:
    """All decisions on what belongs together, and all withdrawals, in the order of their ids."""
    rows = DecisionRow.objects.filter(kind__in=_TIES).order_by("id")
    return [_decision(whole) for whole in rows.values_list("whole", flat=True)]


def all_decisions() -> list[Decision]:
    """All decisions, in the order in which they were taken."""
    rows = DecisionRow.objects.order_by("taken", "id")
    return [_decision(whole) for whole in rows.values_list("whole", flat=True)]


def _decision(whole: str) -> Decision:
    return kept_decision.from_bytes(whole.encode())


def _ruled(reports: Sequence[str]) -> list[str]:
    return list(Target.objects.filter(report__in=reports).values_list("report", flat=True).distinct())
