"""One sentence as its figures are walked through: its outcome words, and what has been told so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.claims.figures.figure import Figure
from marsad.claims.figures.subject_first.pointing import Pointing
from marsad.claims.figures.subject_first.triggers import Trigger
from marsad.mentions.find import Mentions
from marsad.text.tokens import Sentence


@dataclass(slots=True)
class Clauses:
    """A sentence's figures and outcome words, and what has been told of them so far."""

    mentions: Mentions
    sentence: Sentence
    figures: list[Figure]
    starts: dict[int, Figure]
    triggers: dict[int, Trigger]
    objects: dict[Figure, Trigger]
    sizes: dict[Figure, tuple[str, int]]
    verbs: dict[int, Trigger] = field(default_factory=dict)
    """The outcome words that can have a subject."""
    kept: list[Figure] = field(default_factory=list)
    told: dict[Figure, Trigger | None] = field(default_factory=dict)
    last: Figure | None = None
    """The last figure whose outcome is known."""
    met: Figure | None = None
    """The last figure that was met."""
    at: int = 0
    """Which of the figures is met."""
    before: list[Figure] = field(default_factory=list)
    """The figures of the sentences before."""
    death_told: bool = False
    """Whether a sentence before tells of a death."""
    harm_told: bool = False
    """Whether a sentence before tells of anyone harmed."""
    spelt: dict[Figure, Figure] = field(default_factory=dict)
    """The totals that figures spell out with others."""
    pointing: Pointing | None = None
    """Which figures count some of a total told before them."""
    earlier: Figure | None = None
    """The last total of the sentence before."""
