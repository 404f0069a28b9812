"""Records as JSON: nothing that a record cites is without its words."""

from __future__ import annotations

from dataclasses import replace

from marsad.model.incident import Opposed, Told
from marsad.model.record import IncidentRecord, Record
from marsad.model.record_json import record_to_dict
from marsad.model.span import Span
from marsad.tolls.contradictions import find_contradictions
from tests.tolls.invented import incident


def test_what_a_denial_cites_has_its_words_beside_it() -> None:
    words = (
        Told("r1/1-6-negotiation", "watch", "asserted", Span(1, 6, "talks")),
        Told("r2/3-8-negotiation", "force", "denied", Span(3, 8, "talks"), Span(10, 15, "force")),
    )
    opposed = Opposed("negotiation", (words[0].claim,), (words[1].claim,), words)
    told = replace(incident([]), opposed=(opposed,))
    one = IncidentRecord(told, (), find_contradictions(told), ())
    record = record_to_dict(Record(None, "latest-by-origin/1", "", (one,), (), ()))
    [found] = record["incidents"][0]["contradictions"]
    assert [told["claim"] for told in found["words"]] == found["claims"]
    assert found["words"] == [
        {"claim": "r1/1-6-negotiation", "origin": "watch", "source": None, "stance": "asserted",
         "quote": {"start": 1, "end": 6, "text": "talks"}},
        {"claim": "r2/3-8-negotiation", "origin": "force", "source": {"start": 10, "end": 15, "text": "force"},
         "stance": "denied", "quote": {"start": 3, "end": 8, "text": "talks"}},
    ]  # fmt: skip
