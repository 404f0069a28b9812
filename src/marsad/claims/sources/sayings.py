"""Sayings: who says what within one sentence, and which of its words each of them governs."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Literal

from marsad.claims.sources.speakers import Speaker

Way = Literal["before", "after", "participle", "headline", "aside"]


@dataclass(slots=True, eq=False)
class Saying:
    """A reporting word (tokens `at` to `last`) with its speakers, outermost first.

    `left` is the first token of the whole expression, `scope` the token from which on something is said. `way` tells
    where the speaker stands: `before` what is said, `after` it, in a `headline`, in the clause that a `participle`
    goes on with; `aside` is the report's own voice. `implied` speakers were named before; a `nested` saying is itself
    said by the one before it. `female` is how the verb agrees; `joined`, that a conjunction opens it; `issued`, the
    word for the document that the speaker speaks in (`في بيان`); `agrees`, what the pronoun that stands for an implied
    speaker goes with: a `person`, a `thing`, a `plural`.
    """

    at: int
    last: int
    left: int
    sense: str
    way: Way
    scope: int
    speakers: tuple[Speaker, ...] = ()
    told: Speaker | None = None
    implied: bool = False
    nested: bool = False
    female: bool = False
    joined: bool = False
    rule: str = ""
    verb: bool = True
    issued: str = ""
    agrees: str = ""


@dataclass(slots=True, eq=False)
class Sayings:
    """The sayings of a sentence, and for every token those that govern it, outermost first."""

    found: list[Saying]
    starts: list[int] = field(default_factory=list)
    governing: list[tuple[int, ...]] = field(default_factory=list)

    def over(self, token: int) -> tuple[int, ...]:
        """Indices of the sayings that govern a token, outermost first."""
        at = bisect_right(self.starts, token) - 1
        return self.governing[at] if at >= 0 else ()
