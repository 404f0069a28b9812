"""Every policy makes of every worked case what stands there."""

from __future__ import annotations

import pytest

from marsad.model.toll import Toll
from marsad.tolls.resolve import resolve
from tests.tolls.worked import POLICY, Case, cases

WORKED = [(case, policy) for case in cases() for policy in case.expect]
_LEAST = 25


@pytest.mark.parametrize(("case", "policy"), WORKED, ids=[f"{case.name}-{policy}" for case, policy in WORKED])
def test_worked_case_has_its_bounds(case: Case, policy: str) -> None:
    last = {(toll.outcome, toll.affected): toll for toll in resolve(case.incident, POLICY[policy])}
    for line in case.expect[policy]:
        outcome, affected, *wanted = line.split()
        toll = last.get((outcome, affected))  # type: ignore[arg-type]
        assert _shown(toll, wanted) == wanted, (line, toll)


@pytest.mark.parametrize("policy", sorted(POLICY))
def test_worked_cases_are_many_and_differ(policy: str) -> None:
    mine = [(case.claims, tuple(case.expect[policy])) for case in cases() if policy in case.expect]
    assert len(mine) >= _LEAST
    assert len({claims for claims, _ in mine}) == len(mine)


def _shown(toll: Toll | None, wanted: list[str]) -> list[str]:
    """The bounds, and of the words wanted beside them those that hold: the grade, flags."""
    if toll is None:
        return ["-"]
    words = {toll.grade, *toll.flags}
    said = [word for word in wanted[3:] if (word.removeprefix("!") in words) != word.startswith("!")]
    return [str(toll.low), str(toll.best), str(toll.high), *said]
