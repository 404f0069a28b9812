"""How likely two mentions of persons are of one: first by their names, then by what else is said of them.

The score orders suggestions and is no probability. What a name leaves open (its father, its family) lowers it, what is
said of both raises it, what cannot be said of one person lowers it further.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from marsad.incidents.people.name_parts import Part, parts_of_name
from marsad.incidents.people.spelling import Likeness, alike
from marsad.model.people import Alike, Apart, Named, Suggestion
from marsad.text.mask import is_arabic

#: The least score of what is suggested.
ENOUGH: Final = 50
_LONG, _SHORT, _ENDS_LEFT, _END_LEFT, _TURNED, _ALONE = 90, 80, 75, 65, 65, 35
"""Scores of names: alike in three parts or more; in two; but for parts between; but for the last; in another order; of
one part."""
_HEARD: Final = 5
_NEAR: Final = 15
_YEARS: Final = 2
"""Years by which reports tell one person's age apart."""
_MONTH: Final = 31


class Match(NamedTuple):
    """How alike two names are, and why."""

    score: int
    why: tuple[Alike, ...]


def compared(one: Named, other: Named) -> Suggestion | None:
    """The suggestion that two mentions are one person, None where too little speaks for it.

    Two who are named for one figure are two people.
    """
    if one.id == other.id or not set(one.claims).isdisjoint(other.claims):
        return None
    match = match_names(one.name, other.name)
    if match is None:
        return None
    why, gained = _in_common(one, other)
    against, lost = _apart(one, other)
    if "one-name" in match.why and "same-incident" not in why:
        return None
    score = max(0, min(100, match.score + gained - lost))
    if score < ENOUGH:
        return None
    first, second = sorted((one.id, other.id))
    return Suggestion((first, second), score, (*match.why, *why), against)


def match_names(one: str, other: str) -> Match | None:
    """How two names can be one person's, None where they cannot."""
    few, many = sorted((parts_of_name(one), parts_of_name(other)), key=len)
    if not few:
        return None
    pairs = _in_order(few, many)
    if pairs is None:
        turned = _turned(few, many)
        return None if turned is None else _match(_TURNED, turned, ("other-order",))
    if len(few) == 1:
        return _match(_ALONE, pairs, ("one-name",))
    if len(few) == len(many):
        return _match(_SHORT if len(few) < 3 else _LONG, pairs, ())
    ends = alike(few[-1].form, many[-1].form) is not None
    return _match(_ENDS_LEFT if ends else _END_LEFT, pairs, ("part-left-out",))


def _match(score: int, pairs: Sequence[tuple[Part, Part]], why: tuple[Alike, ...]) -> Match:
    found: set[Likeness | None] = {alike(one.form, other.form) for one, other in pairs}
    scripts = any(is_arabic(one.form[0]) != is_arabic(other.form[0]) for one, other in pairs)
    if found == {"same"}:
        return Match(score, ("same-name", *why))
    if "near" in found:
        score -= _NEAR
        why = ("near-spelling", *why)
    else:
        score -= _HEARD
        why = ("same-sound", *why)
    return Match(score, (*why, "other-script") if scripts else why)


def _in_order(few: Sequence[Part], many: Sequence[Part]) -> list[tuple[Part, Part]] | None:
    """Each part of the shorter name with one of the longer, in order; both begin with what their bearer is called."""
    pairs: list[tuple[Part, Part]] = []
    at = 0
    for part in few:
        while at < len(many) and alike(part.form, many[at].form) is None:
            if not pairs:
                return None
            at += 1
        if at == len(many):
            return None
        pairs.append((part, many[at]))
        at += 1
    return pairs


def _turned(one: Sequence[Part], other: Sequence[Part]) -> list[tuple[Part, Part]] | None:
    """The parts of two names that are the same in another order (the family's name first)."""
    if len(one) != len(other) or len(one) < 2:
        return None
    left = list(other)
    pairs = []
    for part in one:
        found = next((theirs for theirs in left if alike(part.form, theirs.form) is not None), None)
        if found is None:
            return None
        left.remove(found)
        pairs.append((part, found))
    return pairs


def _in_common(one: Named, other: Named) -> tuple[tuple[Alike, ...], int]:
    """What is said of both, and how much it speaks for one person."""
    why: list[tuple[Alike, int]] = []
    if not set(one.incidents).isdisjoint(other.incidents):
        why.append(("same-incident", 15))
    years = _years(one, other)
    if years is not None and years <= _YEARS:
        why.append(("near-age", 5) if years else ("same-age", 10))
    if one.place is not None and one.place == other.place:
        why.append(("same-place", 5))
    days = _days(one, other)
    if days is not None and days <= 1:
        why.append(("same-days", 5))
    return tuple(reason for reason, _ in why), sum(weight for _, weight in why)


def _apart(one: Named, other: Named) -> tuple[tuple[Apart, ...], int]:
    """What cannot well be said of one person, and how much it speaks against it."""
    against: list[tuple[Apart, int]] = []
    years, days = _years(one, other), _days(one, other)
    if years is not None and years > _YEARS:
        against.append(("other-age", 30))
    if one.sex is not None and other.sex is not None and one.sex != other.sex:
        against.append(("other-sex", 40))
    if set(one.outcomes).isdisjoint(other.outcomes):
        against.append(("other-outcome", 5))
    together = not set(one.incidents).isdisjoint(other.incidents)
    if not together and None not in (one.place, other.place) and one.place != other.place:
        against.append(("other-place", 10))
    if not together and days is not None and days > _MONTH:
        against.append(("other-days", 25))
    return tuple(reason for reason, _ in against), sum(weight for _, weight in against)


def _years(one: Named, other: Named) -> int | None:
    return None if one.age is None or other.age is None else abs(one.age - other.age)


def _days(one: Named, other: Named) -> int | None:
    """Days between the periods of two mentions, 0 where they overlap; None where one is not known."""
    spans = [(x.first or x.last, x.last or x.first) for x in (one, other)]
    (first, last), (start, end) = spans
    if first is None or last is None or start is None or end is None:
        return None
    later, earlier = max(first, start), min(last, end)
    return max(0, (date.fromisoformat(later) - date.fromisoformat(earlier)).days)
