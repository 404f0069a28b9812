"""What one origin of an incident denies and another affirms, within one report or across several."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from marsad.claims.checks.opposed import SUBJECTS
from marsad.incidents.ledger.context import Context, Member
from marsad.incidents.ledger.origins import Origin, origin_in, stands_over
from marsad.incidents.ledger.phrases import wording
from marsad.incidents.ledger.refuted import is_told_of, refuted_in
from marsad.model.claim import Claim, Event, Group, Place, Reading
from marsad.model.incident import Opposed, Told
from marsad.model.span import Span

_AFFIRMS: Final = frozenset({"asserted", "confirmed", "alleged"})
_COUNTED: Final = frozenset({"escaped", "freed", "surrendered", "abducted", "detained"})
"""Outcomes whose figures affirm that the thing happened at all."""
_AS_WELL: Final = {"arrest": ("abduction",)}
"""What a denial of a thing denies as well: who says that he holds nobody has abducted nobody."""
_ANSWERS: Final = frozenset(_AS_WELL)
_SPOKEN: Final = frozenset({"accusation", "condemnation", "appeal", "demand", "threat", "statement-of-claim"})
"""Events that are words: who denies one denies what it says."""
_SHORT: Final = 3
_EMPTY: Final = Context()


class _Side(NamedTuple):
    """One statement: what it is about, who says so, of whom, and whether it denies."""

    report: str
    id: str
    subject: str
    origin: Origin
    words: frozenset[str]
    denied: bool
    told: Told


def opposed_in(members: Iterable[Member], context: Context = _EMPTY) -> tuple[Opposed, ...]:
    """Every thing of an incident that a named origin denies and another one affirms, in the order of its name."""
    ordered = sorted(members, key=lambda member: member[0].report.known_as)
    sides: dict[str, list[_Side]] = {}
    for reading, ids in ordered:
        own = list(_sides(reading, ids, context))
        for side in (*own, *_opposed_by_the_reader(own, reading, ids, context)):
            sides.setdefault(side.subject, []).append(side)
    found = [_opposed(subject, told) for subject, told in sorted(sides.items())]
    return (*(each for each in found if each is not None), *refuted_in(ordered, context))


def _sides(reading: Reading, ids: frozenset[str], context: Context) -> Iterator[_Side]:
    """The statements of one report that another can oppose; a denial counts only with the name of who denies."""
    statements: list[Claim | Event] = [*reading.events, *reading.claims]
    here = _places_of(each for each in statements if each.id in ids)
    there = _places_of(each for each in statements if each.id not in ids)
    for each in statements:
        subject = _subject(each)
        if (
            not (each.id in ids or _is_denied_there(each, reading, ids))
            or subject is None
            or _is_of_denied_figure(each, reading)
        ):
            continue
        origin = origin_in(each.sources, reading, context)
        denied = each.stance == "denied" or _is_none(each)
        if denied and _is_elsewhere(each, here, there):
            continue
        if (denied and origin.told) or (not denied and each.stance in _AFFIRMS):
            report = reading.report.known_as
            words, told = _words(each, reading), _told(report, each, origin)
            for about in (subject, *(_AS_WELL.get(subject, ()) if denied else ())):
                yield _Side(report, told.claim, about, origin, words, denied, told)


def _is_denied_there(each: Claim | Event, reading: Reading, ids: frozenset[str]) -> bool:
    """Whether an event of no violence is denied beside what is told of the incident (`denied holding anybody`)."""
    if not isinstance(each, Event) or each.stance != "denied" or each.type not in _ANSWERS:
        return False
    return is_told_of(each.trigger.start, reading, ids)


def _is_elsewhere(denial: Claim | Event, here: Counter[str], there: Counter[str]) -> bool:
    """Whether a denial names the place of something else that its report tells, and of nothing told of the incident."""
    place, said = denial.place, denial.trigger if isinstance(denial, Event) else denial.quantity
    if place is None or place.start is None or not said.end <= place.start < denial.evidence.end:
        return False
    return there[_called(place)] > 0 and here[_called(place)] == 1


def _places_of(statements: Iterable[Claim | Event]) -> Counter[str]:
    """How many statements tell of each place."""
    return Counter(_called(each.place) for each in statements if each.place is not None)


def _called(place: Place) -> str:
    return place.name or place.text


def _is_of_denied_figure(each: Claim | Event, reading: Reading) -> bool:
    """Whether an event only says in what those died whose number is denied (`denied that 25 died in a strike`)."""
    if not isinstance(each, Event) or each.stance != "denied":
        return False
    return any(
        claim.stance == "denied" and each.evidence.start <= claim.quantity.start < each.trigger.start
        for claim in reading.claims
    )


def _opposed_by_the_reader(
    sides: list[_Side], reading: Reading, ids: frozenset[str], context: Context
) -> Iterator[_Side]:
    """What the reader found opposed to an event's denial in its report, under the subject of the denial."""
    denials = {side.id.partition("/")[2]: side for side in sides if side.denied}
    told = {claim.id: claim for claim in reading.claims if claim.id in ids}
    for check in reading.checks:
        if check.kind != "opposed":
            continue
        for one in check.claims:
            for other in check.claims:
                if one in denials and other in told and told[other].stance in _AFFIRMS:
                    denial, origin = denials[one], origin_in(told[other].sources, reading, context)
                    words = _told(denial.report, told[other], origin)
                    yield _Side(denial.report, words.claim, denial.subject, origin, denial.words, False, words)


def _told(report: str, each: Claim | Event, origin: Origin) -> Told:
    """A statement in its report's own words."""
    said = each.quantity if isinstance(each, Claim) else each.trigger
    source = each.sources[-1] if each.sources else None
    teller = Span(source.start, source.end, source.text) if source is not None else None
    return Told(f"{report}/{each.id}", origin.id, each.stance, Span(said.start, said.end, said.text), teller)


def _subject(each: Claim | Event) -> str | None:
    """What a statement is about: one thing under one name, whichever side tells it."""
    if isinstance(each, Event):
        return None if each.type in _SPOKEN else SUBJECTS.get(each.type, each.type)
    return SUBJECTS.get(each.outcome) if each.outcome in _COUNTED else None


def _is_none(each: Claim | Event) -> bool:
    """Whether it says that nobody was."""
    return isinstance(each, Claim) and each.quantity.qualifier == "none"


def _words(each: Claim | Event, reading: Reading) -> frozenset[str]:
    """The words that say to whom or what it was done."""
    group: Group | None = each.target if isinstance(each, Event) else None
    if group is None:
        return frozenset()
    return frozenset(word for word in wording(group.text, reading.report.language).words if len(word) > _SHORT)


def _opposed(subject: str, told: list[_Side]) -> Opposed | None:
    """The two sides of one thing: the first statement of each origin on each; none where nobody contradicts."""
    denied = _first([side for side in told if side.denied])
    deniers = {side.origin.id for side in denied}
    affirmed = _first([
        side
        for side in told
        if not side.denied
        and not any(_is_one(side.origin.id, denier) for denier in deniers)
        and any(_is_of_one(side, other) for other in denied)
    ])  # fmt: skip
    denied = [side for side in denied if any(_is_of_one(side, other) for other in affirmed)]
    affirmed = _of_each_origin(affirmed, {side.report for side in denied})
    if not affirmed or not denied:
        return None
    words = tuple(side.told for side in (*affirmed, *denied))
    return Opposed(subject, tuple(side.id for side in affirmed), tuple(side.id for side in denied), words)


def _first(sides: list[_Side]) -> list[_Side]:
    """The first statement of every origin in every report."""
    found: dict[tuple[str, str], _Side] = {}
    for side in sides:
        found.setdefault((side.origin.id, side.report), side)
    return list(found.values())


def _of_each_origin(sides: list[_Side], reports: set[str]) -> list[_Side]:
    """The first statement of every origin, with those that stand in one report with a denial."""
    seen: set[str] = set()
    kept = []
    for side in sides:
        if side.report in reports or side.origin.id not in seen:
            kept.append(side)
            seen.add(side.origin.id)
    return kept


def _is_one(one: str, other: str) -> bool:
    """Whether two origins are the same or one stands over the other."""
    return one == other or stands_over(one, other) or stands_over(other, one)


def _is_of_one(one: _Side, other: _Side) -> bool:
    """Whether two statements may be of one thing: they name something in common, or one of them names nothing."""
    return not one.words or not other.words or not one.words.isdisjoint(other.words)
