"""Whether a figure or event can be of a happening that was begun before, and how near it is to it."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.incidents.accounts.atoms import AGREED, DONE, Atom, is_fine
from marsad.incidents.accounts.draft import Draft, figure_of
from marsad.incidents.accounts.spots import Spot, is_seat_of, relation


def fits(atom: Atom, draft: Draft) -> bool:
    """Whether an atom can be of the happening of a draft."""
    if atom.value is not None and atom.value > 1 and figure_of(atom) in draft.values:
        return True
    if _is_against_terms(atom, draft):
        return False
    if atom.spot is not None and is_fine(atom.spot):
        fine = [spot for spot in draft.spots if is_fine(spot)]
        if fine:
            return any(_can_be_one(atom.spot, spot) for spot in fine)
        wide = [spot for spot in draft.spots if spot.precision != "country"]
        if wide:
            return any(spot.id in atom.spot.chain for spot in wide)
    return not (draft.role == "other" and atom.days and draft.days and not _meet(atom.days, draft.days))


def _is_against_terms(atom: Atom, draft: Draft) -> bool:
    """Whether a figure of harm, at a place and on days of its own, is told beside what two sides agreed on."""
    if not atom.harm or atom.days is None or not is_fine(atom.spot) or draft.days is None:
        return False
    agreed = {other.kind for other in draft.atoms if other.kind} == AGREED and not any(a.harm for a in draft.atoms)
    return agreed and not _meet(atom.days, draft.days)


def _can_be_one(one: Spot, other: Spot) -> bool:
    """Whether two places can be one: a town's name may mean the area that the other lies in (غربي حلب)."""
    return relation(one, other) != "apart" or is_seat_of(one, other) or is_seat_of(other, one)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def closeness(atom: Atom, draft: Draft) -> tuple[bool, bool, bool, bool, int]:
    given = atom.outcome == "freed" and any(other.kind in AGREED for other in draft.atoms)
    same = atom.value is not None and figure_of(atom) in draft.values
    told = atom.spot is not None and any(
        relation(atom.spot, spot) in ("same", "inside", "near") for spot in draft.spots
    )
    return (same, given, told, atom.line in draft.lines, max(draft.lines, default=-1) if atom.spot is None else 0)


def denied_of(atom: Atom, drafts: Sequence[Draft]) -> Draft:
    """The happening that a denial is of, by the kind of event, the lead else; a denial tells none of its own."""
    told = (draft for draft in drafts if draft.role in ("lead", "other"))
    return next((draft for draft in told if any(_kind_of(other) == atom.kind for other in draft.atoms)), drafts[0])


def _kind_of(atom: Atom) -> str | None:
    return atom.kind or DONE.get(atom.outcome or "")
