"""What a decision's targets are in the readings that there are, and why one is not there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from marsad.incidents.people.named import persons_in
from marsad.model.claim import Claim, Event, Reading
from marsad.model.decision import Decision
from marsad.model.people import names_person

#: Decisions on who of those whom reports name is one person.
_ON_PEOPLE: Final = frozenset({"merge", "split"})
_DONE: Final = {"accept": "accepted", "reject": "rejected", "correct": "corrected", "move": "moved", "add": "added"}


def bound_in(decision: Decision, readings: Mapping[str, Reading]) -> tuple[Decision, list[str]]:
    """The decision with the targets that are there, and why each other is not."""
    figures = decision.kind == "correct"
    reasons = {target: _missing(target, readings, figures=figures) for target in decision.targets}
    there = tuple(target for target in decision.targets if not reasons[target])
    return replace(decision, targets=there), [reason for reason in reasons.values() if reason]


def is_person(target: str, readings: Mapping[str, Reading]) -> bool:
    """Whether a target is a person's id; a report may be called anything."""
    return names_person(target) and target not in readings


def on_people(bound: Decision, readings: Mapping[str, Reading]) -> tuple[Decision, list[str]]:
    """What a decision on persons amounts to, and why each target that it cannot be about is left out."""
    persons = tuple(target for target in bound.targets if is_person(target, readings))
    if bound.kind in _ON_PEOPLE:
        others = [target for target in bound.targets if target not in persons]
        return replace(bound, targets=persons), [f"{target!r} is no person, as others are" for target in others]
    why = f"is a person: persons can be merged and split, and not {_DONE[bound.kind]}"
    return replace(bound, targets=()), [f"{target!r} {why}" for target in bound.targets]


def is_enough(bound: Decision) -> bool:
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


def claim_ids(targets: Iterable[str], readings: Mapping[str, Reading]) -> list[str]:
    """The claims and events that targets name: of a report all of its claims."""
    found: list[str] = []
    for target in targets:
        whole = readings.get(target)
        found += [f"{target}/{claim.id}" for claim in whole.claims] if whole else [target]
    return found
