"""What changed in incidents since an instant, as cards tell it: tolls up, down, corrected; new contradictions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.tolls import brief
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.record import IncidentRecord
from marsad.model.toll import Toll
from marsad.record.ask.changes import Change, Changed, change_of
from marsad.record.ask.incidents import called_in
from marsad.record.ask.lists import marks_of
from marsad.record.ask.published import removals
from marsad.record.index.moments import utc
from marsad.record.index.policy import current_policy

_KEPT: Final = 256
"""Changes that are remembered: they follow from what the index has taken in, and are asked again and again."""
_TOLLS: Final = 6
"""Changes of tolls that a card tells; the incident's page tells all."""


def cards_of(found: Iterable[IncidentRecord], since: datetime, at: Mapping[str, str]) -> list[dict[str, object]]:
    """Incidents with what changed in each; `at` tells when the record changed each last."""
    records = list(found)
    labels, marks, policy = context.words(), marks_of(at), f"{current_policy()} {removals()}"
    names = Names(labels, called_in(one.incident.id for one in records))
    cards = []
    for one in records:
        id_ = one.incident.id
        known_by = f"{policy} {at[id_]} {marks[id_]}"
        changed = _change_of(id_, since, registers(), known_by) if at[id_] > utc(since) else None
        cards.append(
            {
                "id": id_,
                "name": said.incident_name(one.incident, labels),
                "days": said.period(one.incident, labels),
                "at": at[id_],
                "tolls": brief(one, names),
                "contradictions": len(one.contradictions),
                "changed": _told(changed, names) if changed else None,
            }
        )
    return cards


@lru_cache(maxsize=_KEPT)
def _change_of(id_: str, since: datetime, own: Path | None, known_by: str) -> Changed:
    """`known_by` is another one once anything is that it follows from: the incident, rulings on it, a removal."""
    return change_of(id_, since, own)


def _told(changed: Changed, names: Names) -> dict[str, object]:
    series = [one for one in changed.changes if one.affected == "all"] or list(changed.changes)
    return {
        "new": changed.new,
        "tolls": [] if changed.new else [_toll(one, names) for one in series[:_TOLLS]],
        "more": 0 if changed.new else len(changed.changes) - len(series[:_TOLLS]),
        "against": len(changed.contradictions),
        "corrections": [] if changed.new else _corrections(changed, names),
        "reports": len(changed.reports),
        "decisions": changed.decisions,
    }


def _corrections(changed: Changed, names: Names) -> list[dict[str, object]]:
    """Whose figure was corrected, of what, from which claim to which."""
    claims = {claim.id: claim for claim in changed.incident.incident.claims}
    return [
        {
            "who": names.origin(each.origin),
            "series": names.series(each.outcome, each.affected),
            "before": said.value(claims[each.from_claim], names.labels),
            "after": said.value(claims[each.to_claim], names.labels),
            "from": claims[each.from_claim],
            "to": claims[each.to_claim],
        }
        for each in changed.corrections
        if each.from_claim in claims and each.to_claim in claims
    ]


def _toll(one: Change, names: Names) -> dict[str, object]:
    flags = [names.labels.word("flag", flag) for flag in one.now.flags] if one.now else []
    return {
        "name": names.series(one.outcome, one.affected),
        "way": one.way,
        "says": _way(one),
        "before": _bounds(one.before, names),
        "now": _bounds(one.now, names),
        "grade": names.labels.word("grade", one.now.grade) if one.now else "",
        "flags": flags,
    }


def _way(one: Change) -> str:
    return {
        "new": _("new"),
        "gone": _("no longer counted"),
        "up": _("up"),
        "down": _("down"),
        "bounds": _("bounds changed"),
        "support": _("support changed"),
    }[one.way]


def _bounds(toll: Toll | None, names: Names) -> str:
    return said.bounds(toll, names.labels.manner) if toll else "–"
