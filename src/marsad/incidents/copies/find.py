"""Sets of copies: reports of several outlets that carry one dispatch, and which claims of each are the dispatch's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from marsad.incidents.copies.alike import compare
from marsad.incidents.copies.copied import Passage, copied_claims, passages_of
from marsad.incidents.copies.joined import joined
from marsad.incidents.copies.nearby import nearby
from marsad.incidents.copies.wording import Wording, wording_of
from marsad.model.claim import Claim, Reading
from marsad.model.report import Report


@dataclass(frozen=True, slots=True)
class CopySet:
    """Reports that carry one dispatch: their ids, sorted, and what each shares with the others."""

    reports: tuple[str, ...]
    passages: Mapping[str, tuple[Passage, ...]]
    """By report, the shared stretches of its text in order; what stands between them is the outlet's own."""
    claims: Mapping[str, Mapping[str, str]]
    """By report and the id of a claim whose words are shared, the earliest report that has these words."""

    def first(self, report: str, claim: Claim) -> str | None:
        """The earliest report of the set in which a claim's words stand; None where they are the report's own."""
        return self.claims.get(report, {}).get(claim.id)

    def is_copied(self, report: str, claim: Claim) -> bool:
        """Whether a report has a claim from an earlier one of the set; an outlet's own added claim is not copied."""
        return self.first(report, claim) not in (None, report)


def find_copies(readings: Iterable[Reading]) -> tuple[CopySet, ...]:
    """Every set of copies among readings, the same in any order of them; sets in the order of their first id.

    Two reports that quote one statement, a follow-up that repeats its outlet's own background, and the same phrases
    with other numbers are not copies. The cost grows with the number of readings, not with that of their pairs.
    """
    ordered = sorted(readings, key=lambda reading: (_appeared(reading.report), report_id(reading.report)))
    wordings = [wording_of(reading) for reading in ordered]
    groups = joined(nearby(wordings), lambda left, right: compare(wordings[left], wordings[right]))
    sets = [_copy_set([ordered[at] for at in group], [wordings[at] for at in group]) for group in groups]
    return tuple(sorted(sets, key=lambda copies: copies.reports))


def report_id(report: Report) -> str:
    """The id that a report was added with, else its digest."""
    return report.id or report.sha256


def _appeared(report: Report) -> datetime:
    """When a report appeared: midnight UTC of its day where the time is not known, last where nothing is."""
    if report.appeared is not None:
        return report.appeared if report.appeared.tzinfo else report.appeared.replace(tzinfo=UTC)
    return datetime.combine(report.published, time(), UTC) if report.published else datetime.max.replace(tzinfo=UTC)


def _copy_set(members: Sequence[Reading], wordings: Sequence[Wording]) -> CopySet:
    """The set of some readings, given in the order in which they appeared."""
    ids = [report_id(member.report) for member in members]
    passages = passages_of(members, wordings, ids)
    return CopySet(tuple(sorted(ids)), passages, copied_claims(members, ids, passages))
