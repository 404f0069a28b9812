"""Accounts: what one report tells of one happening, told apart by place, day, and the words that lead from one on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, Literal

from marsad.incidents.atoms import Atom, atoms_of, is_fine
from marsad.incidents.lines import Line, lines_of
from marsad.incidents.spots import Spot, is_seat_of, relation, spot_of, words_of
from marsad.languages.incident_words import incident_words
from marsad.model.claim import Reading

Role = Literal["lead", "other", "background", "aggregate"]
Nature = Literal["violent", "quiet", "accident"]
"""`violent` is a happening by itself; `quiet` can only be told of one that others tell; `accident` is neither."""
_FRESH: Final = 3
"""Days before the report within which a happening beside the lead is news of its own."""
_OLD: Final = 60
"""Days after which what a report leads with is remembered rather than followed up."""
_APART: Final = 2
_ACCIDENTS: Final = frozenset({"accidents", "other"})
_HEAD: Final = 12
"""Sentences of a report whose places and parties are taken for its lead's."""
_SPOTS: Final = 4
_YEARS: Final = 300
_LARGE: Final = 20
_TIMES: Final = 5
"""A count of killed so many times that of an account is not of it, where another place is told."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one happening: its claims, events and statements, and what tells it from others.

    Days are ordinals: `first` and `last` as the text states them (None where it does not), `published` the report's.
    `spots` are where it is told to have happened (`sure` where its first sentences or several say so), `named` further
    sites by their words, `mentioned` all places of its sentences with what they lie in. `sites` are kinds of sites,
    `headed` those of the title or first sentence. `names` are what unknown words of its sentences sound like, `heads`
    those of the title or first sentence, `called` what the names of known places do. `deaths` is the greatest count of killed, `whole` that of no particular group; `running` tells that it carries a
    count on.
    """

    id: str
    report: str
    role: Role
    published: int | None
    first: int | None
    last: int | None
    spots: tuple[Spot, ...]
    sure: bool
    named: frozenset[str]
    mentioned: frozenset[str]
    sites: frozenset[str]
    headed: frozenset[str]
    kinds: frozenset[str]
    parties: frozenset[str]
    figures: frozenset[tuple[str, int]]
    deaths: int | None
    whole: int | None
    words: frozenset[str]
    names: frozenset[tuple[str, str]]
    heads: frozenset[tuple[str, str]]
    called: frozenset[tuple[str, str]]
    language: str
    nature: Nature
    running: bool
    claims: tuple[str, ...]
    events: tuple[str, ...]
    countries: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    """Of what is mentioned, countries and wider areas."""


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
    if published is None or (line is not None and line.paragraph < 2 and not any(told.harm for told in lead.atoms)):
        return None
    if atom.days is not None and atom.scope != "period":
        return "background" if _is_older(atom, atom.days[1], line, lines, lead, published) else None
    if atom.days is None and line is not None and line.days:
        if all(_is_older(atom, last, line, lines, lead, published) for _, last in line.days):
            return "background"
    if line is not None and "background" in line.cues and line.paragraph > 0:
        return "background"
    return None


def _is_older(atom: Atom, day: int, line: Line | None, lines: Sequence[Line], lead: _Draft, published: int) -> bool:
    """Whether a day lies so far before what the report leads with that another happening is told."""
    if lead.days is None:
        return line is not None and line.paragraph > 1 and day < published - _FRESH
    gap = lead.days[0] - day
    if gap <= _APART - 1:
        return False
    if gap > _APART:
        return True
    led = {site for other in lines if other.paragraph < 2 for site in other.sites}
    return line is not None and bool(line.sites) and not line.sites & led


def _is_summed(atom: Atom, line: Line | None) -> bool:
    """Whether a figure sums up many happenings: over a month, a year, a country; not where a site is named."""
    cued = line is None or "aggregate" in line.cues
    placed = is_fine(atom.spot) or (line is not None and bool(line.named))
    if atom.scope == "period":
        if (
            atom.days is not None
            and atom.outcome is not None
            and atom.basis != "new"
            and atom.days[1] - atom.days[0] > _YEARS
        ):
            return True
        return _whole_month(atom) and (cued or not placed)
    return line is not None and cued and atom.days is None and not is_fine(atom.spot)


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
    line = lines[atom.line] if atom.line < len(lines) else None
    if line is not None and "elsewhere" in line.cues and line.paragraph > 1 and (atom.harm or atom.kind):
        beside = next((draft for draft in drafts[1:] if atom.line in draft.lines), None)
        if beside is None and not _told_in(atom, drafts):
            beside = _Draft(role="other")
            drafts.append(beside)
        if beside is not None:
            beside.add(atom)
            return
    if _is_outgrown(atom, drafts[0], lines):
        role = "other" if line is not None and _is_headed(line, lines) else "background"
        beside = next((draft for draft in drafts[1:] if draft.role == role and atom.line in draft.lines), None)
        if beside is None:
            beside = _Draft(role=role)
            drafts.append(beside)
        beside.add(atom)
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
    wide = [spot for spot in draft.spots if not is_fine(spot) and spot.precision != "country"]
    if is_fine(atom.spot) and wide and atom.spot is not None:
        return any(spot.id in atom.spot.chain for spot in wide)
    if draft.role == "other" and atom.days and draft.days and not _meet(atom.days, draft.days):
        return False
    return True


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _told_in(atom: Atom, drafts: Sequence[_Draft]) -> bool:
    """Whether a figure was told before."""
    return atom.value is not None and any((atom.outcome, atom.value) in draft.values for draft in drafts)


def _is_outgrown(atom: Atom, lead: _Draft, lines: Sequence[Line]) -> bool:
    """Whether a count of killed far down is many times what a report leads with, and does not carry it on."""
    deaths = max((value for outcome, value in lead.values if outcome == "killed"), default=0)
    if atom.outcome != "killed" or not deaths or not atom.value or atom.value < max(_LARGE, _TIMES * deaths):
        return False
    if atom.line >= len(lines) or lines[atom.line].paragraph < 2:
        return False
    return not any("running" in line.cues for line in lines if line.paragraph < 2)


def _is_headed(line: Line, lines: Sequence[Line]) -> bool:
    """Whether the title tells of a place or kind of site that a paragraph does."""
    title = [other for other in lines if other.paragraph == 0]
    here = [other for other in lines if other.paragraph == line.paragraph]
    told = {told for other in here for told in (*other.places, *other.sites)}
    return any(told & {*other.places, *other.sites} for other in title)


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
    own = [
        line for at, line in enumerate(lines) if (at not in taken and at < _HEAD if number == 0 else at in draft.lines)
    ]
    own += [lines[at] for at in sorted(draft.lines) if number == 0 and _HEAD <= at < len(lines)]
    core = [line for at, line in enumerate(lines) if at in draft.lines or (number == 0 and line.paragraph < 2)]
    role = _final_role(draft, drafts, core, published)
    spots = _spots(draft, core, report.registers)
    told = [spot for line in own for id_ in line.places if (spot := spot_of(id_, report.registers))]
    head = core[:2] if number == 0 else core[:1]
    leading = {id_ for line in head for id_ in line.places if id_ not in line.dateline}
    counts = Counter(atom.spot.id for atom in draft.atoms if atom.spot)
    mentioned = {id_ for spot in (*told, *spots) for id_ in spot.chain}
    areas = {id_ for id_ in mentioned if (spot := spot_of(id_, report.registers)) and not is_fine(spot)}
    countries = frozenset(spot.chain[-1] for spot in (spots or told))
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
        sure=any(spot.id in leading or counts[spot.id] > 1 for spot in spots) or not lines,
        named=frozenset(name for line in core for name in line.named),
        mentioned=frozenset(mentioned),
        sites=frozenset(site for line in core for site in line.sites),
        headed=frozenset(site for line in head for site in line.sites),
        kinds=frozenset(atom.kind for atom in draft.atoms if atom.kind),
        parties=frozenset(party for line in own for party in line.parties)
        | {party for atom in draft.atoms for party in atom.parties},
        figures=frozenset(draft.values),
        deaths=max(deaths, default=None),
        whole=max((atom.value for atom in draft.atoms if atom.whole and atom.value), default=None),
        words=frozenset(word for line in core for word in line.words),
        names=_names(report.language, core),
        called=_names_of_places(core, report.registers),
        heads=_names(report.language, head),
        language=report.language,
        nature=_nature(draft, role, head, core),
        running=any("running" in line.cues for line in head)
        or any(atom.basis == "cumulative" and atom.harm for atom in draft.atoms),
        claims=tuple(atom.id for atom in draft.atoms if atom.id in claims),
        events=tuple(atom.id for atom in draft.atoms if atom.id not in claims),
        countries=countries,
        areas=frozenset(areas) - {id_ for id_ in areas if id_.startswith("iso:") and "-" not in id_},
    )


def _final_role(draft: _Draft, drafts: Sequence[_Draft], core: Sequence[Line], published: int | None) -> Role:
    if draft is drafts[0]:
        if any(other.role == "aggregate" and min(other.lines) <= 1 for other in drafts) and not any(
            atom.harm for atom in draft.atoms
        ):
            return "aggregate"
        if published is not None and draft.days is not None and draft.days[1] < published - _OLD:
            return "background"
        if any("anniversary" in line.cues for line in core if line.paragraph < 2):
            return "background"
        return "lead"
    return draft.role


def _nature(draft: _Draft, role: Role, head: Sequence[Line], core: Sequence[Line]) -> Nature:
    """Whether an account is a happening of violence: harm, or a violent event, that no accident did."""
    violent = any(atom.kind for atom in draft.atoms)
    harmed = any(atom.harm for atom in draft.atoms)
    causes = {atom.cause for atom in draft.atoms if atom.harm and atom.cause}
    if any("accident" in line.cues for line in head) and (not violent or role == "lead"):
        return "accident"
    if causes and _ACCIDENTS.issuperset(causes) and not violent:
        return "accident"
    return "violent" if violent or harmed else "quiet"


def _names(language: str, lines: Sequence[Line]) -> frozenset[tuple[str, str]]:
    return frozenset(_sound(language, name) for line in lines for name in line.names)


def _names_of_places(lines: Sequence[Line], registers: Path | None) -> frozenset[tuple[str, str]]:
    """What the names of known places sound like, since another report may write one as no gazetteer does."""
    ids = {id_ for line in lines for id_ in line.places}
    spots = (spot for id_ in sorted(ids) if (spot := spot_of(id_, registers)) is not None and is_fine(spot))
    return frozenset(_sound(code, word) for spot in spots for code, word in words_of(spot.id, registers))


@cache
def _sound(language: str, name: str) -> tuple[str, str]:
    return incident_words(language).sound(name)


def _spots(draft: _Draft, core: Sequence[Line], registers: Path | None) -> tuple[Spot, ...]:
    """Where an account happened: the finest places told of its atoms, else of its first sentences, most told first.

    Where its first sentences do not tell the places of its atoms, theirs count as well.
    """
    away = {id_ for line in core for id_ in line.landmarks}
    away |= {id_ for line in core for id_ in line.dateline} - {
        id_ for line in core for id_ in line.places if id_ not in line.dateline
    }
    told = Counter(atom.spot.id for atom in draft.atoms if atom.spot is not None and atom.spot.id not in away)
    leading = {id_ for line in core[:2] for id_ in line.places}
    if not leading & set(told) or all(spot.precision == "country" for spot in draft.spots):
        told.update(id_ for line in core for id_ in line.places if id_ not in line.dateline | away)
    found = [spot for id_ in told if (spot := spot_of(id_, registers)) is not None]
    if all(spot.precision == "country" for spot in found):
        found += _written_at(core, {spot.country for spot in found}, registers)
    finest = [spot for spot in found if not any(_is_wider(spot, other) for other in found)]
    return tuple(sorted(finest, key=lambda spot: (-told[spot.id], spot.id))[:_SPOTS])


def _written_at(core: Sequence[Line], countries: set[str], registers: Path | None) -> list[Spot]:
    """Where a report was written, if that can be where it happened: nothing tells of another country."""
    found = [spot for line in core for id_ in sorted(line.dateline) if (spot := spot_of(id_, registers))]
    return [spot for spot in found if spot.country in countries or not countries]


def _is_wider(spot: Spot, other: Spot) -> bool:
    """Whether a place only tells where another is: it lies in it, or in the area that the name means as well."""
    return spot.id != other.id and (spot.id in other.chain or (is_fine(other) and is_seat_of(spot, other)))
