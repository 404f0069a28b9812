"""What an incident's reports say together."""

from __future__ import annotations

from itertools import permutations

from marsad.incidents.ledger.context import Context, Member, context_of
from marsad.model.claim import Reading
from tests.incidents.told import ledger, reading


def members(*readings: Reading) -> list[Member]:
    return [
        (each, frozenset([*(claim.id for claim in each.claims), *(event.id for event in each.events)]))
        for each in readings
    ]


def context(*readings: Reading) -> Context:
    return context_of(members(*readings))


FIRST = reading(
    "قال المرصد السوري لحقوق الإنسان إن 20 من عناصر تنظيم داعش و10 من قوات سوريا الديمقراطية قتلوا في الحسكة "
    "اليوم الأربعاء.", "r1",
)  # fmt: skip
SECOND = reading(
    "قال فرهاد النجار، المتحدث باسم قوات سوريا الديمقراطية، إن 5 من الأسايش قتلوا في الحسكة اليوم الأربعاء.", "r2"
)


def test_an_incident_has_the_country_of_its_places_and_the_day_on_which_it_began():
    found = context(FIRST, SECOND)
    assert (found.country, found.first) == ("SY", "2031-05-14")


def test_a_day_far_before_the_first_report_is_of_something_else():
    older = reading("وكان 60 شخصا قتلوا في الحسكة في 1 آذار 2029.", "r3")
    assert context(FIRST, older).first == "2031-05-14"


def test_sides_are_the_families_of_the_forces_that_are_hit_or_strike():
    assert context(FIRST, SECOND).sides == {"aanes", "islamic-state"}


def test_a_party_that_only_speaks_or_meets_is_no_side():
    told = reading("قال وزير الصحة اللبناني إن 14 شخصا قتلوا في انفجار في بيروت. واجتمعت الحكومة اللبنانية.", "r1")
    assert context(told).sides == frozenset()


def test_forces_of_one_family_are_counted_under_the_one_that_the_reports_name_most():
    assert context(FIRST, SECOND).names["asayish"] == "sdf"


def test_forces_that_one_report_counts_apart_stay_apart():
    both = reading("قتل 10 من قوات سوريا الديمقراطية و5 من الأسايش في الحسكة.", "r1")
    assert context(both).names["asayish"] == "asayish"


def test_a_word_for_a_group_means_the_party_that_the_reports_call_so():
    assert context(FIRST).called["تنظيم"] == "islamic-state"


def test_where_two_sides_are_hit_a_tag_means_neither():
    assert context(FIRST, SECOND).forces == {}
    one = reading("أعلنت وزارة الدفاع التركية مقتل 3 جنود أتراك في إدلب.", "r1")
    assert set(context(one).forces.values()) <= {"tr-army"}


def test_the_order_of_reports_changes_nothing():
    found = {repr(context(*order)) for order in permutations([FIRST, SECOND])}
    assert len(found) == 1


def test_one_count_under_two_names_of_a_family_tells_nothing_apart():
    told = reading(
        "قال المرصد السوري لحقوق الإنسان إن 12 من الأسايش قتلوا في الحسكة.",
        "r1",
        title="مقتل 12 من قوات سوريا الديمقراطية في الحسكة",
    )
    assert len(set(context(told).names.values())) == 1


def test_soldiers_of_a_country_are_its_army():
    told = reading("قالت وزارة الدفاع التركية إن 3 جنود أتراك قتلوا في إدلب.", "r1")
    found = context(told)
    assert found.sides == {"tr-government"}
    assert found.forces == {"security": "tr-army"}


def test_an_army_that_counts_the_dead_of_another_side_fights_it():
    told = reading("قال الجيش اللبناني إن 10 من مقاتلي تنظيم داعش قتلوا في عرسال اليوم الأربعاء.", "r1")
    assert "lb-government" in context(told).sides


def test_a_police_that_counts_dead_attackers_is_no_side_for_that():
    told = reading("قالت الشرطة العراقية إن 10 من مقاتلي تنظيم داعش قتلوا في بغداد اليوم الأربعاء.", "r1")
    assert context(told).sides == {"islamic-state"}


def test_the_first_words_of_a_partys_source_phrase_stand_for_it_in_other_reports():
    first = reading("قال مكتب شؤون المخيمات في الإدارة الذاتية إن 6500 عائلة نزحت من البلدة.")
    then = reading("أوضح مكتب شؤون المخيمات أن 5600 عائلة نزحت من البلدة.", "r2", "2031-05-15T12:00:00+03:00")
    assert {claim.origin for claim in ledger([first, then])} == {"aanes"}
