"""What origins and groups are called, in every language that somebody used."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.incidents.called import called
from marsad.model.called import ANY, Called, together
from marsad.pipeline.build_tolls import gather
from tests.pipeline.invented import read

ENGLISH = "A bomb killed five people in the town of Manbij on Monday, the Karama Committee said."
ARABIC = "قالت لجنة الكرامة إن خمسة أشخاص قتلوا بتفجير في مدينة منبج يوم الاثنين."
MONITOR = "A bomb killed six people in the town of Manbij on Monday, the Syrian Observatory for Human Rights said."


def _called(*texts: tuple[str, str]) -> Called:
    readings = [
        read(f"r{n}", text, "2019-03-05T10:00:00+03:00", code, "Dale Wire") for n, (code, text) in enumerate(texts)
    ]
    gathered = gather(readings)
    return called(gathered.incidents, gathered.readings)


def test_a_party_of_the_register_has_its_names_and_kind() -> None:
    found = _called(("en", MONITOR))
    assert found.parties["sohr"]["ar"] == "المرصد السوري لحقوق الإنسان"
    assert found.parties["sohr"]["en"] == "Syrian Observatory for Human Rights"
    assert found.kinds["sohr"] == "monitor"


@pytest.mark.parametrize(
    ("code", "text", "words"), [("ar", ARABIC, "لجنة الكرامة"), ("en", ENGLISH, "Karama Committee")]
)
def test_an_origin_of_no_register_has_its_reports_words(code: str, text: str, words: str) -> None:
    (names,) = (names for id_, names in _called((code, text)).own.items() if not id_.startswith("report"))
    assert names == {code: words, ANY: words}


def test_what_a_report_says_itself_is_called_by_its_outlet_and_not_by_a_source_that_counted_nothing() -> None:
    gathered = gather([read("r0", ENGLISH, "2019-03-05T10:00:00+03:00", "en", "Dale Wire")])
    (incident,) = gathered.incidents
    own = tuple(replace(claim, origin="report:dale-wire") for claim in incident.claims)
    found = called([replace(incident, claims=own)], gathered.readings)
    assert found.own["report:dale-wire"] == {ANY: "Dale Wire"}


def test_names_of_several_incidents_are_put_together_the_earlier_first() -> None:
    one = Called({"sohr": {"en": "SOHR"}}, {"sohr": "monitor"}, {"x": {ANY: "X"}})
    other = Called(
        {"sohr": {"en": "Observatory"}, "un": {"en": "UN"}}, {"un": "un"}, {"x": {ANY: "Y"}, "z": {ANY: "Z"}}
    )
    assert together([one, other]) == Called(
        {"sohr": {"en": "SOHR"}, "un": {"en": "UN"}},
        {"sohr": "monitor", "un": "un"},
        {"x": {ANY: "X"}, "z": {ANY: "Z"}},
    )
