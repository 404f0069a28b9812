"""Tell the happenings of one report apart: which of its figures and events are of its lead, which of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from marsad.incidents.accounts.atoms import Atom, is_fine
from marsad.incidents.accounts.draft import Draft, Role, figure_of
from marsad.incidents.accounts.fitting import closeness, denied_of, fits
from marsad.incidents.accounts.lines import Line
from marsad.incidents.accounts.other_targets import of_other_means, of_other_target
from marsad.incidents.accounts.roles import role_of
from marsad.incidents.accounts.titled import is_announced, is_titled, leads_with_another, told_again, told_in
from marsad.incidents.accounts.turns import turn_of

_FRESH: Final = 3
"""Days before the report within which a happening beside the lead is news of its own."""
_OLD: Final = 60
"""Days after which what a report leads with is remembered rather than followed up."""
_LARGE: Final = 20
_TIMES: Final = 5
"""A count of killed so many times that of a report's lead is of another happening."""


def drafts_of(atoms: Sequence[Atom], lines: Sequence[Line], published: int | None) -> list[Draft]:
    """The happenings of one report, its lead first, from its atoms in order; `published` is its day's ordinal."""
    drafts = [Draft()]
    summed: set[int] = set()
    targets = of_other_target(atoms, lines)
    apart = of_other_means(atoms, lines) | targets
    for atom in atoms:
        role = role_of(atom, lines, drafts[0], published, summed)
        if role == "aggregate":
            summed.add(atom.line)
        if role is None and atom.line in apart:
            same = (draft for draft in drafts[1:] if draft.role == "other" and atom.line in draft.lines)
            _add(atom, next(same, None), "other", drafts).near = atom.line in targets
        else:
            _put(atom, role, drafts, lines)
    _follow(drafts, lines)
    kept = [drafts[0], *(draft for draft in drafts[1:] if not _is_loose(draft, lines))]
    for draft in drafts[1:]:
        for atom in draft.atoms if _is_loose(draft, lines) else ():
            drafts[0].add(atom)
    _tell_again(drafts[0], lines)
    roles = [_final_role(draft, kept, lines, published) for draft in kept]
    for draft, role in zip(kept, roles, strict=True):
        draft.role = role
    return kept


def _of_other_day(atom: Atom, line: Line, lead: Draft, lines: Sequence[Line]) -> bool:
    """Whether what is told far down is of one day of its own, at a site whose name the lead does not tell."""
    if not (atom.harm or atom.kind) or atom.basis not in (None, "new") or atom.days is None or line.paragraph < 2:
        return False
    head = [other for other in lines if other.paragraph < 2]
    days = lead.days or _only_day(head)
    if days is None or days[0] != days[1] or atom.days[0] != atom.days[1] or atom.days == days:
        return False
    led = {name for other in head for name in (*other.named, *other.places)}
    if lead.days is None and atom.spot is not None and is_fine(atom.spot):
        return atom.spot.id not in led
    return "running" not in line.cues and bool(set(line.named) - led)


def _is_treated(atom: Atom, line: Line | None, lead: Draft) -> bool:
    """Whether a count of wounded is of those brought to a place that the lead does not tell: they are the lead's."""
    if line is None or atom.outcome != "injured" or atom.days is not None or not {"treated"} & line.cues:
        return False
    return "elsewhere" not in line.cues and any(other.harm and not other.denied for other in lead.atoms)


def _only_day(head: Sequence[Line]) -> tuple[int, int] | None:
    """The one day that the title and first paragraph tell."""
    days = {days for line in head for days in line.days}
    return days.pop() if len(days) == 1 else None


def _of_other_site(atom: Atom, line: Line, lead: Draft, lines: Sequence[Line]) -> bool:
    """Whether a sentence counts the dead of a day and kind of site, and the lead's died on another day at another.

    `On Tuesday shells fell on the market and 52 died. On Friday a drone burnt the petrol station and nine died.`
    """
    if atom.outcome != "killed" or atom.days is None or atom.days[0] != atom.days[1] or not line.sites:
        return False
    told = [(other.days, lines[other.line].sites) for other in lead.atoms if other.outcome == "killed" and other.days]
    return bool(told) and all(
        days is not None and days[0] == days[1] and days != atom.days and sites and not sites & line.sites
        for days, sites in told
    )


def _final_role(draft: Draft, drafts: Sequence[Draft], lines: Sequence[Line], published: int | None) -> Role:
    remembered = any("anniversary" in line.cues for line in lines if line.paragraph < 2)
    if remembered and (
        draft is drafts[0] or draft.days is None or published is None or draft.days[1] < published - _FRESH
    ):
        return "background"
    if draft is drafts[0]:
        if any(other.role == "aggregate" and min(other.lines) <= 1 for other in drafts) and not any(
            atom.harm and atom.scope != "period" and (atom.days is not None or is_fine(atom.spot))
            for atom in draft.atoms
        ):
            return "aggregate"
        if published is not None and draft.days is not None and draft.days[1] < published - _OLD:
            return "background"
        return "lead"
    return draft.role


def _tell_again(lead: Draft, lines: Sequence[Line]) -> None:
    """Takes in the sentence of the body that tells the title's count again, with its one day if none was told."""
    at = told_again(lead.values, lines)
    if at is None:
        return
    lead.lines.add(at)
    days = set(lines[at].days)
    if lead.days is None and len(days) == 1 and all(first == last for first, last in days):
        lead.days = days.pop()


def _follow(drafts: Sequence[Draft], lines: Sequence[Line]) -> None:
    """Lets the events of a sentence follow its figures, where those were all found to be of another happening."""
    lead, *others = drafts
    figured = {atom.line for atom in lead.atoms if atom.outcome}
    for other in others:
        here = {atom.line for atom in other.atoms if atom.outcome and atom.line < len(lines)} - figured
        moved = [atom for atom in lead.atoms if atom.line in here and lines[atom.line].paragraph > 1]
        if moved:
            kept = [atom for atom in lead.atoms if atom not in moved]
            lead.reset(kept)
            for atom in moved:
                other.add(atom)


def _is_loose(draft: Draft, lines: Sequence[Line]) -> bool:
    """Whether nothing tells where or when another happening was: it is the lead's then."""
    if draft.later:
        return False
    within = {lines[at].paragraph for at in draft.lines if at < len(lines)}
    told = [line for line in lines if line.paragraph in within]
    title = {name for line in lines if line.paragraph == 0 for name in line.names}
    placed = draft.spots or any(line.named or line.sites or title.intersection(line.names) for line in told)
    return draft.role == "other" and not placed and draft.days is None


def _put(atom: Atom, role: Role | None, drafts: list[Draft], lines: Sequence[Line]) -> None:
    """Puts an atom into the happening that it belongs to, a new one where it fits none."""
    if role == "aggregate" and atom.part_of and is_fine(atom.spot):
        role = "other"
        same = (draft for draft in drafts[1:] if draft.role == role and fits(atom, draft))
        _add(atom, next(same, None), role, drafts)
        return
    if role is not None:
        same = (draft for draft in drafts[1:] if draft.role == role and (role == "aggregate" or fits(atom, draft)))
        _add(atom, next(same, None), role, drafts)
        return
    whole = next((draft for draft in drafts[1:] if any(atom.part_of == other.id for other in draft.atoms)), None)
    if whole is not None and (whole.role != "aggregate" or _is_summed_up(atom, drafts[0])):
        whole.add(atom)
        return
    line = lines[atom.line] if atom.line < len(lines) else None
    if atom.denied and atom.outcome is None:
        denied_of(atom, drafts).add(replace(atom, spot=None, site=None, days=None))
        return
    if is_titled(atom, lines) or _is_treated(atom, line, drafts[0]):
        drafts[0].add(replace(atom, spot=None))
        return
    beside = next((draft for draft in drafts[1:] if atom.line in draft.lines and draft.role == "other"), None)
    if (
        line is not None
        and "elsewhere" in line.cues
        and line.paragraph > 1
        and (beside or not told_in(atom, drafts, lines))
    ):
        announced = [told for told in drafts[0].atoms if is_announced(told, atom, lines)]
        announced = announced if leads_with_another(atom, drafts[0], lines) else []
        if announced:
            drafts[0].reset([told for told in drafts[0].atoms if told not in announced])
        for told in (*announced, atom):
            _add(told, beside, "other", drafts)
            beside = drafts[-1] if beside is None else beside
    elif line is not None and (
        _is_beside(line, lines)
        or _is_another(atom, line, drafts, lines)
        or _of_other_day(atom, line, drafts[0], lines)
        or _of_other_site(atom, line, drafts[0], lines)
    ):
        same = (draft for draft in drafts[1:] if any(_in_paragraph(draft, line, lines)))
        _add(atom, next(same, None), "other", drafts)
    elif line is not None and (turn := turn_of(atom, line, drafts[0], lines)) is not None:
        same = (draft for draft in drafts[1:] if draft.lines & {*range(turn, atom.line + 1)})
        _add(atom, next(same, None), "other", drafts).later = True
    elif line is not None and _is_outgrown(atom, drafts[0], lines):
        role = "other" if _is_headed(line, lines) else "background"
        same = (draft for draft in drafts[1:] if draft.role == role and atom.line in draft.lines)
        _add(atom, next(same, None), role, drafts)
    elif (before := _went_on_with(atom, line, drafts, lines)) is not None:
        before.add(atom)
    else:
        fitting = [draft for draft in drafts if draft.role in ("lead", "other") and fits(atom, draft)]
        best = max(fitting, key=lambda draft: (closeness(atom, draft), draft.role == "lead"), default=None)
        _add(atom, best, "other", drafts)


def _is_summed_up(atom: Atom, lead: Draft) -> bool:
    """Whether a part of a sum of many happenings is of no place of its own, and no figure of the lead."""
    return not is_fine(atom.spot) and figure_of(atom) not in lead.values


def _went_on_with(atom: Atom, line: Line | None, drafts: Sequence[Draft], lines: Sequence[Line]) -> Draft | None:
    """The happening beside the lead that a paragraph tells of so far, for what has no place or day of its own there."""
    if line is None or line.paragraph < 2 or atom.days is not None or atom.spot is not None:
        return None
    here = {at for at, other in enumerate(lines) if other.paragraph == line.paragraph and at < atom.line}
    told = [draft for draft in drafts if here & draft.lines]
    return told[0] if len(told) == 1 and told[0] is not drafts[0] and told[0].role != "aggregate" else None


def _is_beside(line: Line, lines: Sequence[Line]) -> bool:
    """Whether its paragraph begins with what else was done at the same time, at a place that none before it names."""
    here = [other for other in lines if other.paragraph == line.paragraph]
    if line.paragraph < 2 or "beside" not in here[0].cues:
        return False
    told = {id_ for other in lines if other.paragraph < line.paragraph for id_ in (*other.places, *other.named)}
    return bool({*here[0].places, *here[0].named} - told)


def _is_another(atom: Atom, line: Line, drafts: Sequence[Draft], lines: Sequence[Line]) -> bool:
    """Whether the title announces several happenings and a paragraph names a place that none before it does."""
    if line.paragraph < 2 or not any("several" in other.cues for other in lines if other.paragraph == 0):
        return False
    told = {told for draft in drafts for at in draft.lines if at < len(lines) for told in _places(lines[at], lines)}
    here = set(_places(line, lines))
    mine = any(any(_in_paragraph(draft, line, lines)) for draft in drafts[1:])
    return mine or (bool(here) and not here <= told)


def _places(line: Line, lines: Sequence[Line]) -> list[str]:
    """The places and names of a line's paragraph."""
    here = [other for other in lines if other.paragraph == line.paragraph]
    return [told for other in here for told in (*other.places, *other.named, *other.names)]


def _in_paragraph(draft: Draft, line: Line, lines: Sequence[Line]) -> Iterator[bool]:
    return (lines[at].paragraph == line.paragraph for at in draft.lines if at < len(lines))


def _add(atom: Atom, draft: Draft | None, role: Role, drafts: list[Draft]) -> Draft:
    if draft is None:
        draft = Draft(role=role)
        drafts.append(draft)
    draft.add(atom)
    return draft


def _is_outgrown(atom: Atom, lead: Draft, lines: Sequence[Line]) -> bool:
    """Whether a count of killed far down is many times what a report leads with, and does not carry it on."""
    deaths = max((value for outcome, value in lead.values if outcome == "killed"), default=0)
    if atom.outcome != "killed" or not deaths or not atom.value or atom.value < max(_LARGE, _TIMES * deaths):
        return False
    if atom.line >= len(lines) or lines[atom.line].paragraph < 2:
        return False
    if atom.spot is not None and any(atom.spot.id == spot.id for spot in lead.spots):
        return False
    head = [line for line in lines if line.paragraph < 2]
    here = [line for line in lines if line.paragraph == lines[atom.line].paragraph]
    names = {name for line in head for name in line.names}
    told = any(line.places or line.sites or line.named or "background" in line.cues for line in here)
    told = told or any(names.intersection(line.names) for line in here)
    told = told or (atom.days is not None and lead.days is not None and atom.days[1] < lead.days[0])
    return told and not any("running" in line.cues for line in head)


def _is_headed(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the title or first paragraph tells of a place or kind of site that another does."""
    title = [other for other in lines if other.paragraph < 2]
    here = [other for other in lines if other.paragraph == line.paragraph]
    told = {told for other in here for told in (*other.places, *other.sites, *other.names)}
    return any(told & {*other.places, *other.sites, *other.names} for other in title)
