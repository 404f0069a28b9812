"""Decisions as JSON, one object a line (see docs/decisions.md): in, with an error for every member; and out."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

from marsad.errors import BadDecision
from marsad.model.decision import CORRECTABLE, DECISION_KINDS, NEEDED, Decision, DecisionKind
from marsad.model.members import (
    Object,
    Wrong,
    a_count,
    a_day,
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
from marsad.model.span import Span
from marsad.model.vocabulary import BASES, OUTCOMES, QUALIFIERS, STANCES

#: How many targets each kind of decision has, at least and at most.
_TARGETS: Final[Mapping[DecisionKind, tuple[int, int | None]]] = {
    "accept": (1, None),
    "correct": (1, 1),
    "reject": (1, None),
    "add": (1, 1),
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
    "first": maybe(a_day),
    "last": maybe(a_day),
    "place": maybe(a_symbol),
}
#: Spaces, and signs that nobody sees: categories of Unicode.
_NOT_COMPARED: Final = frozenset({"Zs", "Zl", "Zp", "Cf", "Cc", "Mn"})
#: Kinds of decisions that say values.
_VALUED: Final = frozenset({"correct", "add"})
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
    """A decision as it stands in a file and in a record; `values`, `words` and `agreed` only where it has any."""
    members: dict[str, Any] = {
        "id": decision.id,
        "kind": decision.kind,
        "targets": list(decision.targets),
        "author": decision.author,
        "because": decision.because,
        "taken": decision.taken.isoformat(),
    }
    values = {name: decision.values[name] for name in CORRECTABLE if name in decision.values}
    if decision.words is not None:
        members["words"] = {"start": decision.words.start, "end": decision.words.end, "text": decision.words.text}
    if decision.agreed is not None:
        members["agreed"] = decision.agreed
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
        words=_words(said, kind),
        agreed=_agreed(said),
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
    if (kind in _VALUED) != bool(values):
        raise Wrong("values", "are missing" if kind in _VALUED else f"are given, but {kind} has none")
    for name in values:
        if name not in _VALUES:
            raise Wrong(f"values.{name}", f"cannot be corrected; what can: {' '.join(CORRECTABLE)}")
    made = {name: _value(values, name) for name in CORRECTABLE if name in values}
    low, high = made.get("value"), made.get("value_high")
    if isinstance(high, int) and (not isinstance(low, int) or high < low):
        raise Wrong("values.value_high", f"is no end of a range from {low}: {high}")
    _check_period(made)
    missing = [name for name in NEEDED if made.get(name) is None] if kind == "add" else []
    if missing:
        raise Wrong(f"values.{missing[0]}", "is missing: who adds a claim says what it is")
    return made


def _check_period(made: Mapping[str, str | int | None]) -> None:
    """Raises Wrong where the last day of a period has no first one, or one after it; days may be partial."""
    first, last = made.get("first"), made.get("last")
    if not isinstance(last, str):
        return
    if not isinstance(first, str) or last[: len(first)] < first[: len(last)]:
        raise Wrong("values.last", f"is no end of a period from {first}: {last}")


def _agreed(said: Object) -> str | None:
    """The second person. Raises Wrong where it is the author again, however the name is spaced or cased."""
    agreed = of(said, "agreed", maybe(a_text))
    if agreed is not None and is_one_name(agreed, of(said, "author", a_text)):
        raise Wrong("agreed", "is the author: it takes two persons")
    return agreed


def is_one_name(one: str, other: str) -> bool:
    """Whether two names of persons are one, whatever their spaces, capitals and marks of form."""
    return _as_compared(one) == _as_compared(other)


def _as_compared(name: str) -> str:
    folded = unicodedata.normalize("NFKC", name).casefold()
    return "".join(sign for sign in folded if unicodedata.category(sign) not in _NOT_COMPARED)


def _words(said: Object, kind: DecisionKind) -> Span | None:
    """The words that a person adds a claim from; no other kind of decision has any."""
    words = of(said, "words", maybe(an_object))
    if (kind == "add") != (words is not None):
        raise Wrong("words", "are missing" if kind == "add" else f"are given, but {kind} has none")
    if words is None:
        return None
    try:
        span = Span(of(words, "start", a_count), of(words, "end", a_count), of(words, "text", a_text))
    except Wrong as wrong:
        raise wrong.inside("words") from None
    if span.end - span.start != len(span.text):
        raise Wrong("words", f"are {len(span.text)} characters, but reach from {span.start} to {span.end}")
    return span


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
