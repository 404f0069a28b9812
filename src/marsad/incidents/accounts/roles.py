"""What the words around an atom make of it: background, a sum of many happenings, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from marsad.incidents.accounts.atoms import Atom, is_fine
from marsad.incidents.accounts.draft import Draft, Role, figure_of
from marsad.incidents.accounts.lines import Line

_FRESH: Final = 3
"""Days before the report within which a happening beside the lead is news of its own."""
_ANCIENT: Final = 180
"""Days after which what is dated is never news."""
_APART: Final = 2
_YEARS: Final = 300
_MONTH: Final = range(27, 31)
_WEEKS: Final = 21
"""Days before what a report leads with: a total that begins earlier is of more than that."""
_WAR: Final = 10_000
"""A count of killed that no single attack reaches, unless a report leads with it."""
_TIMES: Final = 5
"""A count of killed so many times that of a report's lead is of another happening."""


def role_of(atom: Atom, lines: Sequence[Line], lead: Draft, published: int | None, summed: set[int]) -> Role | None:
    """What the words around an atom make of it: background, aggregate; None where they say nothing."""
    if figure_of(atom) in lead.values:
        return None
    line = lines[atom.line] if atom.line < len(lines) else None
    if (
        _is_of_a_war(atom, line, lead)
        or _is_of_longer(atom, line, lead, published)
        or _is_summed(atom, line, lead)
        or (atom.days is None and _follows_sum(atom, lines, summed))
    ):
        return "aggregate"
    if published is not None and atom.days is not None and atom.days[1] < published - _ANCIENT:
        return "background"
    if atom.unrelated and atom.harm and any(told.outcome == atom.outcome for told in lead.atoms):
        return "background"
    if published is None or (line is not None and line.paragraph < 2 and not any(told.harm for told in lead.atoms)):
        return None
    if _is_first_news(atom, lead, published):
        return None
    days = [atom.days] if atom.days is not None else line.days if line is not None else ()
    if atom.scope != "period" and days and all(_is_older(last, line, lines, lead, published) for _, last in days):
        return "background"
    cued = atom.days is None and line is not None and "background" in line.cues and line.paragraph > 0
    return "background" if cued else None


def _is_first_news(atom: Atom, lead: Draft, published: int) -> bool:
    """Whether a figure of harm is of the days before the report, and the first of harm that it tells."""
    if not atom.harm or atom.days is None or atom.basis not in ("new", "partial") or not is_fine(atom.spot):
        return False
    return atom.days[1] >= published - _FRESH and not any(told.harm for told in lead.atoms)


def _is_of_a_war(atom: Atom, line: Line | None, lead: Draft) -> bool:
    """Whether a count of killed far down is of a whole war."""
    if atom.outcome not in ("killed", "casualties") or line is None or line.paragraph < 2 or (atom.value or 0) < _WAR:
        return False
    return all(value * _TIMES < (atom.value or 0) for outcome, value in lead.values if outcome == atom.outcome)


def _is_of_longer(atom: Atom, line: Line | None, lead: Draft, published: int | None) -> bool:
    """Whether a running total far down is of a period that began weeks before what the report leads with."""
    if not atom.harm or atom.basis != "cumulative" or atom.scope != "period" or atom.days is None:
        return False
    if line is None or ((line.paragraph < 2 or is_fine(atom.spot)) and "aggregate" not in line.cues):
        return False
    first, last = lead.days or (published or 0, published or 0)
    return first - atom.days[0] > max(_WEEKS, _TIMES * (last - first))


def _follows_sum(atom: Atom, lines: Sequence[Line], summed: set[int]) -> bool:
    """Whether an atom without days stands in a sentence that sums up, or right behind one in its paragraph."""
    if atom.line in summed:
        return True
    before = atom.line - 1
    return before in summed and atom.line < len(lines) and lines[before].paragraph == lines[atom.line].paragraph


def _is_older(day: int, line: Line | None, lines: Sequence[Line], lead: Draft, published: int) -> bool:
    """Whether a day lies so far before what the report leads with that another happening is told."""
    if lead.days is None:
        return line is not None and line.paragraph > 1 and day < published - _FRESH
    gap = lead.days[0] - day
    if gap <= 0 or (gap < _APART and (line is None or line.paragraph < 2)):
        return False
    if gap > _APART:
        return True
    led = {site for other in lines if other.paragraph < 2 for site in other.sites}
    return line is not None and bool(line.sites) and not line.sites & led


def _is_summed(atom: Atom, line: Line | None, lead: Draft) -> bool:
    """Whether a figure sums up many happenings: over a month, a year, a country; not where a site is named."""
    cued = line is None or "aggregate" in line.cues
    if atom.scope != "period" or atom.days is None:
        before = atom.days is None or (lead.days is not None and atom.days[0] < lead.days[0] - _APART)
        return line is not None and cued and before and not is_fine(atom.spot)
    length = atom.days[1] - atom.days[0]
    wide = cued or (atom.spot is not None and atom.spot.precision == "country")
    if atom.outcome is not None and atom.basis != "new" and length > _YEARS:
        return wide
    placed = is_fine(atom.spot) or (line is not None and bool(line.named))
    return length in _MONTH and (cued or (wide and not placed))
