"""Sets of copies: reports of several outlets that carry one dispatch, and which claims of each are the dispatch's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from marsad.incidents.copies.alike import compare
from marsad.incidents.copies.copied import Passage, copied_claims, passages_of
from marsad.incidents.copies.joined import joined
from marsad.incidents.copies.nearby import nearby
from marsad.incidents.copies.wording import Wording, wording_of
from marsad.model.claim import Reading

_LAST: Final = datetime.max.replace(tzinfo=UTC)
"""Where a report of no known day stands among the others."""


@dataclass(frozen=True, slots=True)
class CopySet:
    """Reports that carry one dispatch: their ids, sorted, and what each shares with the others."""

    reports: tuple[str, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    """By report, the shared stretches of its text in order; what stands between them is the outlet's own."""
    claims: Mapping[str, Mapping[str, str]]
    """By report and the id of a claim whose words are shared, the earliest report that has these words."""

    def first(self, report: str, claim: str) -> str | None:
        """The earliest report of the set with the words of a claim (its id); None where they are the report's own."""
        return self.claims.get(report, {}).get(claim)

    def is_copied(self, report: str, claim: str) -> bool:
        """Whether a report has a claim from an earlier one of the set; an outlet's own added claim is not copied."""
        return self.first(report, claim) not in (None, report)


def find_copies(readings: Iterable[Reading], known: Mapping[str, Wording] | None = None) -> tuple[CopySet, ...]:
    """Every set of copies among readings, the same in any order of them; sets in the order of their first id.

    Two reports that quote one statement, a follow-up that repeats its outlet's own background, and the same phrases
    with other numbers are not copies. The cost grows with the number of readings, not with that of their pairs.
    `known` are the wordings of the readings by report id, where they were made before.
    """
    ordered = sorted(readings, key=lambda reading: (reading.report.moment or _LAST, reading.report.known_as))
    wordings = [known[one.report.known_as] if known else wording_of(one) for one in ordered]
    sets = [_copy_set([ordered[at] for at in group], [wordings[at] for at in group]) for group in _groups(wordings)]
    return tuple(sorted(sets, key=lambda copies: copies.reports))


def _groups(wordings: Sequence[Wording]) -> list[list[int]]:
    """The sets, by number. Of reports in the same words the first stands for all, so that one more changes no set."""
    first = _firsts(wordings)
    ones = [at for at in range(len(wordings)) if at not in first]
    own = [wordings[at] for at in ones]
    found = {at: {at} for at in ones}
    for group in joined(nearby(own), lambda left, right: compare(own[left], own[right])):
        whole = set().union(*(found.pop(ones[at]) for at in group))
        found[min(whole)] = whole
    by_member = {at: whole for whole in found.values() for at in whole}
    for later, at in first.items():
        by_member[at].add(later)
    return sorted(sorted(whole) for whole in found.values() if len(whole) > 1)


def _firsts(wordings: Sequence[Wording]) -> dict[int, int]:
    """By each report that copies an earlier one word by word, the first in these words."""
    told: dict[bytes, int] = {}
    found: dict[int, int] = {}
    for at, wording in enumerate(wordings):
        before = told.setdefault(wording.codes.tobytes(), at)
        if before != at and compare(wordings[before], wording) is not None:
            found[at] = before
    return found


def _copy_set(members: Sequence[Reading], wordings: Sequence[Wording]) -> CopySet:
    """The set of some readings, given in the order in which they appeared."""
    ids = [member.report.known_as for member in members]
    passages = passages_of(members, wordings, ids)
    return CopySet(tuple(sorted(ids)), passages, copied_claims(members, ids, passages))
