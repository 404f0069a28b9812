"""Two persons: which decisions a project lets count only once a second one agrees."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from marsad.record.index.models import Decision


def needs_second(kind: str, targets: Sequence[str], asked: Collection[str]) -> bool:
    """Whether a decision takes two persons; `asked` are the kinds of which the project says so.

    To take back what took two takes two, in turn: else one person alone could undo it. What the index does not show yet
    may have taken two.
    """
    if kind in asked:
        return True
    if kind != "withdraw" or not asked:
        return False
    rows = Decision.objects.filter(id__in=list(targets))
    return rows.count() < len(set(targets)) or rows.filter(kind__in=[*asked, "withdraw"]).exists()
