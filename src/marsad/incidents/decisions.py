"""What people's decisions amount to: which are in effect, which bind no longer, what they make of claims.

The order in which decisions were taken counts (by `taken`, then by id), the order in which they are given does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from marsad.errors import BadDecision
from marsad.incidents.added import claim_added, missing_words, read_there, with_claims
from marsad.incidents.targets import bound_in, claim_ids, is_enough, is_person, on_people
from marsad.model.claim import Claim, Reading
from marsad.model.decision import CORRECTABLE, GROUPING, Decision
from marsad.model.incident import IncidentClaim, Opposed
from marsad.model.record import Unbound
from marsad.model.vocabulary import VAGUE

#: Of what can be corrected, what says where and when it befell them.
PLACING: Final = frozenset({"first", "last", "place"})


@dataclass(frozen=True, slots=True)
class Ruling:
    """What people ruled on one claim, taken together in order: the last word on each value counts."""

    decisions: tuple[str, ...] = ()
    rejected: bool = False
    values: Mapping[str, str | int | None] = field(default_factory=dict)
    read: Mapping[str, str | int | None] = field(default_factory=dict)
    """Where and when it befell them as the reader had it: what people say of that enters before incidents are made."""

    def then(self, decision: Decision) -> Ruling:
        """The same after a further decision: only `reject` takes a claim out, any later other brings it back.

        A value without its end is no range, a first day without a last one no period, whatever was ruled before.
        """
        values = {**self.values, **decision.values}
        if "value" in decision.values and "value_high" not in decision.values:
            values["value_high"] = None
            if "qualifier" not in decision.values and values.get("qualifier") == "between":
                del values["qualifier"]
        if "first" in decision.values and "last" not in decision.values:
            values["last"] = decision.values["first"]
        return Ruling((*self.decisions, decision.id), decision.kind == "reject", values, self.read)


@dataclass(frozen=True, slots=True)
class Rulings:
    """Decisions in effect: those on what belongs together, what is ruled on each claim or event (`report/id`).

    `people` are those on who is one person; `added`, by report, the claims that people found and the reader did not.
    """

    grouping: tuple[Decision, ...] = ()
    people: tuple[Decision, ...] = ()
    on_claims: Mapping[str, Ruling] = field(default_factory=dict)
    unbound: tuple[Unbound, ...] = ()
    added: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)


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
    added: dict[str, tuple[Claim, ...]] = {}
    given = readings
    known = dict(readings) if any(one.kind == "add" for one in decisions) else readings
    for decision in decisions:
        if decision.kind == "add":
            target, claim, reason = _added(decision, known)
            unbound += [Unbound(decision.id, reason)] if reason else []
            if target:
                _rule(on_claims, target, decision, given)
            if claim is not None:
                report = decision.targets[0]
                added[report] = (*added.get(report, ()), claim)
                known = {**known, report: with_claims(known[report], (claim,))}
            continue
        bound, reasons = bound_in(decision, known)
        unbound += [Unbound(decision.id, reason) for reason in reasons]
        if any(is_person(target, known) for target in decision.targets):
            bound, reasons = on_people(bound, known)
            unbound += [Unbound(decision.id, reason) for reason in reasons]
            people += [bound] if is_enough(bound) else []
        elif decision.kind in GROUPING:
            grouping += [bound] if is_enough(bound) else []
        else:
            for target in claim_ids(bound.targets, known):
                _rule(on_claims, target, decision, given)
    in_words = sorted(unbound, key=lambda one: (one.decision, one.why))
    return Rulings(tuple(grouping), tuple(people), on_claims, tuple(in_words), added)


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
        claim.id
        for claim in reading.claims
        if claim.doubts and _is_taken(f"{reading.report.known_as}/{claim.id}", rulings)
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


def _rule(on_claims: dict[str, Ruling], target: str, decision: Decision, readings: Mapping[str, Reading]) -> None:
    """Takes a decision into what is ruled on a claim."""
    ruling = on_claims.get(target) or Ruling()
    if not ruling.read and not PLACING.isdisjoint(decision.values):
        ruling = replace(ruling, read=_where_and_when(target, readings))
    on_claims[target] = ruling.then(decision)


def _added(decision: Decision, readings: Mapping[str, Reading]) -> tuple[str, Claim | None, str]:
    """The claim that a decision to add one is on, that claim where it is new, and why there is none.

    Where the same words are read as the same outcome by now, the person's values are a correction of that claim.
    """
    report, words = decision.targets[0], decision.words
    if report not in readings:
        return "", None, f"there is no report {report!r}"
    assert words is not None
    why = missing_words(words, readings[report])
    if why:
        return "", None, why
    there = read_there(words, decision.values["outcome"], readings[report].claims)
    if there is not None:
        return f"{report}/{there.id}", None, ""
    claim = claim_added(decision, readings[report].report)
    return f"{report}/{claim.id}", claim, ""


def _where_and_when(target: str, readings: Mapping[str, Reading]) -> dict[str, str | int | None]:
    """The days and the place of a claim as the reader had them; nothing of one that is not the reader's."""
    report, _, own = target.rpartition("/")
    claims = readings[report].claims if report in readings else ()
    claim = next((one for one in claims if one.id == own), None)
    if claim is None:
        return {}
    first, last = (claim.when.first, claim.when.last) if claim.when else (None, None)
    return {"first": first, "last": last, "place": (claim.place.gazetteer or claim.place.text) if claim.place else None}


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
    before = {name: ruling.read.get(name, getattr(claim, name)) for name in CORRECTABLE if name in values}
    read = tuple((name, value) for name, value in before.items() if value != values[name] and not claim.added)
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
