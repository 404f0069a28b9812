"""Accounts: what one report tells of one happening, told apart by place, day, and the words that lead from one on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal

from marsad.incidents.atoms import Atom, atoms_of, is_fine
from marsad.incidents.lines import Line, lines_of
from marsad.incidents.spots import Spot, relation, spot_of
from marsad.model.claim import Reading

Role = Literal["lead", "other", "background", "aggregate"]
_FRESH: Final = 3
"""Days before the report within which a happening beside the lead is news of its own."""
_OLD: Final = 60
"""Days after which what a report leads with is remembered rather than followed up."""
_APART: Final = 2
_ACCIDENTS: Final = frozenset({"accidents", "other"})
_SUMMED: Final = 20


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one happening: its claims, events and statements, and what tells it from others.

    Days are ordinals: `first` and `last` as the text states them (None where it does not), `published` the report's.
    `spots` are where it is told to have happened, `mentioned` all places of its sentences with what they lie in.
    `deaths` is the greatest count of killed. `seeds` tells that it is a happening of violence by itself.
    """

    id: str
    report: str
    role: Role
    published: int | None
    first: int | None
    last: int | None
    spots: tuple[Spot, ...]
    mentioned: frozenset[str]
    sites: frozenset[str]
    kinds: frozenset[str]
    parties: frozenset[str]
    figures: frozenset[tuple[str, int]]
    deaths: int | None
    words: frozenset[str]
    language: str
    seeds: bool
    claims: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """An account while the atoms of a report are told apart."""

    atoms: list[Atom] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)
    days: tuple[int, int] | None = None
    values: set[tuple[str, int]] = field(default_factory=set)
    role: Role = "lead"

    def add(self, atom: Atom) -> None:
        self.atoms.append(atom)
        self.lines.add(atom.line)
        if atom.spot is not None and all(atom.spot.id != spot.id for spot in self.spots):
            self.spots.append(atom.spot)
        if atom.days is not None and atom.scope != "period":
            self.days = (
                atom.days if self.days is None else (min(self.days[0], atom.days[0]), max(self.days[1], atom.days[1]))
            )
        if atom.outcome and atom.value is not None:
            self.values.add((atom.outcome, atom.value))


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """The accounts of a report, its lead first; one at least, which may tell no happening at all."""
    lines = lines_of(reading.report)
    published = reading.report.published.toordinal() if reading.report.published else None
    drafts = [_Draft()]
    summed: set[int] = set()
    for atom in atoms_of(reading, lines):
        role = _role_of(atom, lines, drafts[0], published, summed)
        if role == "aggregate":
            summed.add(atom.line)
        _place(atom, role, drafts, lines, published)
    return tuple(
        _account(reading, number, draft, drafts, lines, published)
        for number, draft in enumerate(drafts)
        if number == 0 or draft.atoms
    )


def _role_of(atom: Atom, lines: Sequence[Line], lead: _Draft, published: int | None, summed: set[int]) -> Role | None:
    """What the words around an atom make of it: background, aggregate, another happening; None says nothing."""
    if atom.outcome and atom.value is not None and (atom.outcome, atom.value) in lead.values:
        return None
    line = lines[atom.line] if atom.line < len(lines) else None
    if _is_summed(atom, line) or (atom.line in summed and atom.days is None):
        return "aggregate"
    if (
        line is not None
        and atom.days is None
        and atom.line - 1 in summed
        and lines[atom.line - 1].paragraph == line.paragraph
    ):
        return "aggregate"
    if published is None:
        return None
    if atom.days is not None:
        return "background" if atom.days[1] < _anchor(lead, published) - _APART and atom.scope != "period" else None
    if line is not None and line.days and all(last < _anchor(lead, published) - _APART for _, last in line.days):
        return "background"
    if line is not None and "background" in line.cues and line.paragraph > 0:
        return "background"
    return None


def _anchor(lead: _Draft, published: int) -> int:
    return lead.days[0] if lead.days is not None and lead.days[0] <= published else published - 1


def _is_summed(atom: Atom, line: Line | None) -> bool:
    """Whether a figure sums up many happenings: over a period, or over a country and a month."""
    if atom.scope == "period" and atom.basis != "new" and atom.outcome is not None:
        return atom.days is not None and (
            atom.days[1] - atom.days[0] > 300 or line is None or "aggregate" in line.cues or _whole_month(atom)
        )
    if atom.scope == "period":
        return _whole_month(atom)
    return line is not None and "aggregate" in line.cues and atom.days is None and not is_fine(atom.spot)


def _whole_month(atom: Atom) -> bool:
    return atom.days is not None and atom.days[1] - atom.days[0] in (27, 28, 29, 30)


def _place(atom: Atom, role: Role | None, drafts: list[_Draft], lines: Sequence[Line], published: int | None) -> None:
    """Puts an atom into the account that it belongs to, a new one where it fits none."""
    if role in ("background", "aggregate"):
        for draft in drafts[1:]:
            if draft.role == role and (role == "aggregate" or _fits(atom, draft)):
                draft.add(atom)
                return
        drafts.append(_Draft(role=role))
        drafts[-1].add(atom)
        return
    fitting = [draft for draft in drafts if draft.role in ("lead", "other") and _fits(atom, draft)]
    if not fitting:
        drafts.append(_Draft(role="other"))
        drafts[-1].add(atom)
        return
    max(fitting, key=lambda draft: (_closeness(atom, draft), draft.role == "lead")).add(atom)


def _fits(atom: Atom, draft: _Draft) -> bool:
    """Whether an atom can be of the happening of a draft."""
    if atom.outcome and atom.value is not None and atom.value > 1 and (atom.outcome, atom.value) in draft.values:
        return True
    fine = [spot for spot in draft.spots if is_fine(spot)]
    if is_fine(atom.spot) and fine and atom.spot is not None:
        return any(relation(atom.spot, spot) != "apart" for spot in fine)
    return True


def _closeness(atom: Atom, draft: _Draft) -> tuple[bool, bool, bool, int]:
    same = atom.outcome is not None and atom.value is not None and (atom.outcome, atom.value) in draft.values
    told = atom.spot is not None and any(
        relation(atom.spot, spot) in ("same", "inside", "near") for spot in draft.spots
    )
    return (same, told, atom.line in draft.lines, max(draft.lines, default=-1) if atom.spot is None else 0)


def _account(
    reading: Reading, number: int, draft: _Draft, drafts: Sequence[_Draft], lines: Sequence[Line], published: int | None
) -> Account:
    report = reading.report
    taken = {line for other in drafts if other is not draft for line in other.lines} - draft.lines
    own = [line for at, line in enumerate(lines) if (at not in taken if number == 0 else at in draft.lines)]
    core = [line for at, line in enumerate(lines) if at in draft.lines or (number == 0 and line.paragraph < 2)]
    role = _final_role(draft, drafts, core, published)
    spots = _spots(draft, core, report.registers)
    mentioned = {id_ for line in own for id_, _ in line.places if id_}
    chains = [spot.chain for spot in (spot_of(id_, report.registers) for id_ in sorted(mentioned)) if spot]
    deaths = [value for outcome, value in draft.values if outcome == "killed"]
    claims = {claim.id for claim in reading.claims}
    return Account(
        id=f"{report.id or report.sha256}#{number}",
        report=report.id or report.sha256,
        role=role,
        published=published,
        first=draft.days[0] if draft.days else None,
        last=draft.days[1] if draft.days else None,
        spots=spots,
        mentioned=frozenset(id_ for chain in chains for id_ in chain) | {id_ for spot in spots for id_ in spot.chain},
        sites=frozenset(site for line in core for site in line.sites),
        kinds=frozenset(atom.kind for atom in draft.atoms if atom.kind),
        parties=frozenset(party for line in own for party in line.parties)
        | {party for atom in draft.atoms for party in atom.parties},
        figures=frozenset(draft.values),
        deaths=max(deaths, default=None),
        words=frozenset(word for line in own for word in line.words),
        language=report.language,
        seeds=_seeds(draft, role, core),
        claims=tuple(atom.id for atom in draft.atoms if atom.id in claims),
        events=tuple(atom.id for atom in draft.atoms if atom.id not in claims),
    )


def _final_role(draft: _Draft, drafts: Sequence[_Draft], core: Sequence[Line], published: int | None) -> Role:
    if draft is drafts[0]:
        if published is not None and draft.days is not None and draft.days[1] < published - _OLD:
            return "background"
        if any("anniversary" in line.cues for line in core if line.paragraph < 2):
            return "background"
        return "lead"
    return draft.role


def _seeds(draft: _Draft, role: Role, core: Sequence[Line]) -> bool:
    """Whether an account is a happening of violence: harm, or a violent event, that no accident did."""
    if role not in ("lead", "other"):
        return False
    violent = any(atom.kind for atom in draft.atoms)
    harmed = any(atom.harm for atom in draft.atoms)
    causes = Counter(atom.cause for atom in draft.atoms if atom.harm and atom.cause)
    if any("accident" in line.cues for line in core) or (causes and _ACCIDENTS.issuperset(causes)):
        return False
    return violent or harmed


def _spots(draft: _Draft, core: Sequence[Line], registers: Path | None) -> tuple[Spot, ...]:
    """Where an account happened: the places told of its atoms, else those of its first sentences."""
    found = {spot.id: spot for spot in draft.spots}
    if not any(is_fine(spot) for spot in draft.spots):
        for line in core:
            for id_, _ in line.places:
                spot = spot_of(id_, registers) if id_ else None
                if spot is not None:
                    found.setdefault(spot.id, spot)
    return tuple(found[id_] for id_ in sorted(found))
