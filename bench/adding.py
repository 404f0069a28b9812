"""What one report more costs a record that is kept up: `python -m bench.adding` (see docs/measuring.md).

Invented reports (`bench/stories.py`) without their texts, in memory: their sketches are made, linked and brought into
neighbourhoods; then some more are added one by one, the last ones to appear and others that appear late, among those
that are there. Each time the report is sketched, its neighbours are linked anew, and what changed is reconciled.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from statistics import mean, median
from typing import Final

from bench.stories import stories, without_text
from marsad.incidents.decisions import Rulings
from marsad.incidents.neighbourhoods.changing import Neighbourhoods
from marsad.incidents.neighbourhoods.sketch import Sketch, sketch_of
from marsad.incidents.neighbourhoods.store import InMemory
from marsad.model.claim import Reading
from marsad.pipeline.neighbourhood import part_of

SCALE: Final = (1000, 10_000, 100_000)
_ADDED: Final = 200


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time that a report takes, and how many neighbourhoods and reports it makes anew: means."""

    linked: float
    reconciled: float
    neighbourhoods: float
    reports: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A record of so many reports: what one more costs at its end and within, and how large its neighbourhoods are."""

    reports: int
    last: Cost
    late: Cost
    sizes: Sequence[int]
    peak_kib: int


def measure(reports: int, added: int = _ADDED) -> Measured:
    """A record of `reports` invented reports, to which others are added one by one."""
    chance = range(reports // 2, reports // 2 + added)
    told = [without_text(one) for one in islice(stories(reports + added), reports + added)]
    readings = {one.report.known_as: one for one in told}
    late = [told[at] for at in chance]
    held = {one.report.known_as for one in late} | {one.report.known_as for one in told[reports:]}
    store = InMemory()
    neighbourhoods = Neighbourhoods(store)
    sizes = [len(one) for one in neighbourhoods.begin(_sketches(told, held)).made]
    last = _cost(told[reports:], readings, store, neighbourhoods)
    within = _cost(late, readings, store, neighbourhoods)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return Measured(reports, last, within, sorted(sizes, reverse=True), peak)


def _sketches(told: Sequence[Reading], but: set[str]) -> list[Sketch]:
    return [sketch_of(one) for one in told if one.report.known_as not in but]


def _cost(
    added: Sequence[Reading], readings: dict[str, Reading], store: InMemory, neighbourhoods: Neighbourhoods
) -> Cost:
    """What adding each of some reports costs."""
    linked, reconciled, made = [], [], []
    for reading in added:
        start = time.process_time()
        changed = neighbourhoods.change([sketch_of(reading)])
        between = time.process_time()
        for reports in changed.made:
            part_of({one: readings[one] for one in reports}, store.sketches(sorted(reports)), Rulings())
        linked.append(between - start)
        reconciled.append(time.process_time() - between)
        made.append([len(reports) for reports in changed.made])
    return Cost(mean(linked), mean(reconciled), mean(map(len, made)), mean(map(sum, made)))


def main(arguments: Sequence[str] | None = None) -> int:
    """The whole command; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bench.adding", description="Measure what one report more costs.")
    parser.add_argument("--scale", type=int, nargs="*", default=SCALE, help="reports that the record has")
    options = parser.parse_args(arguments)
    gc.set_threshold(100_000, 20, 20)  # as the command line has it
    for size in options.scale:
        print(shown(measure(size)), flush=True)
    return 0


def shown(found: Measured) -> str:
    """What was measured, in a few lines."""
    lines = [f"{found.reports:,} reports, {len(found.sizes):,} neighbourhoods, {found.peak_kib / 1024:.0f} MiB"]
    for name, cost in (("last", found.last), ("late", found.late)):
        lines.append(
            f"  {name}: {1000 * cost.linked:.1f} ms to link, {1000 * cost.reconciled:.1f} ms to reconcile "
            f"{cost.reports:.1f} reports of {cost.neighbourhoods:.2f} neighbourhoods"
        )
    of_report = sorted(size for size in found.sizes for _ in range(size))
    counts = Counter(len(str(size)) for size in found.sizes)
    lines.append(
        f"  sizes: largest {list(found.sizes[:8])}, median of a report's {median(of_report):.0f}, "
        f"mean {mean(of_report):.1f}; 1 to 9: {counts[1]}, 10 to 99: {counts[2]}, 100 and more: {counts[3] + counts[4]}"
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
