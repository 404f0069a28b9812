"""What people decided on an incident's reports: who, when, why, and what still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from marsad.desk.pages.reading.forms import values_said
from marsad.interface.choices import registered
from marsad.interface.record_phrases import Names
from marsad.model.called import together
from marsad.model.decision import Decision
from marsad.model.record import Unbound


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision: its kind, on what, which people took it, when, why; who took it back; why it binds to nothing."""

    id: str
    kind: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    others: tuple[str, ...]
    people: str
    because: str
    taken: datetime
    values: tuple[tuple[str, str], ...]
    withdrawn_by: str
    unbound: tuple[str, ...]


def rulings(
    decisions: Iterable[Decision], unbound: Iterable[Unbound], reports: Collection[str], names: Names, own: Path | None
) -> list[Ruling]:
    """Decisions, the latest first; `reports` are those that the record has."""
    decisions, known = list(decisions), Names(names.labels, together([names.called, registered(own)]))
    back = {target: one.id for one in decisions if one.kind == "withdraw" for target in one.targets}
    loose: dict[str, list[str]] = {}
    for each in unbound:
        loose.setdefault(each.decision, []).append(each.why)
    return [
        _ruling(one, back.get(one.id, ""), tuple(loose.get(one.id, ())), reports, known, own)
        for one in sorted(decisions, key=lambda one: (one.taken, one.id), reverse=True)
    ]


def _ruling(
    one: Decision, withdrawn_by: str, unbound: tuple[str, ...], reports: Collection[str], names: Names, own: Path | None
) -> Ruling:
    whole = tuple(target for target in one.targets if target in reports)
    claims = tuple(target for target in one.targets if target.rpartition("/")[0] in reports and target not in whole)
    return Ruling(
        one.id,
        names.labels.word("decision", one.kind),
        claims,
        whole,
        tuple(target for target in one.targets if target not in (*claims, *whole)),
        ", ".join(one.people),
        one.because,
        one.taken,
        values_said(one.values, names, own),
        withdrawn_by,
        unbound,
    )
