"""Marsad's grouping of reports into incidents, by their claims and copies, a neighbourhood at a time."""

import gc

from sets import measure

from bench.stories import stories, without_text
from marsad.incidents.copies.find import find_copies
from marsad.incidents.grouping.reconcile import reconcile
from marsad.incidents.known_text import with_known_text
from marsad.incidents.neighbourhoods.changing import neighbourhoods_of
from marsad.incidents.neighbourhoods.sketch import sketch_of
from marsad.model.claim import Reading

gc.set_threshold(100_000, 20, 20)  # as the command line has it


def work(readings: list[Reading]) -> list[tuple[str, ...]]:
    """The reports of each incident."""
    known = {reading.report.known_as: with_known_text(reading) for reading in readings}
    sketches = [sketch_of(reading) for reading in readings]
    accounts = {sketch.report: sketch.accounts for sketch in sketches}
    found = []
    for reports in neighbourhoods_of(sketches):
        own = [known[report] for report in sorted(reports)]
        found += [group.reports for group in reconcile(own, find_copies(own), (), accounts).groups]
    return found


measure("marsad", work, "incident", lambda rows: [without_text(told) for told in stories(len(rows))])
