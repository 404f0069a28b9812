"""What an event is given by the rooms beside this one: its sources, its day, its place."""

from __future__ import annotations

from typing import Protocol

from marsad.model.claim import Place, Source, When
from marsad.model.vocabulary import Stance


class Attributed(Protocol):
    """Who tells of an event, and how surely."""

    @property
    def sources(self) -> tuple[Source, ...]: ...
    @property
    def stance(self) -> Stance: ...


class Attribution(Protocol):
    """Who says what stands at tokens of a sentence."""

    def of(self, sentence_no: int, first_token: int, last_token: int) -> Attributed: ...


class Dated(Protocol):
    """An event's day, and the reader's doubts of it."""

    @property
    def when(self) -> When | None: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...


class Dating(Protocol):
    """When something at tokens of a sentence befell."""

    def of(self, sentence_no: int, first_token: int, last_token: int, basis: str, outcome: str) -> Dated: ...


class Placed(Protocol):
    """An event's place, and the reader's doubts of it."""

    @property
    def place(self) -> Place | None: ...
    @property
    def doubts(self) -> tuple[str, ...]: ...


class Placing(Protocol):
    """Where something at tokens of a sentence befell."""

    def of(self, sentence_no: int, first_token: int, last_token: int) -> Placed: ...
