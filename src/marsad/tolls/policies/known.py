"""The policies by which tolls can be resolved, by name and version."""

from __future__ import annotations

from typing import Final

from marsad.errors import UnknownPolicy
from marsad.tolls.policies.acled import ACLED
from marsad.tolls.policies.airwars import AIRWARS
from marsad.tolls.policies.ibc import IBC
from marsad.tolls.policies.latest_by_origin import LATEST_BY_ORIGIN
from marsad.tolls.policies.policy import Policy
from marsad.tolls.policies.ucdp import UCDP

POLICIES: Final[dict[str, Policy]] = {each.id: each for each in (LATEST_BY_ORIGIN, UCDP, ACLED, IBC, AIRWARS)}


def check_policy(policy: str) -> None:
    """Raises UnknownPolicy, which lists those that there are."""
    if policy not in POLICIES:
        raise UnknownPolicy(f"there is no policy {policy!r}; there are: {' '.join(sorted(POLICIES))}")
