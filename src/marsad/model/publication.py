"""A publication: an editor's word that readers may see an incident as it was known then, or may see it no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from marsad.model.toll import Grade
from marsad.model.vocabulary import Outcome

PublicationAct = Literal["publish", "withdraw"]
PUBLICATION_ACTS: Final = get_args(PublicationAct)
Cause = Literal["source", "ruled", "removed", "regrouped", "reports", "policy", "reread"]
"""Why a published toll is another one now: a source took back its own figure; people ruled; a report was removed, or
found to tell of another incident; further reports came; another policy was chosen; reports were read anew."""
CAUSES: Final = get_args(Cause)


@dataclass(frozen=True, slots=True)
class PublishedToll:
    """The last toll of one outcome and group, as readers were shown it."""

    outcome: Outcome
    affected: str
    as_of: str | None
    low: int
    best: int
    high: int
    grade: Grade
    flags: tuple[str, ...] = ()
    corrected: int = 0
    """How often an origin had taken back its own figure of them by then."""

    @property
    def series(self) -> tuple[str, str]:
        """Outcome and group."""
        return self.outcome, self.affected


@dataclass(frozen=True, slots=True)
class Publication:
    """One act on one address: the id that the incident had when it was first published, which stays its address.

    `because` is for those who work on the record; `notice` is what readers are told. `size` and `root` are of the log
    just before it. `reports` are the SHA-256 of the bytes of the incident's reports: they hold no name, and tell after
    a removal, a merger or a split what was meant. `replaces` are addresses that this incident was found to be too.
    """

    id: str
    act: PublicationAct
    address: str
    author: str
    because: str
    notice: str
    at: datetime
    size: int
    root: str
    policy: str
    reports: tuple[str, ...] = ()
    tolls: tuple[PublishedToll, ...] = ()
    replaces: tuple[str, ...] = ()
    causes: tuple[Cause, ...] = ()
    """Why its tolls are not those that were published at the address before."""
