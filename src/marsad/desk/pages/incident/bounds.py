"""What stands behind each bound of each toll: its claims in their reports' own words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.desk.pages.incident.tell import Teller, Told
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.tolls.explain import Explanation


@dataclass(frozen=True, slots=True)
class Behind:
    """One of low, best and high, or several of them that are one number, with the claims that give it."""

    name: str
    value: int
    claims: tuple[Told, ...]


def behind(explained: Explanation, tell: Teller, names: Names) -> list[Behind]:
    """The bounds of a toll; those that are one number and rest on the same claims stand once."""
    merged: dict[tuple[int, tuple[str, ...]], list[str]] = {}
    for bound in explained.bounds:
        merged.setdefault((bound.value, bound.claims), []).append(names.labels.word("record", bound.name))
    comma = names.labels.word("card", "comma")
    return [Behind(comma.join(of), value, tuple(tell.all(claims))) for (value, claims), of in merged.items()]


def cited(explained: Iterable[Explanation]) -> set[str]:
    """The reports whose words stand behind some bounds."""
    return {claim.rpartition("/")[0] for one in explained for bound in one.bounds for claim in bound.claims}


def rules(explained: Explanation, says: Mapping[str, str], names: Names) -> list[str]:
    """What the rules say by which the bounds were taken."""
    return [said.rule(says[name], names.labels) for name in explained.rules if name in says]
