"""Taking a decision: it is checked against what there is, and kept; nothing that was read is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from marsad.errors import BadDecision
from marsad.incidents.decisions import bind
from marsad.incidents.neighbourhoods.ties import named
from marsad.model.decision import Decision
from marsad.model.decision_json import decision_from_dict
from marsad.record import kept_decision
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import Report
from marsad.record.index.readings import readings_of
from marsad.record.store import evidence


def decide(
    kind: str,
    targets: Sequence[str],
    *,
    author: str,
    because: str,
    values: Mapping[str, str | int | None],
    clock: datetime,
) -> tuple[Decision, datetime]:
    """The decision as it was kept, and the instant just before it. The index must be up to date.

    Its id names the log's entry. Raises BadDecision where it says nothing that can be, or a target is not there.
    """
    with evidence.appending(clock) as writer:
        said: dict[str, object] = {
            "id": f"d-{writer.size}",
            "kind": kind,
            "targets": list(targets),
            "author": author,
            "because": because,
            "taken": writer.at.isoformat(),
        }
        decision = decision_from_dict(said | ({"values": dict(values)} if values else {}))
        _check_targets(decision)
        writer.append("decision", [("decision", kept_decision.to_bytes(decision))])
    return decision, writer.at - timedelta(microseconds=1)


def told_again(decision: Decision) -> list[str]:
    """Claims that tell a ruled-on figure once more in its report, and on which the decision does not rule itself.

    A ruling is on one telling: the other goes on counting as it was read.
    """
    if decision.kind not in ("correct", "reject"):
        return []
    found: set[str] = set()
    for report, reading in readings_of(named(decision)).items():
        ruled_on = {target.removeprefix(f"{report}/") for target in decision.targets}
        for check in reading.checks:
            if check.kind == "told-twice" and ruled_on.intersection(check.claims):
                found.update(f"{report}/{claim}" for claim in check.claims if claim not in ruled_on)
    return sorted(found)


def _check_targets(decision: Decision) -> None:
    """Raises BadDecision, which names what is not there and what is likely meant."""
    if decision.kind == "withdraw":
        for target in decision.targets:
            if not DecisionRow.objects.filter(id=target).exists():
                raise BadDecision(f"there is no decision {target!r}; `marsad log --kind decision` lists them")
        return
    reports = Report.objects.filter(id__in=named(decision)).values_list("id", flat=True)
    unbound = bind([decision], readings_of(reports)).unbound
    if unbound:
        raise BadDecision("; ".join(one.why for one in unbound))
