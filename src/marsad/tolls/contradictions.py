"""Claims of one scope that cannot both hold: figures of two origins, and what one denies and another affirms.

Two figures contradict each other where no number fits both and time does not explain it: a toll grows, so a higher
figure that comes later is no contradiction until the origin of the lower one speaks again and stays below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations, groupby
from typing import Final

from marsad.incidents.ledger.families import root_of
from marsad.incidents.ledger.forces import FIGHTING
from marsad.incidents.ledger.groups import ALL
from marsad.incidents.ledger.origins import stands_over
from marsad.incidents.ledger.rounded import is_near
from marsad.model.incident import Incident, IncidentClaim
from marsad.model.toll import Contradiction, Toll
from marsad.model.vocabulary import TAGS
from marsad.tolls import reasons
from marsad.tolls.counts.extents import extent_of

_TOLD: Final = frozenset({"asserted", "confirmed", "alleged"})
#: What can only grow; of the others both directions are time's work.
_GROWING: Final = frozenset({"killed", "injured", "casualties", "abducted", "freed", "surrendered", "escaped"})
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_NEAR: Final = 2
"""Days within which two figures are of one time."""
_LEAST: Final = 0.05
"""The least share of the other at which two figures can be of one scope: of a force, its enemies say very much."""
_LEAST_OF_ALL: Final = 1 / 3
"""The same of all whom it befell, and of groups that are no force: who counts fewer has counted some of them only."""
_OF_CASUALTIES: Final = ("killed", "injured", "casualties")
_CIVILIAN: Final = frozenset({ALL, "child", "woman"})
"""Groups of people who are civilians, or of whom nobody says that they are not."""
_UNARMED: Final = frozenset({"civilian", "child", "woman", "health", "journalist", "aid"})
"""Groups of people who are of no force."""
_SAME_THING: Final = {"freed": "escaped"}
"""Outcomes that are one thing told by two sides: whom the one frees escapes the other."""

Pair = tuple[IncidentClaim, IncidentClaim]


def find_contradictions(incident: Incident, tolls: Sequence[Toll] = ()) -> tuple[Contradiction, ...]:
    """Every contradiction between an incident's claims, typed, in the order of kind, outcome, group and day."""
    found = [*_of_figures(incident.claims), *_of_denied_figures(incident.claims), *_of_events(incident)]
    return tuple(sorted(found, key=_order))


def _order(found: Contradiction) -> tuple[str, str, str, str, str, tuple[str, ...]]:
    scope = found.outcome or "", found.affected or "", found.as_of or "", found.about or ""
    return found.kind, *scope, found.claims


def _of_figures(claims: Iterable[IncidentClaim]) -> Iterator[Contradiction]:
    """Figures of two origins for one outcome and group that cannot both hold."""
    claims = tuple(claims)
    back = _taken_back(claims)
    told = [claim for claim in claims if _says_how_many(claim) and not _is_taken_back(claim, back)]
    told.sort(key=lambda claim: (claim.outcome, claim.affected, *claim.moment, claim.id))
    for (outcome, affected), found in groupby(told, key=lambda claim: (claim.outcome, claim.affected)):
        group = list(found)
        pairs = _growing(group) if outcome in _GROWING else _at_one_time(group)
        for one, other in _once(pairs):
            sides = tuple(sorted((one.id, other.id)))
            yield Contradiction("figures", sides, one.outcome, affected, _last_day(one, other))


def _taken_back(claims: Iterable[IncidentClaim]) -> dict[tuple[str, int | None, str], IncidentClaim]:
    """The last retraction of each number by each family of bodies (a state's): its outcome, value and root."""
    back = [claim for claim in claims if claim.stance == "retracted" and claim.origin_kind is not None]
    back.sort(key=lambda claim: (claim.appeared, claim.id))
    return {(claim.outcome, claim.value, root_of(claim.origin)): claim for claim in back}


def _is_taken_back(claim: IncidentClaim, back: dict[tuple[str, int | None, str], IncidentClaim]) -> bool:
    """Whether another body of its family, a ministry of its state, has since taken the number back."""
    since = back.get((claim.outcome, claim.value, root_of(claim.origin)))
    return since is not None and since.origin != claim.origin and claim.appeared <= since.appeared


def _says_how_many(claim: IncidentClaim) -> bool:
    """Whether a figure says how many there are in all."""
    whole = claim.basis != "new" and not claim.additional and claim.qualifier != "none"
    whole &= not (claim.basis == "standing" and claim.outcome in _GROWING)
    whole &= reasons.OF_DOUBTS.keys().isdisjoint(claim.doubts)
    return whole and claim.value is not None and claim.stance in _TOLD and claim.outcome != "other"


def _growing(claims: Sequence[IncidentClaim]) -> Iterator[Pair]:
    """Pairs of a toll: of each origin's count in force, and of figures that one report sets side by side."""
    yield from _set_side_by_side(claims)
    named = [claim for claim in claims if claim.origin_kind is not None]
    now: dict[str, IncidentClaim] = {}
    overlooked: dict[tuple[str, str], IncidentClaim] = {}
    for claim in named:
        if claim.as_of is None:
            continue
        for origin, other in now.items():
            if _are_one(origin, claim.origin):
                continue
            if _is_below(claim, other):
                yield claim, other
                earlier = overlooked.get((claim.origin, origin))
                if earlier is not None and _is_below(earlier, other):
                    yield earlier, other
            elif _is_below(other, claim) and _days(claim, other) <= _NEAR:
                overlooked[origin, claim.origin] = other
        if claim.basis != "partial":
            now[claim.origin] = claim


def _set_side_by_side(claims: Sequence[IncidentClaim]) -> Iterator[Pair]:
    """Figures of two origins that one report tells for one time, each with its own source."""
    sure = [claim for claim in claims if "source-carried" not in claim.doubts]
    for _, group in groupby(sorted(sure, key=lambda claim: (claim.report, claim.id)), key=lambda claim: claim.report):
        for one, other in combinations(group, 2):
            told = one.origin_kind is not None or other.origin_kind is not None
            if told and not _are_one(one.origin, other.origin) and _differ(one, other) and _is_of_one_time(one, other):
                yield one, other


def _is_of_one_time(one: IncidentClaim, other: IncidentClaim) -> bool:
    """Whether a report sets two counts of one time side by side: near in days, or the lower one is the later."""
    lower, higher = (one, other) if _is_below(one, other) else (other, one)
    return _days(one, other) <= _NEAR or lower.moment >= higher.moment


def _at_one_time(claims: Sequence[IncidentClaim]) -> Iterator[Pair]:
    """Pairs of states of affairs (held, missing, displaced): counts of two origins for one time."""
    now: dict[str, IncidentClaim] = {}
    for claim in claims:
        if claim.origin_kind is None:
            continue
        for origin, other in now.items():
            if not _are_one(origin, claim.origin) and _days(claim, other) <= _NEAR and _differ(claim, other):
                yield claim, other
        now[claim.origin] = claim


def _are_one(one: str, other: str) -> bool:
    return one == other or stands_over(one, other) or stands_over(other, one)


def _is_below(lower: IncidentClaim, higher: IncidentClaim) -> bool:
    """Whether no number fits both and the first is the lower; what is far less is of some of them only."""
    low, high = extent_of(lower), extent_of(higher)
    force = lower.affected in FIGHTING or (lower.affected not in TAGS and lower.affected != ALL)
    least = _LEAST if force or lower.outcome not in _HARM else _LEAST_OF_ALL
    return low is not None and high is not None and low.below(high) and low.low >= least * high.low


def _differ(one: IncidentClaim, other: IncidentClaim) -> bool:
    return _is_below(one, other) or _is_below(other, one)


def _days(one: IncidentClaim, other: IncidentClaim) -> int:
    """Days between two figures; where one's is not known, none within a report and too many between two."""
    if one.as_of is None or other.as_of is None:
        return 0 if one.report == other.report else _NEAR + 1
    return abs((date.fromisoformat(one.as_of) - date.fromisoformat(other.as_of)).days)


def _last_day(one: IncidentClaim, other: IncidentClaim) -> str | None:
    return max(one.moment, other.moment)[0] or None


def _is_before(told: IncidentClaim, denial: IncidentClaim) -> bool:
    """Whether a figure had been told when another was; of another report's that have no day nobody knows."""
    known = told.published is not None and denial.published is not None
    return told.appeared <= denial.appeared if known else told.report == denial.report


def _once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """Each pair of figures of two origins once; a later one of the same origins only where both are of one time."""
    seen: set[object] = set()
    met: set[frozenset[str]] = set()
    for one, other in pairs:
        key = frozenset({(one.origin, one.value, one.value_high), (other.origin, other.value, other.value_high)})
        origins = frozenset({one.origin, other.origin})
        if key in seen or (origins in met and _days(one, other) > _NEAR and one.report != other.report):
            continue
        seen.add(key)
        met.add(origins)
        yield one, other


def _of_denied_figures(claims: Sequence[IncidentClaim]) -> Iterator[Contradiction]:
    """A figure that one origin tells and another denies, or of which another says that nobody was."""
    told: dict[str, list[IncidentClaim]] = {}
    for claim in sorted(claims, key=lambda claim: (claim.appeared, claim.id)):
        if claim.stance in _TOLD and claim.origin_kind is not None and claim.value:
            told.setdefault(_thing(claim), []).append(claim)
    found: dict[tuple[str, str, int | None], Contradiction] = {}
    for claim in sorted(claims, key=lambda claim: (claim.appeared, claim.id)):
        if claim.origin_kind is None or not _denies(claim):
            continue
        for other in (other for thing in _things(claim) for other in told.get(thing, ())):
            if not _are_one(claim.origin, other.origin) and _is_denied(other, claim):
                found.setdefault((claim.origin, _thing(claim), claim.value), _denial(claim, other))
                break
    yield from found.values()


def _denies(claim: IncidentClaim) -> bool:
    """Whether a figure is denied, or says that nobody was."""
    nobody = claim.qualifier == "none" and claim.basis != "partial"
    return claim.value is not None and (nobody or (claim.stance == "denied" and claim.value > 0))


def _is_denied(told: IncidentClaim, denial: IncidentClaim) -> bool:
    """Whether a figure is what another one denies; that nobody was denies what had been told before of the group."""
    if denial.qualifier == "none":
        return _is_of(told.affected, denial.affected) and _is_before(told, denial)
    if not _can_be_of(told.affected, denial.affected):
        return False
    if is_near(denial, told):
        return True
    of, what = extent_of(told), extent_of(denial)
    if of is None or what is None or of.low < what.low:
        return False
    return told.value == denial.value or what.high is None or (of.high is not None and of.high <= what.high)


def _is_of(told: str, denied: str) -> bool:
    """Whether that none of a group was denies what is told: of the group, or of people who may be of it."""
    return denied in (told, ALL) or (denied == "civilian" and told in _CIVILIAN)


def _can_be_of(one: str, other: str) -> bool:
    """Whether two groups can be the same people: not two forces, nor civilians and a force."""
    if one == other or ALL in (one, other):
        return True
    if one in TAGS and other in TAGS:
        return not ({one, other} & FIGHTING and {one, other} & _UNARMED)
    if one in TAGS or other in TAGS:
        return one not in _UNARMED and other not in _UNARMED
    return stands_over(one, other) or stands_over(other, one)


def _things(claim: IncidentClaim) -> tuple[str, ...]:
    """What a denial denies: who says that there were no casualties, says that nobody was killed or injured."""
    return _OF_CASUALTIES if claim.outcome == "casualties" and claim.qualifier == "none" else (_thing(claim),)


def _thing(claim: IncidentClaim) -> str:
    return _SAME_THING.get(claim.outcome, claim.outcome)


def _denial(denied: IncidentClaim, told: IncidentClaim) -> Contradiction:
    return Contradiction(
        "denial",
        (told.id, denied.id),
        denied.outcome,
        denied.affected,
        _last_day(denied, told),
        f"{denied.outcome}-{denied.value}",
    )


def _of_events(incident: Incident) -> Iterator[Contradiction]:
    """What is affirmed and denied without a figure."""
    for opposed in incident.opposed:
        sides = (*opposed.affirmed, *opposed.denied)
        words = tuple(told for told in opposed.words if told.claim in sides)
        yield Contradiction("denial", sides, about=opposed.about, words=words)
