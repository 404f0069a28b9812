"""What the log keeps of a removal: who, when, why, on what ground, and which tolls counted what is gone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from marsad.errors import BadLog
from marsad.record.log.canonical import canonical

_FORMAT: Final = "marsad.removal/1"


@dataclass(frozen=True, slots=True)
class Gap:
    """A toll that counted a removed report: a claim (`report/claim`) that is still of its incident, and the group."""

    anchor: str
    outcome: str
    affected: str

    @property
    def report(self) -> str:
        """The report of the anchor."""
        return self.anchor.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Removal:
    """A removal: by whom, for what reason and on what ground (a law, a court's order, a person's request).

    `report` is the SHA-256 of the bytes that are gone, so that they are known if they come again.
    """

    author: str
    because: str
    ground: str
    report: str
    gaps: tuple[Gap, ...] = ()


def to_bytes(removal: Removal) -> bytes:
    """The removal in canonical JSON."""
    gaps = [[gap.anchor, gap.outcome, gap.affected] for gap in removal.gaps]
    return canonical(
        {
            "format": _FORMAT,
            "author": removal.author,
            "because": removal.because,
            "ground": removal.ground,
            "report": removal.report,
            "gaps": gaps,
        }
    )


def from_bytes(content: bytes) -> Removal:
    """The removal that `to_bytes` was given. Raises BadLog for anything else."""
    try:
        said = json.loads(content)
        if said.pop("format") != _FORMAT:
            raise KeyError
        return Removal(**{**said, "gaps": tuple(Gap(*gap) for gap in said["gaps"])})
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BadLog(f"a payload is no removal in the format {_FORMAT}") from None
