"""What a report without news of its own tells again: an anniversary, an explanation, a review of a week."""

from __future__ import annotations

from marsad.incidents.accounts.atoms import is_fine
from marsad.incidents.accounts.draft import Draft


def with_recalled(drafts: list[Draft]) -> list[Draft]:
    """The happenings of a report; where its lead counts nobody harmed, older ones whose dead it counts are recalled.

    Beside news of its own such a happening is background: it is told of for comparison.
    """
    lead = drafts[0]
    if lead.role == "lead" and any(atom.harm and atom.outcome for atom in lead.atoms):
        return drafts
    for draft in drafts[1:]:
        if draft.role == "background" and _is_one_happening(draft):
            draft.role, draft.recalled = "other", True
    return drafts


def _is_one_happening(draft: Draft) -> bool:
    """Whether the dead of one day are counted, or of one place on no day told."""
    counted = any(atom.outcome == "killed" and atom.value and not atom.denied for atom in draft.atoms)
    one_day = draft.days is not None and draft.days[0] == draft.days[1]
    placed = draft.days is None and any(is_fine(spot) for spot in draft.spots)
    return counted and (one_day or placed)
