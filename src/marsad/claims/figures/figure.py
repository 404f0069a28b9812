"""Figures: quantities of people in a sentence, each with its counted noun, before it is known what befell them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from marsad.model.vocabulary import Basis, Qualifier
from marsad.text.tokens import Sentence

#: What the counted noun is: people, those whom an outcome noun names (قتيل), `others`, `of them`, a body (قوات),
#: nothing at all, or a word that no pack knows.
PERSON: Final = "person"
COUNT: Final = "count"
OTHERS: Final = "others"
THEM: Final = "them"
BODY: Final = "body"
BARE: Final = "bare"
UNKNOWN: Final = "unknown"

POPULACE: Final = 1000
"""From how many on those who fled are inhabitants."""
NO_SPORT: Final = frozenset({"killed", "casualties", "displaced", "held"})
"""What befalls people in sport pages as elsewhere."""


@dataclass(slots=True, eq=False)
class Figure:
    """A quantity of people at tokens `first` to `last`; `head` is its counted noun's token, None where there is none.

    `whole_first` and `whole_last` take in approximators and the counted noun. `start` and `end` are folded characters,
    -1 until `locate` finds them. What later steps decide stands from `outcome` on.
    """

    sentence: int
    first: int
    last: int
    start: int
    end: int
    value: int | None
    value_high: int | None
    qualifier: Qualifier
    whole_first: int
    whole_last: int
    head: int | None = None
    head_kind: str = BARE
    own: str | None = None
    """The outcome that the counted noun itself names (killed for قتيل)."""
    weak: bool = False
    """Whether that outcome yields to another one (held for أسرى, in مقتل خمسة أسرى)."""
    single: bool = False
    """Whether a singular noun, or a name, stands for one."""
    clitic: bool = False
    """Whether a preposition is written before the singular noun."""
    trim: int = 0
    """Letters of clitics before the singular noun that are no part of it."""
    noun: bool = False
    """Whether the noun carries the number itself (قتيلان)."""
    among: bool = False
    """Whether it is told as one or some of those whom a total counts (من بين القتلى طفلان)."""
    sets: bool = False
    """Whether the noun before it names a set (`عدد القتلى إلى 45`)."""
    spread: bool = False
    """Whether a count that was told before is said to be spread over it and others (توزعت الحصيلة على 12 من)."""
    toll: bool = False
    """Whether only the rest of the report can tell what befell them (الحصيلة 45)."""
    replaced: bool = False
    """Whether the one told before it stands in its stead (52 لا 54)."""
    outcome: str | None = None
    part_of: Figure | None = None
    follows: Figure | None = None
    """The figure of the same list or verb that this one goes on from."""
    before: Figure | None = None
    """The total told before it in its sentence."""
    group: tuple[int, int] | None = None
    """Token range of the words that name the affected group, in `group_sentence` (the figure's own where -1)."""
    group_sentence: int = -1
    tags: frozenset[str] = frozenset()
    rule: str = ""
    number_rule: str = ""
    trigger_entry: str = ""
    trigger: tuple[int, int] | None = None
    """Folded characters of the word that says what befell them."""
    trigger_token: int | None = None
    ill: bool = False
    """Whether an illness befell them."""
    seized: bool = False
    """Whether the word that says so leaves open who holds them (احتجاز)."""
    basis: tuple[Basis, str] | None = None
    """What it counts over and the rule that told it, once that was asked."""
    doubts: list[str] = field(default_factory=list)


def locate(sentence: Sentence, figure: Figure) -> None:
    """Give a figure its place in the folded text: clitics before a singular noun are left out, its article is kept."""
    if figure.start < 0:
        figure.start = sentence.starts[figure.first] + figure.trim
        figure.end = sentence.ends[figure.last]
