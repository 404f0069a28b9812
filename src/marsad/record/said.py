"""What somebody wants decided, before it is a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from marsad.model.span import Span


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody wants decided. `about` are the reports of the incidents that it puts together or takes apart."""

    kind: str
    targets: tuple[str, ...]
    values: Mapping[str, str | int | None] = field(default_factory=dict)
    words: Span | None = None
    about: tuple[str, ...] = ()
