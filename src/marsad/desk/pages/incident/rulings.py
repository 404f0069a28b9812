"""What people decided on an incident's reports: who, when, why, and what still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from marsad.desk.pages.words import shown
from marsad.interface.record_phrases import Names
from marsad.model.decision import Decision
from marsad.model.record import Unbound


@dataclass(frozen=True, slots=True)
class Ruling:
    """A decision: its kind, on what, who took it, when, why; who took it back; why it binds to nothing."""

    id: str
    kind: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    others: tuple[str, ...]
    author: str
    because: str
    taken: datetime
    values: tuple[tuple[str, str], ...]
    withdrawn_by: str
    unbound: tuple[str, ...]


def rulings(
    decisions: Iterable[Decision], unbound: Iterable[Unbound], reports: Collection[str], names: Names
) -> list[Ruling]:
    """Decisions, the latest first; `reports` are those that the record has."""
    decisions = list(decisions)
    back = {target: one.id for one in decisions if one.kind == "withdraw" for target in one.targets}
    loose: dict[str, list[str]] = {}
    for each in unbound:
        loose.setdefault(each.decision, []).append(shown(each.why))
    return [
        _ruling(one, back.get(one.id, ""), tuple(loose.get(one.id, ())), reports, names)
        for one in sorted(decisions, key=lambda one: (one.taken, one.id), reverse=True)
    ]


def _ruling(
    one: Decision, withdrawn_by: str, unbound: tuple[str, ...], reports: Collection[str], names: Names
) -> Ruling:
    whole = tuple(target for target in one.targets if target in reports)
    claims = tuple(target for target in one.targets if target.rpartition("/")[0] in reports and target not in whole)
    return Ruling(
        one.id,
        names.labels.word("decision", one.kind),
        claims,
        whole,
        tuple(shown(target) for target in one.targets if target not in (*claims, *whole)),
        shown(one.author),
        shown(one.because),
        one.taken,
        tuple((member, shown(str(value))) for member, value in one.values.items()),
        withdrawn_by,
        unbound,
    )
