"""Decisions as JSON, one object a line (see docs/decisions.md): in, with an error for every member; and out."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from marsad.errors import BadDecision
from marsad.model.decision import CORRECTABLE, DECISION_KINDS, Decision, DecisionKind
from marsad.model.members import (
    Object,
    Wrong,
    a_count,
    a_symbol,
    a_text,
    a_time,
    all_of,
    an_object,
    maybe,
    of,
    one_of,
    whole_day,
)
from marsad.model.people import names_person
from marsad.model.vocabulary import BASES, OUTCOMES, QUALIFIERS, STANCES

#: How many targets each kind of decision has, at least and at most.
_TARGETS: Final[Mapping[DecisionKind, tuple[int, int | None]]] = {
    "accept": (1, None),
    "correct": (1, 1),
    "reject": (1, None),
    "merge": (2, None),
    "split": (1, None),
    "move": (2, 2),
    "withdraw": (1, None),
}
_VALUES: Final[Mapping[str, Callable[[Any], Any]]] = {
    "value": maybe(a_count),
    "value_high": maybe(a_count),
    "qualifier": one_of(QUALIFIERS),
    "outcome": one_of(OUTCOMES),
    "affected": a_symbol,
    "basis": one_of(BASES),
    "as_of": lambda value: whole_day(value).isoformat(),
    "origin": a_symbol,
    "stance": one_of(STANCES),
}
_KIND: Final = one_of(DECISION_KINDS)


def decisions_from_lines(lines: Iterable[str | bytes]) -> tuple[Decision, ...]:
    """The decisions of a file's lines; blank lines are passed over. Raises BadDecision, which names the line."""
    found: dict[str, Decision] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            decision = decision_from_dict(json.loads(line))
        except BadDecision as error:
            raise BadDecision(f"line {number}: {error}") from None
        except (ValueError, RecursionError) as error:
            raise BadDecision(f"line {number}: not a line of JSON: {error}") from None
        if decision.id in found:
            raise BadDecision(f"line {number}: id {decision.id!r} stands for an earlier line already")
        found[decision.id] = decision
    return tuple(found.values())


def decision_from_dict(said: object) -> Decision:
    """The decision of one JSON object. Raises BadDecision, which names the member."""
    try:
        return _decision(an_object(said))
    except Wrong as wrong:
        raise BadDecision(str(wrong)) from None


def decision_to_dict(decision: Decision) -> dict[str, Any]:
    """A decision as it stands in a file and in a record; `values` only where it has any."""
    members: dict[str, Any] = {
        "id": decision.id,
        "kind": decision.kind,
        "targets": list(decision.targets),
        "author": decision.author,
        "because": decision.because,
        "taken": decision.taken.isoformat(),
    }
    values = {name: decision.values[name] for name in CORRECTABLE if name in decision.values}
    return members | ({"values": values} if values else {})


def _decision(said: Object) -> Decision:
    kind: DecisionKind = of(said, "kind", _KIND)
    return Decision(
        id=of(said, "id", a_text),
        kind=kind,
        targets=_targets(said, kind),
        author=of(said, "author", a_text),
        because=of(said, "because", a_text),
        taken=of(said, "taken", _taken),
        values=_values(said, kind),
    )


def _targets(said: Object, kind: DecisionKind) -> tuple[str, ...]:
    targets = all_of(said, "targets", a_text)
    least, most = _TARGETS[kind]
    if len(targets) < least or (most is not None and len(targets) > most):
        wanted = f"{least}" if most == least else f"{least} or more"
        raise Wrong("targets", f"are {len(targets)}, but {kind} has {wanted}")
    if len(set(targets)) < len(targets):
        raise Wrong("targets", "name one thing twice")
    if kind in ("merge", "split") and 0 < sum(map(names_person, targets)) < len(targets):
        raise Wrong("targets", "name persons and what is no person: decide on them apart")
    return targets


def _values(said: Object, kind: DecisionKind) -> dict[str, str | int | None]:
    values = of(said, "values", maybe(an_object)) or {}
    if (kind == "correct") != bool(values):
        raise Wrong("values", "are missing" if kind == "correct" else f"are given, but {kind} has none")
    for name in values:
        if name not in _VALUES:
            raise Wrong(f"values.{name}", f"cannot be corrected; what can: {' '.join(CORRECTABLE)}")
    made = {name: _value(values, name) for name in CORRECTABLE if name in values}
    low, high = made.get("value"), made.get("value_high")
    if isinstance(high, int) and (not isinstance(low, int) or high < low):
        raise Wrong("values.value_high", f"is no end of a range from {low}: {high}")
    return made


def _value(values: Object, name: str) -> str | int | None:
    try:
        made: str | int | None = of(values, name, _VALUES[name])
    except Wrong as wrong:
        raise wrong.inside("values") from None
    return made


def _taken(value: Any) -> datetime:
    """A time with its UTC offset, or a day: its first moment in UTC."""
    if isinstance(value, str) and len(value) == len("2022-01-26"):
        day = whole_day(value)
        return datetime(day.year, day.month, day.day, tzinfo=UTC)
    return a_time(value)
