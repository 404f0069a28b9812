"""The proof that a bundle carries: entries of the log, checkpoints, proofs, and contents with what opens them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from marsad.model.sensitive import SENSITIVE, Sensitive

Role = Literal["report", "reading", "decision", "policy", "other"]
ROLES: Final = get_args(Role)
_ALL: Final = frozenset[Sensitive](SENSITIVE)
#: The sensitive fields that may stand in a content of each role: it is opened only where none of them is withheld.
_MAY_HOLD: Final[Mapping[Role, frozenset[Sensitive]]] = {
    "report": _ALL - {"notes", "reasons", "authors"},
    "reading": _ALL - {"reasons", "authors"},
    "decision": frozenset[Sensitive]({"names", "reasons", "authors"}),
    "policy": frozenset[Sensitive](),
    "other": _ALL,
}


@dataclass(frozen=True, slots=True)
class Content:
    """What one commitment was made to: `head` (what was recorded before the bytes) and `data`, with the salt.

    `name` is what its file is called in the bundle (`r040.html`); a content of a bundle goes by role and name.
    """

    role: Role
    name: str
    commitment: str
    salt: bytes = field(repr=False)
    data: bytes = field(repr=False)
    head: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that the contents are those that were recorded, as `verify_bundle.py` reads it (docs/verify.md).

    `entries` are index and bytes, in order, below the size of the last checkpoint; `inclusion` has a path for each of
    them, and `consistency` one for each earlier checkpoint, unless they are the whole log. `checkpoints` (at least one)
    and `timestamps` are files by size. `contents` are read once.
    """

    entries: Iterable[tuple[int, bytes]]
    checkpoints: Mapping[int, bytes]
    inclusion: Mapping[int, Sequence[bytes]] = field(default_factory=dict)
    consistency: Mapping[int, Sequence[bytes]] = field(default_factory=dict)
    timestamps: Mapping[int, bytes] = field(default_factory=dict)
    contents: Iterable[Content] = ()


def may_be_opened(role: Role, withheld: Iterable[str]) -> bool:
    """Whether a content of a role holds nothing that is withheld."""
    return _MAY_HOLD[role].isdisjoint(withheld)
