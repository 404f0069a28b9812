"""Taking decisions: they are checked against what there is, and kept; nothing that was read is changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from marsad.errors import AlreadyRead, BadDecision, DecidedMeanwhile
from marsad.incidents.added import read_there
from marsad.incidents.decisions import bind
from marsad.incidents.neighbourhoods.ties import named
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.claim import Reading
from marsad.model.decision import GROUPING, Decision
from marsad.model.decision_json import decision_from_dict
from marsad.model.span import Span
from marsad.record import kept_decision
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import Report
from marsad.record.index.readings import readings_of
from marsad.record.index.take_in import take_in
from marsad.record.meanwhile import decided_since, is_behind
from marsad.record.said import Said
from marsad.record.store import evidence

_TRIES: Final = 8
"""How often the index is brought up to date before a decision is given up: somebody else decides all the time."""
_GROUPS: Final = GROUPING | {"withdraw"}


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
    """One decision as it was kept, and the instant just before it. The index must be up to date.

    `words` are those that `add` is on; else as `decide_each`.
    """
    said = Said(kind, tuple(targets), values, words)
    (decision,) = decide_each([said], author=author, because=because, clock=clock, since=since)
    return decision, decision.taken - timedelta(microseconds=1)


def decide_each(
    said: Sequence[Said], *, author: str, because: str, clock: datetime, since: int | None, agreed: str | None = None
) -> list[Decision]:
    """The decisions as they were kept, each an entry of its own, whose id names it: all of them or none.

    `since` is the entry up to which people saw what was decided (`meanwhile.seen`). Raises BadDecision where one of
    them says nothing that can be, or a target is not there; DecidedMeanwhile where somebody ruled on the same thing
    since, or put together or took apart what one is `about`. Then none is kept.
    """
    for _ in range(_TRIES):
        with evidence.appending(clock) as writer:
            if since is None or not is_behind(writer.size):
                made = []
                for one in said:
                    decision = _decision(one, f"d-{writer.size}", author, because, writer.at, agreed)
                    _check(decision, one, since)
                    writer.append("decision", [("decision", kept_decision.to_bytes(decision))])
                    made.append(decision)
                return made
        take_in()  # outside of the log's turn: whoever waits for the index may wait for the log
    raise BadDecision("others decide faster than they can be looked at: try again")


def check_each(said: Sequence[Said], *, author: str, because: str, clock: datetime, since: int | None) -> None:
    """Raises what `decide_each` would, and keeps nothing. The index must be up to date."""
    for number, one in enumerate(said):
        _check(_decision(one, f"d-{number}", author, because, clock, None), one, since)


def _decision(one: Said, id_: str, author: str, because: str, taken: datetime, agreed: str | None) -> Decision:
    words = one.words
    told: dict[str, object] = {
        "id": id_,
        "kind": one.kind,
        "targets": list(one.targets),
        "author": author,
        "because": because,
        "taken": taken.isoformat(),
    }
    told |= {"values": dict(one.values)} if one.values else {}
    told |= {"words": {"start": words.start, "end": words.end, "text": words.text}} if words else {}
    return decision_from_dict(told | ({"agreed": agreed} if agreed is not None else {}))


def _check(decision: Decision, one: Said, since: int | None) -> None:
    others = decided_since(since, decision) if since is not None else []
    if since is not None and one.about and not others:
        around = replace(decision, targets=(*decision.targets, *one.about))
        others = [other for other in decided_since(since, around) if other.kind in _GROUPS]
    if others:
        told = ", ".join(f"{other.id} ({other.kind}, {other.author})" for other in others)
        raise DecidedMeanwhile(f"somebody decided on it meanwhile: {told}", tuple(other.id for other in others))
    _check_targets(decision)


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
