"""Several decisions taken together: each an entry of its own, all of them or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from marsad.errors import BadDecision, DecidedMeanwhile
from marsad.model.decision import GROUPING, Decision
from marsad.model.decision_json import decision_from_dict
from marsad.record import kept_decision
from marsad.record.decide import check_nobody_else_decided, check_targets
from marsad.record.index.take_in import take_in
from marsad.record.meanwhile import decided_since, is_behind
from marsad.record.said import Said
from marsad.record.store import evidence

_TRIES: Final = 8
_GROUPS: Final = GROUPING | {"withdraw"}


def decide_each(
    said: Sequence[Said], *, author: str, because: str, clock: datetime, since: int | None, agreed: str | None = None
) -> list[Decision]:
    """The decisions as they were kept; `since` is the entry up to which people saw what was decided.

    Raises BadDecision where one of them says nothing that can be; DecidedMeanwhile where somebody ruled on the same
    thing since, or put together or took apart what one is `about`. Then none is kept.
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
    check_nobody_else_decided(decision, since)
    around = replace(decision, targets=(*decision.targets, *one.about))
    others = (
        [other for other in decided_since(since, around) if other.kind in _GROUPS]
        if one.about and since is not None
        else []
    )
    if others:
        told = ", ".join(f"{other.id} ({other.kind}, {other.author})" for other in others)
        raise DecidedMeanwhile(f"somebody decided on it meanwhile: {told}", tuple(other.id for other in others))
    check_targets(decision)
