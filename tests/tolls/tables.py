"""The tables of docs/policies.md that follow from the code and the worked cases; as a program, it writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from marsad.tolls.policies.known import POLICIES
from marsad.tolls.policies.own_counts import OWN_COUNTS
from marsad.tolls.policies.policy import Policy
from tests.tolls.worked import POLICY, Case, cases

DOCUMENT = Path(__file__).parents[2] / "docs" / "policies.md"


def tables() -> dict[str, str]:
    """Each table by its name in the document."""
    return {"rules": "\n".join(_rules()), "cases": "\n".join(_cases())}


def written(document: str) -> str:
    """The document with its tables as they must be."""
    for name, table in tables().items():
        block = re.compile(rf"(<!-- {name}: [^\n]*-->\n).*?(<!-- end -->)", re.DOTALL)
        document = block.sub(lambda found, table=table: f"{found[1]}{table}\n{found[2]}", document)  # type: ignore[misc]
    return document


def _rules() -> Iterator[str]:
    yield "\n### Of every policy\n"
    yield from _rows((rule.name, rule.clause, rule.says) for rule in OWN_COUNTS)
    shared = {rule.name for rule in OWN_COUNTS}
    for policy in POLICIES.values():
        yield f"\n### `{policy.id}`\n"
        yield from _rows((rule.name, rule.clause, rule.says) for rule in policy.rules if rule.name not in shared)
        yield from _limits(policy)


def _rows(rules: Iterator[tuple[str, str, str]]) -> Iterator[str]:
    yield "| rule | clause | says |"
    yield "| --- | --- | --- |"
    for name, clause, says in rules:
        yield f"| `{name}` | {clause} | {says} |"


def _limits(policy: Policy) -> Iterator[str]:
    yield "\nIt cannot decide:\n"
    for limit in policy.cannot_decide:
        yield f"- {limit}"
    yield ""


def _cases() -> Iterator[str]:
    yield "\n| case | why | " + " | ".join(POLICY.values()) + " |"
    yield "| --- | --- |" + " --- |" * len(POLICY)
    for case in cases():
        cells = [_cell(case, policy) for policy in POLICY]
        yield f"| {case.name} | {case.why} | " + " | ".join(cells) + " |"
    yield ""


def _cell(case: Case, policy: str) -> str:
    """What a case expects first of a policy: the group where it is no total, and the bounds."""
    _, affected, low, *rest = case.expect[policy][0].split()
    if low == "-":
        return "none"
    best, high = rest[:2]
    bounds = low if low == best == high else f"{low}, {best}, {high}"
    usual = "civilian" if policy == "airwars" else "all"
    return bounds if affected == usual else f"{affected}: {bounds}"


if __name__ == "__main__":
    DOCUMENT.write_text(written(DOCUMENT.read_text("utf-8")), "utf-8")
