"""What people's decisions amount to: which are in effect, which bind no longer, what they make of claims.

The order in which decisions were taken counts (by `taken`, then by id), the order in which they are given does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from marsad.errors import BadDecision
from marsad.incidents.people.named import persons_in
from marsad.model.claim import Claim, Event, Reading
from marsad.model.decision import CORRECTABLE, GROUPING, Decision
from marsad.model.incident import IncidentClaim, Opposed
from marsad.model.people import names_person
from marsad.model.record import Unbound
from marsad.model.vocabulary import VAGUE

#: Decisions on who of those whom reports name is one person.
_ON_PEOPLE: Final = frozenset({"merge", "split"})
_DONE: Final = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "move": "moved"}


@dataclass(frozen=True, slots=True)
class Ruling:
    """What people ruled on one claim, taken together in order: the last word on each value counts."""

    decisions: tuple[str, ...] = ()
    rejected: bool = False
    values: Mapping[str, str | int | None] = field(default_factory=dict)

    def then(self, decision: Decision) -> Ruling:
        """The same after a further decision: only `reject` takes a claim out, any later other brings it back."""
        values = {**self.values, **decision.values}
        return Ruling((*self.decisions, decision.id), decision.kind == "reject", values)


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions in effect: those on what belongs together, what is ruled on each claim or event (`report/id`).

    `people` are those on who is one person.
    """

    grouping: tuple[Decision, ...] = ()
    people: tuple[Decision, ...] = ()
    on_claims: Mapping[str, Ruling] = field(default_factory=dict)
    unbound: tuple[Unbound, ...] = ()


def in_order(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Decisions in the order in which they were taken. Raises BadDecision where two have one id."""
    ordered = sorted(decisions, key=lambda decision: (decision.taken, decision.id))
    ids: set[str] = set()
    for decision in ordered:
        if decision.id in ids:
            raise BadDecision(f"id {decision.id!r} stands for two decisions")
        ids.add(decision.id)
    return tuple(ordered)


def standing(decisions: Iterable[Decision]) -> tuple[tuple[Decision, ...], list[Unbound]]:
    """The decisions in effect, in order, without withdrawals; and those of these that name none.

    Raises BadDecision where two have one id.
    """
    ordered = in_order(decisions)
    taken_back, unbound = _taken_back(ordered)
    return tuple(one for one in ordered if one.kind != "withdraw" and one.id not in taken_back), unbound


def bind(decisions: Iterable[Decision], readings: Mapping[str, Reading]) -> Rulings:
    """What decisions amount to for these readings (by report id), and which of them bind to nothing."""
    decisions, unbound = standing(decisions)
    grouping: list[Decision] = []
    people: list[Decision] = []
    on_claims: dict[str, Ruling] = {}
    for decision in decisions:
        bound, reasons = _bound(decision, readings)
        unbound += [Unbound(decision.id, reason) for reason in reasons]
        if any(_is_person(target, readings) for target in decision.targets):
            bound, reasons = _on_people(bound, readings)
            unbound += [Unbound(decision.id, reason) for reason in reasons]
            people += [bound] if _enough(bound) else []
        elif decision.kind in GROUPING:
            grouping += [bound] if _enough(bound) else []
        else:
            for target in _claim_ids(bound.targets, readings):
                on_claims[target] = on_claims.get(target, Ruling()).then(decision)
    in_words = sorted(unbound, key=lambda one: (one.decision, one.why))
    return Rulings(tuple(grouping), tuple(people), on_claims, tuple(in_words))


def ruled(claims: Iterable[IncidentClaim], given: Mapping[str, Claim], rulings: Rulings) -> tuple[IncidentClaim, ...]:
    """An incident's claims with what people ruled on them; `given` are the reports' claims that they were made of.

    A figure that a report tells twice is one claim: a ruling on the other telling counts for it too.
    """
    if not rulings.on_claims:
        return tuple(claims)
    claims = tuple(claims)
    told_again = _told_again(claims, given, rulings.on_claims)
    return tuple(_under(claim, rulings.on_claims.get(told_again.get(claim.id) or claim.id)) for claim in claims)


def without_doubts(reading: Reading, rulings: Rulings) -> Reading:
    """The reading with no doubts about the claims that people accepted or corrected: what they rest on is settled."""
    taken = {
        claim.id for claim in reading.claims if claim.doubts and _is_taken(f"{reading.report.id}/{claim.id}", rulings)
    }
    if not taken:
        return reading
    return replace(reading, claims=tuple(replace(one, doubts=()) if one.id in taken else one for one in reading.claims))


def without_rejected(opposed: Iterable[Opposed], rulings: Rulings) -> tuple[Opposed, ...]:
    """The opposed sides that are left where rejected claims and events count nowhere."""
    left = []
    for one in opposed:
        affirmed, denied = ([x for x in side if not _rejected(x, rulings)] for side in (one.affirmed, one.denied))
        if affirmed and denied:
            left.append(replace(one, affirmed=tuple(affirmed), denied=tuple(denied)))
    return tuple(left)


def _is_taken(target: str, rulings: Rulings) -> bool:
    ruling = rulings.on_claims.get(target)
    return ruling is not None and not ruling.rejected


def _rejected(target: str, rulings: Rulings) -> bool:
    ruling = rulings.on_claims.get(target)
    return ruling is not None and ruling.rejected


def _taken_back(ordered: Sequence[Decision]) -> tuple[set[str], list[Unbound]]:
    """The decisions that a later one withdrew, and the withdrawals that name none; a withdrawal can be withdrawn."""
    at = {decision.id: number for number, decision in enumerate(ordered)}
    gone: set[str] = set()
    unbound: list[Unbound] = []
    for number, decision in reversed([*enumerate(ordered)]):
        if decision.kind != "withdraw" or decision.id in gone:
            continue
        for target in decision.targets:
            if target not in at:
                unbound.append(Unbound(decision.id, f"there is no decision {target!r}"))
            elif at[target] >= number:
                unbound.append(Unbound(decision.id, f"decision {target!r} was not taken before it"))
            else:
                gone.add(target)
    return gone, unbound


def _bound(decision: Decision, readings: Mapping[str, Reading]) -> tuple[Decision, list[str]]:
    """The decision with the targets that are there, and why each other is not."""
    figures = decision.kind == "correct"
    reasons = {target: _missing(target, readings, figures=figures) for target in decision.targets}
    there = tuple(target for target in decision.targets if not reasons[target])
    return replace(decision, targets=there), [reason for reason in reasons.values() if reason]


def _is_person(target: str, readings: Mapping[str, Reading]) -> bool:
    """Whether a target is a person's id; a report may be called anything."""
    return names_person(target) and target not in readings


def _on_people(bound: Decision, readings: Mapping[str, Reading]) -> tuple[Decision, list[str]]:
    """What a decision on persons amounts to, and why each target that it cannot be about is left out."""
    persons = tuple(target for target in bound.targets if _is_person(target, readings))
    if bound.kind in _ON_PEOPLE:
        others = [target for target in bound.targets if target not in persons]
        return replace(bound, targets=persons), [f"{target!r} is no person, as others are" for target in others]
    why = f"is a person: persons can be merged and split, and not {_DONE[bound.kind]}"
    return replace(bound, targets=()), [f"{target!r} {why}" for target in bound.targets]


def _enough(bound: Decision) -> bool:
    """Whether a decision on what belongs together still says something with the targets that are there."""
    return len(bound.targets) >= (1 if bound.kind == "split" else 2)


def _missing(target: str, readings: Mapping[str, Reading], *, figures: bool) -> str:
    """Why a target is not there, with the claim that it likely is now; nothing where it is. `figures`: claims alone."""
    if target in readings:
        return f"{target!r} is a report, no claim" if figures else ""
    report, _, entry = target.rpartition("/")
    if report not in readings:
        return f"there is no report {report or target!r}"
    reading = readings[report]
    person = names_person(target)
    if person:
        ids = [one.removeprefix(f"{report}/") for one in persons_in(reading)]
    else:
        entries: tuple[Claim | Event, ...] = (*reading.claims, *(() if figures else reading.events))
        ids = [one.id for one in entries]
    if entry in ids:
        return ""
    likely, kind = _likely(entry, ids), "person" if person else "claim"
    return f"report {report!r} has no {kind} {entry!r} now" + (f"; likely it is {report}/{likely}" if likely else "")


def _likely(entry: str, ids: Iterable[str]) -> str:
    """The id of what is now read at the words of an id: at the same ones, else at some of them."""
    span = _span(entry)
    if span is None:
        return ""
    near = [
        ((_span(one) != span, one.split("-", 2)[2:] != entry.split("-", 2)[2:], one), one)
        for one in ids
        if (other := _span(one)) is not None and other[0] < span[1] and span[0] < other[1]
    ]
    return min(near)[1] if near else ""


def _span(entry: str) -> tuple[int, int] | None:
    """Where the words of an id (`start-end-outcome`) stand."""
    start, _, rest = entry.partition("-")
    end = rest.partition("-")[0]
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def _claim_ids(targets: Iterable[str], readings: Mapping[str, Reading]) -> list[str]:
    """The claims and events that targets name: of a report all of its claims."""
    found: list[str] = []
    for target in targets:
        whole = readings.get(target)
        found += [f"{target}/{claim.id}" for claim in whole.claims] if whole else [target]
    return found


def _told_again(
    claims: Iterable[IncidentClaim], given: Mapping[str, Claim], on_claims: Mapping[str, Ruling]
) -> dict[str, str]:
    """The claims that count, to the ruled id of another telling of the same figure in the same report."""
    counted = {claim.id: claim for claim in claims}
    again: dict[str, str] = {}
    for hidden in sorted(one for one in given if one in on_claims and one not in counted):
        for claim in counted.values():
            if claim.id not in on_claims and claim.id not in again and _same_figure(claim, hidden, given[hidden]):
                again[claim.id] = hidden
                break
    return again


def _same_figure(claim: IncidentClaim, other: str, told: Claim) -> bool:
    same = (told.outcome, told.quantity.value, told.quantity.value_high)
    return other.rpartition("/")[0] == claim.report and same == (claim.outcome, claim.value, claim.value_high)


def _under(claim: IncidentClaim, ruling: Ruling | None) -> IncidentClaim:
    """A claim as people ruled on it: their values in place of the reader's, which stand beside, and no doubts."""
    if ruling is None:
        return claim
    values = _whole(claim, ruling.values)
    before = {name: getattr(claim, name) for name in CORRECTABLE if name in values}
    read = tuple((name, value) for name, value in before.items() if value != values[name])
    made: dict[str, Any] = dict(values) | ({"dated": True} if "as_of" in values else {})
    return replace(claim, **made, doubts=(), decisions=ruling.decisions, rejected=ruling.rejected, read=read)


def _whole(claim: IncidentClaim, values: Mapping[str, str | int | None]) -> dict[str, str | int | None]:
    """Corrected values with what follows from them: a value ends a range, and is exact where none was read."""
    made = dict(values)
    if "value" in made or "value_high" in made:
        made.setdefault("value", claim.value)
        made.setdefault("value_high", None)
        ranged = made["value_high"] is not None
        if ranged or claim.qualifier in (*VAGUE, "between", "none"):
            made.setdefault("qualifier", "between" if ranged else "exact")
    return made
