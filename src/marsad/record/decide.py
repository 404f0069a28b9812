"""Taking a decision: it is checked against what there is, and kept; nothing that was read is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from marsad.errors import AlreadyRead, BadDecision, DecidedMeanwhile
from marsad.incidents.added import read_there
from marsad.incidents.decisions import bind
from marsad.incidents.neighbourhoods.ties import named
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.model.decision_json import decision_from_dict
from marsad.model.span import Span
from marsad.record import kept_decision
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import Report
from marsad.record.index.readings import readings_of
from marsad.record.index.take_in import take_in
from marsad.record.meanwhile import decided_since, is_behind
from marsad.record.store import evidence

_TRIES: Final = 8
"""How often the index is brought up to date before a decision is given up: somebody else decides all the time."""


def decide(
    kind: str,
    targets: Sequence[str],
    *,
    author: str,
    because: str,
    values: Mapping[str, str | int | None],
    clock: datetime,
    words: Span | None = None,
    since: int | None = None,
) -> tuple[Decision, datetime]:
    """The decision as it was kept, and the instant just before it. The index must be up to date.

    Its id names the log's entry. `words` are those that `add` is on. `since` is the entry up to which its author saw
    what was decided (`meanwhile.seen`). Raises BadDecision where it says nothing that can be, or a target is not there;
    DecidedMeanwhile, and keeps nothing, where somebody ruled on the same thing since.
    """
    for _ in range(_TRIES):
        with evidence.appending(clock) as writer:
            if since is None or not is_behind(writer.size):
                said: dict[str, object] = {
                    "id": f"d-{writer.size}",
                    "kind": kind,
                    "targets": list(targets),
                    "author": author,
                    "because": because,
                    "taken": writer.at.isoformat(),
                }
                said |= {"values": dict(values)} if values else {}
                said |= {"words": {"start": words.start, "end": words.end, "text": words.text}} if words else {}
                decision = decision_from_dict(said)
                check_nobody_else_decided(decision, since)
                check_targets(decision)
                writer.append("decision", [("decision", kept_decision.to_bytes(decision))])
                return decision, writer.at - timedelta(microseconds=1)
        take_in()  # outside of the log's turn: whoever waits for the index may wait for the log
    raise BadDecision("others decide faster than they can be looked at: try again")


def check_nobody_else_decided(decision: Decision, since: int | None) -> None:
    """Raises DecidedMeanwhile where somebody ruled on the same thing from an entry on."""
    others = decided_since(since, decision) if since is not None else []
    if others:
        told = ", ".join(f"{one.id} ({one.kind}, {one.author})" for one in others)
        raise DecidedMeanwhile(f"somebody decided on it meanwhile: {told}", tuple(one.id for one in others))


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


def check_targets(decision: Decision) -> None:
    """Raises BadDecision, which names what is not there and what is likely meant."""
    if decision.kind == "withdraw":
        for target in decision.targets:
            if not DecisionRow.objects.filter(id=target).exists():
                raise BadDecision(f"there is no decision {target!r}; `marsad log --kind decision` lists them")
        return
    names = sorted(named(decision))
    readings = readings_of(Report.objects.filter(id__in=names).values_list("id", flat=True))
    before = decisions_on(names)
    unbound = [one for one in bind([*before, decision], readings).unbound if one.decision == decision.id]
    if unbound:
        raise BadDecision("; ".join(one.why for one in unbound))
    if decision.kind == "add":
        _check_not_read(decision, readings, before)


def _check_not_read(decision: Decision, readings: Mapping[str, Reading], before: Sequence[Decision]) -> None:
    """Raises BadDecision where the words are a claim already: a figure is never counted twice."""
    report, words = decision.targets[0], decision.words
    there = as_ruled(readings[report], bind(before, readings)).claims
    known = read_there(words, decision.values["outcome"], there) if words is not None else None
    if known is not None:
        id_ = f"{report}/{known.id}"
        raise AlreadyRead(f"these words are the claim {id_} already: correct that one", id_)
