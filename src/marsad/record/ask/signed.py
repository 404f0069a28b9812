"""The last checkpoint of the log, and whether the log that is there continues it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from marsad.errors import BadLog
from marsad.record.index.models import Marked
from marsad.record.log.checkpoints import Checkpoint, check_checkpoint, checkpoint_of
from marsad.record.log.merkle import Tree
from marsad.record.signing import history
from marsad.record.store import evidence
from marsad.record.store.tree_nodes import NodesInTable


@dataclass(frozen=True, slots=True)
class Signed:
    """A checkpoint: when, of how many entries, how many came since; `fault` says (in English) why it does not hold.

    That it holds says that its signature is the log's, and that the hashes of the log lead from it to the log's head.
    Contents are checked by `marsad verify` alone.
    """

    at: datetime
    size: int
    since: int
    fault: str | None


def last_checkpoint() -> Checkpoint | None:
    """The last checkpoint that was signed. Raises BadLog where its entry is none."""
    at = Marked.objects.filter(kind="checkpoint").order_by("-entry").values_list("entry", flat=True).first()
    return None if at is None else checkpoint_of(evidence.entry_at(at))


def last_signed() -> Signed | None:
    """The last checkpoint in the log; None where none was ever signed. Raises BadLog where its entry is none."""
    checkpoint = last_checkpoint()
    if checkpoint is None:
        return None
    head = evidence.head()
    nodes = NodesInTable()
    nodes.read_peaks(checkpoint.size, head.size)
    fault = None
    try:
        tree = Tree(nodes, head.size)
        check_checkpoint(checkpoint, history(), tree)
        if tree.root() != head.root:
            fault = "the log's head is not the root of its tree"
    except BadLog as error:
        fault = str(error)
    return Signed(checkpoint.at, checkpoint.size, head.size - checkpoint.size - 1, fault)
