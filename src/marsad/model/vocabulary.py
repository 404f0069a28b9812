"""The closed lists that claims are written in (see docs/claims.md)."""

from __future__ import annotations

from typing import Final, Literal, get_args

Outcome = Literal[
    "killed", "injured", "casualties", "missing", "abducted", "detained", "held",
    "freed", "surrendered", "escaped", "displaced", "returned", "other",
]  # fmt: skip
Qualifier = Literal[
    "exact", "about", "more_than", "at_least", "less_than", "at_most",
    "between", "several", "tens", "hundreds", "thousands", "none",
]  # fmt: skip
Basis = Literal["new", "cumulative", "standing", "partial"]
Stance = Literal["asserted", "confirmed", "denied", "alleged", "hypothetical", "retracted"]
Tag = Literal[
    "civilian", "combatant", "security", "detainee", "child", "woman", "man", "health", "journalist", "aid",
]  # fmt: skip
SourceKind = Literal[
    "agency", "outlet", "monitor", "party", "official", "named", "anonymous", "witness", "document",
]  # fmt: skip
PlacePrecision = Literal["facility", "neighbourhood", "town", "district", "governorate", "country"]
CauseClass = Literal[
    "heavy-weapons-and-explosive-munitions", "planted-explosives-and-remnants", "small-arms", "incendiary", "cbrn",
    "electromagnetic", "less-lethal", "denial-of-indispensable-objects", "accidents", "other", "unknown",
]  # fmt: skip
MentionKind = Literal["number", "date", "place", "party", "outcome", "reporting"]
DateHow = Literal["absolute", "relative", "hijri"]

OUTCOMES: Final = get_args(Outcome)
QUALIFIERS: Final = get_args(Qualifier)
VAGUE: Final = frozenset({"several", "tens", "hundreds", "thousands"})
BASES: Final = get_args(Basis)
STANCES: Final = get_args(Stance)
TAGS: Final = get_args(Tag)
SOURCE_KINDS: Final = get_args(SourceKind)
CAUSE_CLASSES: Final = get_args(CauseClass)
PLACE_PRECISIONS: Final = get_args(PlacePrecision)
