"""Marsad's copies of reports, by their texts."""

import gc

from sets import measure

from bench.stories import stories
from marsad.incidents.copies.find import find_copies
from marsad.model.claim import Reading

gc.set_threshold(100_000, 20, 20)  # as the command line has it


def work(readings: list[Reading]) -> list[tuple[str, ...]]:
    """The sets of reports that carry one dispatch."""
    return [copies.reports for copies in find_copies(readings)]


measure("marsad", work, "dispatch", lambda rows: [told.reading for told in stories(len(rows))])
