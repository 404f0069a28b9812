"""Whether the parts that a report gives of a total make it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

from marsad.mentions.find import Mentions
from marsad.model.claim import Check, Claim

#: Tags that cut across who someone was: children are among the civilians, women among the journalists.
_ACROSS: Final = frozenset({"child", "woman", "man", "health", "journalist", "aid"})
_AGES: Final = frozenset({"child", "woman", "man"})
_SIDES: Final = frozenset({"combatant", "security", "detainee"})
_MOST: Final = 12
"""Parts that are compared in pairs; longer lists are left alone."""
_OF_CASUALTIES: Final = frozenset({"killed", "injured"})


def breakdowns(claims: Sequence[Claim], mentions: Mentions) -> Iterator[Check]:
    """A check for every total whose parts make it, or cannot be its parts.

    A total is compared only with exact parts of its own outcome. Parts that fall short of it are no error, since most
    lists name only some (`بينهم 8 أطفال`), save where the text says that they are all (`وهم 3 جنود ومدنيان`). Parts
    that exceed it are one only where they cannot overlap: another side, another tag that does not cut across.
    """
    parts: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.part_of is not None:
            parts.setdefault(claim.part_of, []).append(claim)
    if not parts:
        return
    starts = {mentions.folded.origin(start): number for number, (start, _) in enumerate(mentions.bounds)}
    for total in claims:
        found = [part for part in parts.get(total.id, ()) if _counts(total, part)]
        if found and total.quantity.qualifier == "exact" and total.quantity.value is not None:
            check = _check(total, found, mentions, starts)
            if check is not None:
                yield check


def _counts(total: Claim, part: Claim) -> bool:
    if part.quantity.qualifier != "exact" or part.quantity.value is None or part.stance != total.stance:
        return False
    return part.outcome == total.outcome or (total.outcome == "casualties" and part.outcome in _OF_CASUALTIES)


def _check(total: Claim, parts: list[Claim], mentions: Mentions, starts: Mapping[int, int]) -> Check | None:
    value = total.quantity.value or 0
    chosen = [part for part in parts if not _is_across(part)]
    for group in (parts, chosen):
        if len(group) > 1 and _sum(group) == value:
            return _made(total, group, True)
    if any((part.quantity.value or 0) > value for part in parts):
        return _made(total, [part for part in parts if (part.quantity.value or 0) > value], False)
    for group in (parts, chosen):
        if 1 < len(group) <= _MOST and _sum(group) > value and all(_apart(*pair) for pair in combinations(group, 2)):
            return _made(total, group, False)
    if len(parts) > 1 and _sum(parts) < value and _are_all(total, parts[0], mentions, starts):
        return _made(total, parts, False)
    return None


def _made(total: Claim, parts: list[Claim], holds: bool) -> Check:
    return Check(kind="parts-sum-to-total", total=total.id, parts=tuple(part.id for part in parts), holds=holds)


def _sum(parts: Sequence[Claim]) -> int:
    return sum(part.quantity.value or 0 for part in parts)


def _is_across(part: Claim) -> bool:
    group = part.affected
    return group is not None and group.party is None and not _ACROSS.isdisjoint(group.tags)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether nobody can be counted in both parts."""
    if one.outcome != other.outcome:
        return True
    first, second = one.affected, other.affected
    if first is None or second is None:
        return False
    if first.party is not None and second.party is not None:
        return first.party != second.party
    mine, theirs = set(first.tags), set(second.tags)
    if not mine or not theirs or mine & theirs:
        return False
    if "civilian" in mine or "civilian" in theirs:
        return bool((mine | theirs) & _SIDES) and not (mine | theirs) & _ACROSS
    return mine <= _AGES and theirs <= _AGES


def _are_all(total: Claim, part: Claim, mentions: Mentions, starts: Mapping[int, int]) -> bool:
    """Whether the words between a total and its first part say that the parts are all of it (`وهم`)."""
    if total.evidence.start not in starts:
        return False
    sentence = mentions.sentence(starts[total.evidence.start])
    return any(
        total.quantity.end <= mentions.folded.origin(sentence.starts[at]) < part.quantity.start
        for at, match in sentence.find("particle")
        if match.sense == "they-are"
    )
