"""Sentences that tell what was done by other means, or to another kind of building, than a report leads with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.incidents.accounts.atoms import BUILT, SUDDEN, Atom
from marsad.incidents.accounts.lines import Line

_STRIKES: Final = frozenset({*SUDDEN, "explosion"})


def of_other_target(atoms: Sequence[Atom], lines: Sequence[Line]) -> set[int]:
    """The sentences of the body that tell what struck a kind of building that none before names.

    `Shells hit the market at noon and 30 died. In the evening a drone struck the hospital, and seven were killed.`
    """
    struck = {atom.line for atom in atoms if atom.kind in _STRIKES and atom.line < len(lines)}
    found, told = set(), set[str]()
    for at, line in enumerate(lines):
        sites = line.sites & BUILT
        passing = line.paragraph < 1 or not told or {"treated", "running", "background"} & line.cues
        if at in struck and sites and not passing and sites.isdisjoint(told):
            found.add(at)
        else:
            told |= sites
    return found if struck - found else set()


def of_other_means(atoms: Sequence[Atom], lines: Sequence[Line]) -> set[int]:
    """The sentences that tell of a place new to the report what was done there by other means than its lead tells."""
    means: dict[int, set[str]] = {}
    for atom in atoms:
        if atom.kind in SUDDEN and atom.line < len(lines):
            means.setdefault(atom.line, set()).add(SUDDEN[atom.kind])
    led = {family for at, found in means.items() if lines[at].paragraph < 2 for family in found}
    found, known = set(), set[str]()
    for at, line in enumerate(lines):
        if led and line.paragraph > 1 and means.get(at) and led.isdisjoint(means[at]) and set(line.places) - known:
            found.add(at)
        known.update(line.places)
    return found
