"""The policy `airwars/1`: minimum and maximum by group, graded, civilian unless evidence (clauses W1 to W3)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from marsad.tolls.counts.groups import (
    ALL,
    CIVILIAN,
    by_origin,
    forces_of,
    inferred,
    is_force,
    less,
    of_one_telling,
    sum_of,
)
from marsad.tolls.counts.origin_count import Count
from marsad.tolls.counts.readings import read_number
from marsad.tolls.counts.telling import TIERS
from marsad.tolls.policies.own_counts import OWN_COUNTS, SHOWN, VAGUE_SILENT
from marsad.tolls.policies.policy import Groups, Policy, Rule
from marsad.tolls.policies.ranges import BEST, settle_range

BELLIGERENTS: Final = "belligerent"
_COUNTED: Final = ("child", "woman", "man", "journalist", "health")
_BY_AGE_AND_SEX: Final = ("child", "man", "woman")
RULES: Final = (
    *OWN_COUNTS,
    VAGUE_SILENT,
    Rule("grade", "W1", "confirmed, fair, weak, contested or discounted"),
    Rule("civilian-unless-evidence", "W2", "those whom an origin does not call members of a force are civilians"),
    Rule("belligerents-together", "W2", "the members of all forces that an origin names, together"),
    Rule("killed-and-injured-only", "W2", "the killed and the injured are counted, and nothing else"),
    Rule("stays-live", "W3", "an origin's latest figure replaces its earlier one, up or down, however late"),
    Rule("range-over-origins", "E2", "the lowest and the highest of the origins' latest counts"),
    BEST,
    *SHOWN,
)
CANNOT_DECIDE: Final = (
    "who is responsible: a party's word confirms its own side's losses, or what it is said to confirm, and no more",
    "whether a competing belligerent is named: only opposed figures and denials are read as contested",
    "whether somebody with an occupation (a doctor, a policeman) directly took part",
    "how many of a group that is neither a force nor told by age and sex are among the civilians that an origin counts",
    "whether a figure of the first hours was superseded by another origin's later one: it stays the minimum",
    "what a vague quantity amounts to: no clause says it",
)


def by_victim(groups: Groups) -> Groups:
    """Civilians and belligerents of every origin, and the groups by age, sex and occupation that claims name."""
    told = [own for tier in TIERS for own in by_origin(groups, tier).values()]
    civilians = [count for own in told if (count := _civilians(own)) is not None]
    under_arms = [forces for own in told if (forces := forces_of(own))]
    belligerents = [sum_of(forces) for forces in under_arms if len(forces) == 1 or of_one_telling(forces)]
    kept = {group: groups[group] for group in _COUNTED if groups.get(group)}
    derived = {CIVILIAN: civilians, BELLIGERENTS: belligerents}
    return {**kept, **{group: counts for group, counts in derived.items() if counts}}


def _civilians(own: dict[str, Count]) -> Count | None:
    """The civilians that an origin counts; else its total without members of forces; else who else it counts."""
    if CIVILIAN in own:
        return own[CIVILIAN]
    forces = [count for affected, count in own.items() if is_force(affected, count)]
    if ALL in own:
        return less(own[ALL], forces) if forces else inferred(own[ALL])
    others = [inferred(count) for affected, count in own.items() if not is_force(affected, count)]
    return max([*_sums(own), *others], key=lambda count: (count.low, count.high, count.last.key), default=None)


def _sums(own: dict[str, Count]) -> Iterable[Count]:
    parts = [own[group] for group in _BY_AGE_AND_SEX if group in own]
    if len(parts) > 1 and of_one_telling(parts):
        yield sum_of(parts)


AIRWARS: Final = Policy(
    "airwars/1",
    RULES,
    CANNOT_DECIDE,
    read_number,
    settle_range,
    groups=by_victim,
    groups_rule="civilian-unless-evidence",
    outcomes=frozenset({"killed", "injured"}),
    outcomes_rule="killed-and-injured-only",
)
