"""Accounts: what one report tells of one happening, with all that tells it from others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, Literal

from marsad.incidents.accounts.atoms import DONE, atoms_of, is_fine
from marsad.incidents.accounts.draft import Draft, Role
from marsad.incidents.accounts.drafts import drafts_of
from marsad.incidents.accounts.lines import Line, lines_of
from marsad.incidents.accounts.recalled import with_recalled
from marsad.incidents.accounts.spots import Spot, spot_of, words_of
from marsad.incidents.accounts.strays import strays_of, without
from marsad.incidents.accounts.whereabouts import spots_of, towns_of
from marsad.languages.incident_words import incident_words
from marsad.model.claim import Reading

Nature = Literal["violent", "moving", "quiet", "recalled", "accident"]
"""`violent` is a happening by itself; `moving` tells of people moved, freed or held and `quiet` of nothing of the kind,
so that they can only be of a happening that others tell; so is what is `recalled` where a report has no news of its own
(an anniversary, an explanation, a review of a week); `accident` is of none. A boat of migrants that went down is taken
for `violent`, whoever or whatever sank it."""
_MOVING: Final = frozenset({"displaced", "returned", "freed", "surrendered", "escaped", "detained", "held"})
_TAKEN: Final = frozenset({"freed", "missing", "abducted"})
_LOST: Final = frozenset({"killed", "missing", "casualties"})
_ACCIDENTS: Final = frozenset({"accidents"})
_HEAD: Final = 12
"""Sentences of a report whose places and parties are taken for its lead's."""


@dataclass(frozen=True, slots=True)
class Account:
    """What one report tells of one happening: its claims, events and statements, and what tells it from others.

    Days are ordinals: `first` and `last` as the text states them (None where it does not), `published` the report's.
    `spots` are where it is told to have happened (`sure` where its first sentences or several say so), `named` further
    sites by their words, `mentioned` all places of its sentences with what they lie in. `sites` are kinds of sites,
    `headed` those of the title or first sentence. `names` are what unknown words of its sentences sound like, `heads`
    those of the title or first sentence, `called` what the names of known places do. `deaths` is the greatest count
    of killed, `whole` that of no particular group; `running` tells that it carries a count on.
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
    second: bool = False
    """Whether the title sets it apart from a happening that was told before (انفجار ثان, رداً على)."""
    another: bool = False
    """Whether it does so in words that count it (انفجار ثان, not مجزرة جديدة)."""
    titled: frozenset[str] = frozenset()
    """Kinds of sites of the title alone."""
    registers: Path | None = None
    """The user's own registers, whose places it may tell."""
    countries: frozenset[str] = frozenset()
    areas: frozenset[str] = frozenset()
    """Of what is mentioned, countries and wider areas."""


def accounts_of(reading: Reading) -> tuple[Account, ...]:
    """The accounts of a report, its lead first; one at least, which may tell no happening at all."""
    lines = lines_of(reading.report)
    strays = strays_of(lines, reading.report.registers)
    lines = without(lines, strays, reading.report.registers)
    published = reading.report.published.toordinal() if reading.report.published else None
    drafts = with_recalled(drafts_of(atoms_of(reading, lines, strays), lines, published))
    return tuple(_account(reading, number, drafts, lines, published) for number in range(len(drafts)))


def _account(
    reading: Reading, number: int, drafts: Sequence[Draft], lines: Sequence[Line], published: int | None
) -> Account:
    report, draft = reading.report, drafts[number]
    taken = {at for other in drafts if other is not draft for at in other.lines if at < len(lines)} - draft.lines
    own = [
        line for at, line in enumerate(lines) if (at not in taken and at < _HEAD if number == 0 else at in draft.lines)
    ]
    own += [lines[at] for at in sorted(draft.lines) if number == 0 and _HEAD <= at < len(lines)]
    alone = {lines[at].paragraph for at in draft.lines if at < len(lines)} - {lines[at].paragraph for at in taken}
    core = [
        line
        for at, line in enumerate(lines)
        if at in draft.lines or (line.paragraph < 2 if number == 0 else line.paragraph in alone)
    ]
    headed = {site for line in _head(core) for site in line.sites}
    behind = [line for line in own if number == 0 and line not in core and line.sites & headed]
    spots = spots_of(draft, core, report.registers, behind) or (
        towns_of(drafts[0], report.registers) if draft.near else ()
    )
    around = own if spots or number == 0 else [*own, *(line for line in lines if line.paragraph < 2)]
    told = [spot for line in around for id_ in line.places if (spot := spot_of(id_, report.registers))]
    head = _head(core) if number == 0 else core[:1]
    leading = {id_ for line in head for id_ in line.places if id_ not in line.dateline}
    counts = Counter(atom.spot.id for atom in draft.atoms if atom.spot)
    mentioned = {id_ for spot in (*told, *spots) for id_ in spot.chain}
    areas = {id_ for id_ in mentioned if (spot := spot_of(id_, report.registers)) and not is_fine(spot)}
    countries = frozenset(spot.chain[-1] for spot in (spots or told))
    deaths = [value for outcome, value in draft.values if outcome == "killed"]
    claims = {claim.id for claim in reading.claims}
    return Account(
        id=f"{report.known_as}#{number}",
        report=report.known_as,
        role=draft.role,
        published=published,
        first=draft.days[0] if draft.days else None,
        last=draft.days[1] if draft.days else None,
        spots=spots,
        sure=any(counts[spot.id] and (spot.id in leading or counts[spot.id] > 1) for spot in spots) or not lines,
        named=frozenset(name for line in core for name in line.named),
        mentioned=frozenset(mentioned),
        sites=frozenset(site for line in core for site in line.sites),
        headed=frozenset(site for line in head for site in line.sites),
        kinds=_kinds(draft, head),
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
        nature=_nature(draft, head),
        running=any("running" in line.cues for line in (*head, *_lines_of_dead(draft, lines)))
        or any(atom.basis == "cumulative" and atom.harm for atom in draft.atoms),
        claims=tuple(atom.id for atom in draft.atoms if atom.id in claims),
        events=tuple(atom.id for atom in draft.atoms if atom.id not in claims),
        second=number == 0 and any({"second", "anew", "answer"} & line.cues for line in head if line.paragraph == 0),
        another=number == 0 and any("second" in line.cues for line in head if line.paragraph == 0),
        titled=frozenset(site for line in head if number == 0 == line.paragraph for site in _targets(line)),
        registers=report.registers,
        countries=countries,
        areas=frozenset(areas) - {id_ for id_ in areas if id_.startswith("iso:") and "-" not in id_},
    )


def _kinds(draft: Draft, head: Sequence[Line]) -> frozenset[str]:
    """The kinds of events of an account; of captives who are freed or missed, what was done to them."""
    found = {kind for atom in draft.atoms if (kind := atom.kind or DONE.get(atom.outcome or ""))}
    taken = any("captive" in line.cues for line in head) and any(atom.outcome in _TAKEN for atom in draft.atoms)
    return frozenset(found | {"abduction"}) if taken else frozenset(found)


def _targets(line: Line) -> frozenset[str]:
    """The kinds of sites of a title: of one that tells of a second event the first, others are of what was before."""
    second = line.first_site is not None and "second" in line.cues
    return frozenset({line.first_site or ""}) if second else line.sites


def _head(core: Sequence[Line]) -> list[Line]:
    """The title and the first sentence of the body."""
    title = [line for line in core if line.paragraph == 0]
    return [*title, *(line for line in core[len(title) : len(title) + 1])]


def _nature(draft: Draft, head: Sequence[Line]) -> Nature:
    """Whether an account is a happening of violence: harm, or a violent event, that no accident did.

    What a title calls violent is that, though an accident is told beside it (one of the dead died on the road).
    """
    violent = any(atom.kind for atom in draft.atoms)
    title = [line for line in head if line.paragraph == 0 and "accident" not in line.cues]
    titled = any(atom.kind and line.start <= atom.start < line.end for atom in draft.atoms for line in title)
    causes = {atom.cause for atom in draft.atoms if atom.harm and atom.cause}
    at_sea = _is_at_sea(draft, head)
    if any("accident" in line.cues for line in head) and (not violent or (draft.role == "lead" and not titled)):
        return "violent" if at_sea else "accident"
    if draft.recalled:
        return "recalled"
    if causes and _ACCIDENTS.issuperset(causes) and not violent and not at_sea:
        return "accident"
    if violent or at_sea or any(atom.harm and (atom.cause or atom.outcome != "injured") for atom in draft.atoms):
        return "violent"
    return "moving" if any(atom.outcome in _MOVING for atom in draft.atoms) else "quiet"


def _is_at_sea(draft: Draft, head: Sequence[Line]) -> bool:
    """Whether the sea took people who fled or migrated in a boat: recorded like violence, an accident or not."""
    boat = any("boat" in line.sites for line in head) and any("fleeing" in line.cues for line in head)
    return boat and any(atom.outcome in _LOST and atom.value for atom in draft.atoms)


def _names(language: str, lines: Sequence[Line]) -> frozenset[tuple[str, str]]:
    return frozenset(_sound(language, name) for line in lines for name in line.names)


def _names_of_places(lines: Sequence[Line], registers: Path | None) -> frozenset[tuple[str, str]]:
    """What the names of known places sound like, since another report may write one as no gazetteer does."""
    ids = {id_ for line in lines for id_ in line.places}
    spots = (spot for id_ in sorted(ids) if (spot := spot_of(id_, registers)) is not None and is_fine(spot))
    return frozenset(_sound(code, word) for spot in spots for code, word in words_of(spot.id, registers))


def _lines_of_dead(draft: Draft, lines: Sequence[Line]) -> list[Line]:
    return [lines[atom.line] for atom in draft.atoms if atom.outcome == "killed" and atom.line < len(lines)]


@cache
def _sound(language: str, name: str) -> tuple[str, str]:
    return incident_words(language).sound(name)
