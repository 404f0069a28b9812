"""Marsad's grouping of reports into incidents, by their claims and copies."""

import gc

from sets import measure

from bench.stories import stories, without_text
from marsad.incidents.copies.find import find_copies
from marsad.incidents.grouping.reconcile import reconcile
from marsad.model.claim import Reading

gc.set_threshold(100_000, 20, 20)  # as the command line has it


def work(readings: list[Reading]) -> list[tuple[str, ...]]:
    """The reports of each incident."""
    return [group.reports for group in reconcile(readings, find_copies(readings)).groups]


measure("marsad", work, "incident", lambda rows: [without_text(told) for told in stories(len(rows))])
