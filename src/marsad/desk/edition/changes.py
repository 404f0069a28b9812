"""What became of a published incident, act by act: what readers were shown before, what they are shown since, why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal

from django.utils.translation import gettext as _

from marsad.desk.edition.told import Telling, grade, number
from marsad.interface import record_phrases as said
from marsad.model.publication import Cause, Publication, PublishedToll
from marsad.tolls.policies.grades import GRADES

Kind = Literal["published", "changed", "withdrawn", "replaced"]


@dataclass(frozen=True, slots=True)
class Line:
    """One outcome and group: its numbers before and since; empty where none were shown."""

    series: str
    before: str
    after: str
    is_down: bool


@dataclass(frozen=True, slots=True)
class Change:
    """One act as readers are told of it. `is_correction`: it takes back something that they were shown."""

    id: str
    at: str
    kind: Kind
    address: str
    name: str
    title: str
    lines: tuple[Line, ...]
    replaces: tuple[str, ...]
    why: tuple[str, ...]
    notice: str
    because: str
    author: str
    is_correction: bool

    def as_json(self) -> dict[str, Any]:
        """The change as it is kept beside a page."""
        return asdict(self)


def changes(telling: Telling) -> list[Change]:
    """All acts on an address, the first one first."""
    acts = telling.part.published.acts
    return [*_changes(telling, acts)]


def _changes(telling: Telling, acts: tuple[Publication, ...]) -> Iterator[Change]:
    before: Publication | None = None
    for act in acts:
        lines = tuple(_lines(telling, before, act))
        if act.act == "withdraw":
            yield _change(telling, act, "withdrawn", lines, is_correction=True)
            continue
        corrected = any(line.is_down for line in lines) or bool(act.replaces or (before and lines and _takes_back(act)))
        kind: Kind = "changed" if before else "published"
        yield _change(telling, act, kind, lines, is_correction=corrected)
        before = act


def _takes_back(act: Publication) -> bool:
    """Whether an act shows other numbers for another reason than that more was reported."""
    return not {"reports", "reread"}.issuperset(act.causes)


def _change(telling: Telling, act: Publication, kind: Kind, lines: tuple[Line, ...], *, is_correction: bool) -> Change:
    titles = {
        "published": _("Published: %(name)s"),
        "changed": _("Changed: %(name)s"),
        "withdrawn": _("Withdrawn: %(name)s"),
    }
    return Change(
        id=act.id,
        at=act.at.isoformat(),
        kind=kind,
        address=act.address,
        name=telling.name,
        title=titles[kind] % {"name": telling.name},
        lines=lines,
        replaces=act.replaces,
        why=tuple(cause_told(cause) for cause in act.causes),
        notice=act.notice,
        because=act.because,
        author=act.author,
        is_correction=is_correction,
    )


def _lines(telling: Telling, before: Publication | None, act: Publication) -> Iterator[Line]:
    """The numbers that are not what they were; all that were shown, where nothing is shown any more."""
    had = {toll.series: toll for toll in before.tolls} if before else {}
    has = {toll.series: toll for toll in act.tolls}
    for series in sorted({*had, *has}, key=lambda one: said.series_order(*one)):
        old, new = had.get(series), has.get(series)
        if _shown(old) != _shown(new):
            name = telling.group(old or new)  # type: ignore[arg-type]  # one of the two has the series
            yield Line(name, _said(old, telling), _said(new, telling), _is_down(old, new))


def _shown(toll: PublishedToll | None) -> tuple[int, int, int, str] | None:
    return (toll.low, toll.best, toll.high, toll.grade) if toll else None


def _said(toll: PublishedToll | None, telling: Telling) -> str:
    return f"{number(toll, telling.labels)} ({grade(toll.grade, telling.labels)})" if toll else ""


def _is_down(old: PublishedToll | None, new: PublishedToll | None) -> bool:
    """Whether any of low, best and high is less than it was or told no more, or is less well supported."""
    if old is None:
        return False
    if new is None or GRADES.index(new.grade) > GRADES.index(old.grade):
        return True
    return new.low < old.low or new.best < old.best or new.high < old.high


def cause_told(cause: Cause) -> str:
    """Why tolls are not those that were published before, in the words of the interface."""
    return {
        "source": _("a source took back or lowered its own figure"),
        "ruled": _("somebody of the project checked a claim and ruled on it"),
        "removed": _("a report was removed from the record"),
        "regrouped": _("a report was found to tell of another incident"),
        "reports": _("further reports came in"),
        "policy": _("another policy was chosen"),
        "reread": _("reports were read anew"),
    }[cause]
