"""How a policy counts, for whoever reads its tolls: its rules with what each rests on, and what it cannot decide."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli

from marsad.interface.labels import Labels
from marsad.interface.record_phrases import rule as said
from marsad.tolls.policies.grades import GRADES
from marsad.tolls.policies.policy import Policy

_FILE: Final = Path(__file__).parent / "method.toml"


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule in the words of the interface: its name, the clause that it comes from, and whose that is."""

    name: str
    says: str
    clause: str
    clause_says: str
    source: str


@cache
def _data() -> dict[str, Any]:
    return tomli.loads(_FILE.read_text("utf-8"))


def rules(policy: Policy, labels: Labels) -> tuple[RuleTold, ...]:
    """The rules of a policy in its order."""
    found = []
    for rule in policy.rules:
        clause = _data()["clause"][rule.clause]
        told = said(rule.says, labels), rule.clause, clause[labels.language], clause["source"][labels.language]
        found.append(RuleTold(rule.name, *(part.replace("*", "").replace("`", "") for part in told)))
    return tuple(found)


def cannot_decide(policy: Policy, labels: Labels) -> tuple[str, ...]:
    """What a policy cannot decide."""
    known = _data()["cannot"] if labels.language == "ar" else {}
    return tuple(known.get(one, one) for one in policy.cannot_decide)


def grades(labels: Labels) -> tuple[tuple[str, str, str], ...]:
    """Each grade, what it is called, and when a figure has it."""
    meanings = _data()["grade"]
    return tuple((grade, labels.word("grade", grade), meanings[grade][labels.language]) for grade in GRADES)


def flags(labels: Labels) -> tuple[tuple[str, str], ...]:
    """What flags are called, and what each tells of its figure; those that say it by their names are left out."""
    meanings = {flag: means[labels.language].partition(";")[0] for flag, means in _data()["flag"].items()}
    return tuple((labels.word("flag", flag), means) for flag, means in meanings.items())
