"""What rulings that are sent mean: as decisions name it, with the incidents that they put together or take apart."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.desk.api.shapes.asked import Add, Correct, Merge, Move, Ruling, Split
from marsad.errors import BadDecision
from marsad.model.span import Span
from marsad.record.ask.incidents import Found, find, incident, incidents_of, the_incident
from marsad.record.ask.review import called_by, named_in
from marsad.record.said import Said


def said_in(rulings: Sequence[Ruling]) -> list[Said]:
    """What rulings mean. Raises NotInRecord, BadDecision."""
    return [one for each in rulings for one in _said(each)]


def _said(ruling: Ruling) -> list[Said]:
    targets = tuple(ruling.targets)
    if isinstance(ruling, Correct):
        return [Said("correct", targets, ruling.values.said())]
    if isinstance(ruling, Add):
        words = Span(ruling.words.start, ruling.words.end, ruling.words.text)
        return [Said("add", targets, ruling.values.said(), words)]
    if isinstance(ruling, Merge):
        return [Said("merge", tuple(map(_named, targets)), about=_about(targets))]
    if isinstance(ruling, Split):
        return [Said("split", _of(ruling.incident, targets), about=_about((*targets, *_own(ruling.incident))))]
    if isinstance(ruling, Move):
        about, into = _about((*targets, *_own(ruling.incident))), _named(targets[1])
        return [Said("move", (one, into), about=about) for one in _of(ruling.incident, targets[:1])]
    return [Said(ruling.kind, targets)]


def _named(target: str) -> str:
    """What a decision calls by what somebody named: an incident by a report or claim of its own."""
    found = find(target)
    return called_by(found.id) if found.kind == "incident" else target


def _of(incident_: str | None, targets: Sequence[str]) -> tuple[str, ...]:
    """Reports and claims as a decision names them, of one incident where that is said."""
    if incident_ is None:
        return tuple(targets)
    own = the_incident(incident_)
    reports = [one for one in targets if find(one).kind == "report"]
    named = (*named_in(own, reports), *(one for one in targets if one not in reports))
    if not named:
        raise BadDecision(f"none of them tells of incident {own}")
    return tuple(dict.fromkeys(named))


def _own(incident_: str | None) -> tuple[str, ...]:
    return () if incident_ is None else (incident_,)


def _about(names: Sequence[str]) -> tuple[str, ...]:
    """All reports of the incidents of some things: what others put together or took apart of them counts."""
    ids = dict.fromkeys(one for name in names for one in _incidents(find(name)))
    return tuple(dict.fromkeys(report for one in ids for report in incident(one).incident.reports))


def _incidents(found: Found) -> list[str]:
    return [found.id] if found.kind == "incident" else incidents_of(found.report_and_claim[0])
