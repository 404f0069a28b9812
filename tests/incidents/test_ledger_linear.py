"""The cost of a report's figures grows in step with how many there are."""

from __future__ import annotations

from marsad.incidents.ledger.entries import incident_claims
from marsad.model.claim import Claim, Evidence, Group, Quantity, Reading, Source
from marsad.model.report import Report
from tests.growth import grows_in_step, seconds_of


def _long(size: int) -> Reading:
    """A report of many figures, most of them without a source, a few in a sentence."""
    sources = [(), (Source(0, 4, "sohr", "sohr", "monitor"),), ()]
    claims = tuple(
        Claim(
            f"{at}-killed", Quantity(at, at + 2, str(at), at, None, "exact"), "killed",
            Group(at, at + 2, "people", None, ("civilian",)), None, "new", None, None, sources[at % 3], "asserted", None,
            None, (), (), Evidence(at // 3 * 3, at // 3 * 3 + 3),
        )
        for at in range(1, size + 1)
    )  # fmt: skip
    return Reading(Report("", "0", "0", "en", id="r1"), claims, (), (), ())


def _seconds(size: int) -> float:
    reading = _long(size)
    ids = frozenset(claim.id for claim in reading.claims)
    return seconds_of(lambda: incident_claims([(reading, ids)]))


def test_a_report_of_many_figures_costs_in_step():
    _seconds(50)
    assert grows_in_step(_seconds, 400)
