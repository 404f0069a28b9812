"""A decision: what a person ruled on the machine's reading, beside it and never over it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, get_args

from marsad.model.span import Span

DecisionKind = Literal["accept", "correct", "reject", "add", "merge", "split", "move", "withdraw"]
DECISION_KINDS: Final = get_args(DecisionKind)
#: Decisions on what belongs together; the others are on claims, `withdraw` on decisions.
GROUPING: Final = frozenset({"merge", "split", "move"})
#: The members of an incident's claim that a decision can correct.
CORRECTABLE: Final = (
    "value", "value_high", "qualifier", "outcome", "affected", "basis", "as_of", "origin", "stance",
    "first", "last", "place",
)  # fmt: skip
#: Of these, what a claim that a person adds must say.
NEEDED: Final = ("value", "outcome", "affected", "origin", "stance")


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling, bound to claims (`report/claim`) or reports by their stable ids, with its author and reason.

    `accept` clears the doubts of claims, `reject` takes them out of every count; of a report, all of its claims are
    meant. `correct` sets the values of one claim. `add` says that the `words` of a report tell a figure that the reader
    missed, with its `values`. `merge` joins the incidents of all targets; `split` takes the targets
    out of their incident into one of their own; `move` takes the first target's account into the incident of the
    second. `withdraw` takes back an earlier decision by its id. Of persons (`model.people`), `merge` makes one, `split`
    tells them apart.
    """

    id: str
    kind: DecisionKind
    targets: tuple[str, ...]
    author: str
    because: str
    taken: datetime
    values: Mapping[str, str | int | None] = field(default_factory=dict)
    words: Span | None = None
    """Of `add` alone: the words of the report's text that tell the figure."""
    agreed: str | None = None
    """The second person, where a project asks for two: another one than its author."""

    @property
    def people(self) -> tuple[str, ...]:
        """Who decided: its author, and the second person where there is one."""
        return (self.author, self.agreed) if self.agreed is not None else (self.author,)
