"""Groups of event types that are read alike."""

from __future__ import annotations

from typing import Final

#: Types of talk, law and speech: news of all topics is full of them, and they are seldom told figuratively.
PEACEFUL: Final = frozenset(
    {"agreement", "meeting", "negotiation", "trial", "sentence", "investigation", "appeal", "demand", "sanction",
     "threat", "accusation", "condemnation", "protest", "strike-labour", "closure", "aid-delivery", "seizure"}
)  # fmt: skip
#: Types of speech: what follows them is what was asked for, threatened or blamed.
SPEECH: Final = frozenset(
    {"appeal", "demand", "statement-of-claim", "threat", "accusation", "condemnation", "surrender-call"}
)
