"""What was measured, in a table: by page, how often, how long; and which pages took longer than they may."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.desk.run import Run

#: Seconds within which 95 of 100 answers must be out: of pages, of searches. Forms and files have no such bound.
PAGE: Final = 0.150
SEARCH: Final = 0.300
_UNBOUND: Final = ("export", "sign-in", "after a ruling")


@dataclass(frozen=True, slots=True)
class Row:
    """One page: how often it was asked, its seconds in the server, those of the processor, as a person saw it."""

    page: str
    times: int
    p50: float
    p95: float
    most: float
    cpu: float
    seen: float
    bound: float | None

    @property
    def over(self) -> bool:
        """Whether it took longer than it may."""
        return self.bound is not None and self.p95 > self.bound


def rows_of(run: Run) -> list[Row]:
    """Every page that was asked, the slowest first."""
    return sorted((_row(page, run) for page in {one["page"] for one in run.times}), key=lambda row: -row.p95)


def _row(page: str, run: Run) -> Row:
    own: list[dict[str, Any]] = [one for one in run.times if one["page"] == page]
    server = [one["waited"] + one["made"] for one in own]
    return Row(
        page,
        len(own),
        _share(server, 0.5),
        _share(server, 0.95),
        max(server),
        _share([one["cpu"] for one in own], 0.95),
        _share([seconds for asked, _, seconds in run.clients if asked == page], 0.95),
        _bound(page),
    )


def _bound(page: str) -> float | None:
    if page.startswith(_UNBOUND) or page.endswith("(form)"):
        return None
    return SEARCH if page.startswith("search") else PAGE


def _share(values: Iterable[float], share: float) -> float:
    """The value that so many of a hundred do not exceed."""
    found = sorted(values)
    return found[min(int(len(found) * share), len(found) - 1)] if found else 0.0


def shown(rows: Sequence[Row], run: Run) -> str:
    """The table, and what came of the rulings."""
    lines = [f"{'page':34} {'times':>6} {'p50':>6} {'p95':>6} {'max':>6} {'cpu95':>6} {'seen95':>6}  (ms)"]
    for row in rows:
        numbers = (row.p50, row.p95, row.most, row.cpu, row.seen)
        told = " ".join(f"{1000 * one:6.0f}" for one in numbers)
        lines.append(f"{row.page:34} {row.times:6} {told}{'  OVER' if row.over else ''}")
    taken = sum(bool(one.taken) for one in run.ruled)
    lines += [
        f"{len(run.clients)} requests, {len(run.failed)} failed: {sorted(set(run.failed))[:10]}",
        f"{len(run.ruled)} rulings: {taken} taken, {len(run.ruled) - taken} refused; "
        f"{len(run.lost)} lost, {len(run.unsaid)} without a reason",
    ]
    return "\n".join(lines)
