"""Ties: reports that people's decisions name together, which are of one neighbourhood whatever they tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from marsad.model.decision import GROUPING, Decision

Ties = Mapping[str, frozenset[str]]
"""By report, those that it is tied to; of ids, some may be of no report."""


def ties_of(decisions: Iterable[Decision]) -> Ties:
    """The ties that decisions on what belongs together make; `decisions` are those that stand."""
    ties: dict[str, frozenset[str]] = {}
    for decision in decisions:
        if decision.kind in GROUPING:
            reports = frozenset(named(decision))
            for report in reports:
                ties[report] = ties.get(report, frozenset()) | (reports - {report})
    return ties


def named(decision: Decision) -> set[str]:
    """The reports that a decision may name: a target is `report` or `report/claim`, and an id may hold a slash."""
    return {name for target in decision.targets for name in (target, target.rpartition("/")[0]) if name}


def present(ties: Ties, there: Collection[str]) -> Ties:
    """The ties between reports that are there."""
    return {report: others.intersection(there) for report, others in ties.items() if report in there}
