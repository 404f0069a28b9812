"""Who answers for a figure."""

from __future__ import annotations

from tests.incidents.told import figures, ledger, reading


def test_a_minister_is_the_ministry_of_the_country_that_the_words_name():
    told = reading("قال وزير الصحة اللبناني إن 14 شخصا قتلوا في انفجار بالمدينة.")
    assert figures(ledger([told])) == [("killed", "all", 14, "lb-health-ministry")]


def test_a_minister_without_a_country_is_that_of_the_country_of_the_incident():
    told = reading("بيروت - قال وزير الصحة إن 14 شخصا قتلوا في انفجار في بيروت.")
    assert {claim.origin for claim in ledger([told])} == {"lb-health-ministry"}


def test_unnamed_sources_are_told_apart_by_kind():
    told = reading("قال مصدر طبي إن 14 شخصا قتلوا في انفجار بالمدينة. وقال مصدر أمني إن 20 شخصا أصيبوا فيه.")
    assert [claim.origin for claim in ledger([told])] == ["anonymous-medical-source", "anonymous-security-source"]


def test_what_the_report_itself_says_has_its_outlet():
    told = reading("قتل 14 شخصا في انفجار بالمدينة.")
    assert [claim.origin for claim in ledger([told])] == ["report:المنارة"]
