"""What somebody has begun to decide on a report: which form is open, what stands in it, why it was not taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.numbers import number_in
from marsad.desk.pages.words import shown
from marsad.errors import BadDecision
from marsad.interface.choices import places_called
from marsad.interface.labels import isolate
from marsad.model.decision import CORRECTABLE, NEEDED, Decision
from marsad.model.report import Report
from marsad.model.span import Span

NUMBERS: Final = ("value", "value_high")
DAYS: Final = ("as_of", "first", "last")
_DAY: Final = len("2022-01-26")
#: Members of which one says nothing without the other.
_PAIRS: Final = (("value", "value_high"), ("first", "last"))
ADD: Final = "add"
RULINGS: Final = ("accept", "correct", "reject")


@dataclass(frozen=True, slots=True)
class Draft:
    """A form that is open: of a claim (`claim` is its id within the report) or for one that was missed (`words`).

    `said` are the values that were changed, as they were typed, by member: what was left alone is not held against what
    others changed meanwhile; `problem` and `others` (what was decided meanwhile) tell why
    it was not kept.
    """

    claim: str = ""
    kind: str = "accept"
    because: str = ""
    said: Mapping[str, str] = field(default_factory=dict)
    words: str = ""
    start: int | None = None
    problem: str = ""
    others: tuple[Decision, ...] = ()

    @property
    def adds(self) -> bool:
        """Whether it is for a claim that was missed."""
        return self.kind == ADD


def asked(request: HttpRequest, report: Report) -> Draft | None:
    """The form that an address asks for: `?claim=ID&do=correct`, `?add=START-END`."""
    if "add" in request.GET:
        start, _dash, end = request.GET["add"].partition("-")
        first, last = number_in(start), number_in(end)
        if first is not None and last is not None and first < last <= len(report.text):
            return Draft(kind=ADD, words=shown(report.text[first:last]), start=first)
        return Draft(kind=ADD)
    kind = request.GET.get("do", "accept")
    claim = request.GET.get("claim", "")
    return Draft(claim, kind if kind in RULINGS else "accept") if claim else None


def posted(request: HttpRequest, problem: str, others: tuple[Decision, ...] = ()) -> Draft:
    """The form that was sent and not taken."""
    typed = {name: request.POST.get(f"set-{name}", "") for name in CORRECTABLE}
    adds = request.POST.get("kind") == ADD
    said = {name: value for name, value in typed.items() if adds or value != request.POST.get(f"was-{name}", "")}
    said |= {"place-name": request.POST.get("place-name", "")}
    return Draft(
        next(iter(request.POST.getlist("target")), "").removeprefix(f"{request.POST.get('report', '')}/"),
        request.POST.get("kind", ""),
        request.POST.get("because", ""),
        said,
        request.POST.get("words", ""),
        number_in(request.POST.get("start", "")),
        problem,
        others,
    )


def place_in(request: HttpRequest, own: Path | None) -> str | None:
    """The place that a form names in words and does not choose: the one that bears the name, else the words.

    None where a choice was made or nothing is named. Raises BadDecision where several places bear the name.
    """
    name = request.POST.get("place-name", "").strip()
    if not name or request.POST.get("set-place", "") != request.POST.get("was-place", ""):
        return None
    found = places_called(name, context.words(), own)
    if len(found) > 1:
        raise BadDecision(_("Several places bear this name: choose the one that is meant."))
    return found[0][0] if found else name


def values_in(request: HttpRequest, own: Path | None) -> dict[str, str | int | None]:
    """The values that a form sets: of a claim that is there those that differ from what stood in the form.

    Raises BadDecision for a number that is none, and where nothing was changed.
    """
    adds = request.POST.get("kind") == ADD
    now = {name: request.POST[f"set-{name}"].strip() for name in CORRECTABLE if f"set-{name}" in request.POST}
    named = place_in(request, own)
    if named is not None:
        now["place"] = named
    changed = {name for name, said in now.items() if adds or said != request.POST.get(f"was-{name}", "")}
    for pair in _PAIRS:
        if changed.intersection(pair):
            changed.update(name for name in pair if name in now)
    if not changed and not adds:
        raise BadDecision(_("Nothing was changed: accept the claim, or change a value."))
    found: dict[str, str | int | None] = {name: _value(name, now[name]) for name in CORRECTABLE if name in changed}
    if adds and any(found.get(name) is None for name in NEEDED):
        raise BadDecision(_("Say how many, what befell them, of whom, and who counted."))
    if found.get("first") and not found.get("last", ""):
        found.pop("last", None)  # one day, and no period that nobody ends
    _check_order(found)
    return {name: value for name, value in found.items() if not adds or value is not None}


def words_in(request: HttpRequest, report: Report) -> Span:
    """The words of the report from which a claim is added. Raises BadDecision where they stand nowhere, or twice."""
    words, said = request.POST.get("words", "").replace("\r\n", "\n"), number_in(request.POST.get("start", ""))
    if not words.strip():
        raise BadDecision(_("Select the words of the text that tell the figure."))
    there = report.text[said : said + len(words)] if said is not None else ""
    if said is not None and there and shown(there) == words:  # as a page shows them, its signs of direction seen
        return Span(said, said + len(words), there)
    words = words.strip()
    start = report.text.find(words)
    if start < 0:
        raise BadDecision(_("These words do not stand in the text."))
    if report.text.find(words, start + 1) >= 0:
        raise BadDecision(_("These words stand in the text more than once: select them there, or more of them."))
    return Span(start, start + len(words), words)


def _value(name: str, said: str) -> str | int | None:
    if not said:
        return None
    if name in DAYS and not _is_day(said):
        raise BadDecision(_("%(said)s is no day: write it as 2024-03-05.") % {"said": isolate(said[:40])})
    if name not in NUMBERS:
        return said
    number = number_in(said.replace(",", "").replace("٬", "").replace(" ", ""))
    if number is None:
        raise BadDecision(_("%(said)s is no whole number.") % {"said": isolate(said[:40])})
    return number


def _check_order(values: Mapping[str, str | int | None]) -> None:
    """Raises BadDecision where a range or a period ends before it begins."""
    low, high = values.get("value"), values.get("value_high")
    if isinstance(high, int) and (not isinstance(low, int) or high < low):
        raise BadDecision(_("A range ends with the greater number."))
    first, last = values.get("first"), values.get("last")
    if isinstance(last, str) and (not isinstance(first, str) or last[: len(first)] < first[: len(last)]):
        raise BadDecision(_("A period ends on the later day."))


def _is_day(said: str) -> bool:
    """Whether it is an ISO day, a month or a year of its own."""
    try:
        date.fromisoformat(f"{said}-01-01"[:10] if len(said) < _DAY else said)
    except ValueError:
        return False
    return len(said) in (4, 7, _DAY) and said.isascii()
