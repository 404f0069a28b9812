"""What an address asks of an incident's page: which toll, under which policy, as known when; links keep it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, QueryDict

from marsad.pipeline.instants import instant
from marsad.record.index.policy import current_policy
from marsad.tolls.policies.known import check_policy

_One = TypeVar("_One")
#: What of an address tells of which time it is.
MOMENTS: Final = ("as_of", "recorded_by")


@dataclass(frozen=True, slots=True)
class Asked:
    """Which toll (`killed.all`; empty where the page chooses), under which policy, of which time."""

    series: str
    policy: str
    own_policy: str
    as_of: datetime | None
    recorded_by: datetime | None
    query: QueryDict

    @property
    def is_past(self) -> bool:
        """Whether a time is asked of, and not what is known now."""
        return self.as_of is not None or self.recorded_by is not None

    @property
    def is_own_policy(self) -> bool:
        """Whether tolls are those of the record's policy."""
        return self.policy == self.own_policy

    def page(self, name: str, rows: Sequence[_One], size: int) -> Page[_One]:
        """The part of a list that the address asks for under a name of its own."""
        return Paginator(rows, size).get_page(self.query.get(name))


def asked_of(request: HttpRequest) -> Asked:
    """What an address asks for. Raises BadDate, UnknownPolicy: nothing else is shown in its stead."""
    said = request.GET
    own = current_policy()
    policy = said.get("policy", "").strip() or own
    check_policy(policy)
    as_of, recorded_by = (instant(said.get(name, "").strip() or None) for name in MOMENTS)
    return Asked(said.get("series", "").strip(), policy, own, as_of, recorded_by, said)


def moment_query(said: Mapping[str, str]) -> dict[str, str]:
    """What of an address a link to another page keeps, so that nobody leaves a past state unawares."""
    return {name: said[name] for name in MOMENTS if said.get(name, "").strip()}
