"""The policies by which tolls can be resolved, by name and version."""

from __future__ import annotations

from typing import Final

from marsad.tolls.latest_by_origin import LATEST_BY_ORIGIN
from marsad.tolls.policy import Policy

DEFAULT: Final = LATEST_BY_ORIGIN.id
POLICIES: Final[dict[str, Policy]] = {policy.id: policy for policy in (LATEST_BY_ORIGIN,)}
