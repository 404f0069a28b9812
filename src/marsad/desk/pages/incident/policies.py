"""Where the policy that was asked for makes other tolls than the record's own, and by which rules and claims."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.incident import Incident
from marsad.model.toll import Toll
from marsad.pipeline.build_tolls import counted
from marsad.tolls.compare import Difference, Parting, Side, compare
from marsad.tolls.explain import Reason


@dataclass(frozen=True, slots=True)
class Parted:
    """A claim of which the two policies make something else."""

    id: str
    who: str
    value: str
    own: str
    asked: str


@dataclass(frozen=True, slots=True)
class Differs:
    """A toll that the two policies take differently: under each its bounds and the rules that it alone applied."""

    key: str
    name: str
    own: Toll | None
    own_rules: tuple[str, ...]
    asked: Toll | None
    asked_rules: tuple[str, ...]
    claims: tuple[Parted, ...]


def differences(incident: Incident, own: str, asked: str, names: Names) -> list[Differs]:
    """Every toll that differs; none where both policies are one."""
    if own == asked:
        return []
    found = sorted(compare(counted(incident), own, asked), key=lambda one: said.series_order(one.outcome, one.affected))
    return [_differs(one, incident, names) for one in found]


def _differs(one: Difference, incident: Incident, names: Names) -> Differs:
    claims = {claim.id: claim for claim in incident.claims}
    return Differs(
        f"{one.outcome}.{one.affected}",
        names.series(one.outcome, one.affected),
        one.one.toll,
        _rules(one.one, names),
        one.other.toll,
        _rules(one.other, names),
        tuple(
            Parted(
                each.claim,
                names.origin(claims[each.claim].origin),
                said.value(claims[each.claim], names.labels),
                *_fates(each, names),
            )
            for each in one.claims
            if each.claim in claims
        ),
    )


def _rules(side: Side, names: Names) -> tuple[str, ...]:
    return tuple(f"{said.rule(rule.says, names.labels)} ({rule.clause})" for rule in side.rules)


def _fates(parting: Parting, names: Names) -> tuple[str, str]:
    return _fate(parting.one, names), _fate(parting.other, names)


def _fate(reason: Reason | None, names: Names) -> str:
    return names.labels.word("overtaken", reason.why) if reason else names.labels.word("compare", "not_looked_at")
