"""A report's figures as the record counts them: day, basis, sums, what is told twice, what is taken back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.incidents.ledger.entries import incident_claims, ledger_of
from tests.incidents.told import ledger, reading

DAY = "2031-05-15T12:00:00+03:00"


def test_a_running_total_told_as_one_events_toll_is_cumulative():
    [claim] = ledger([reading("قتل 14 شخصا في انفجار بالمدينة، وفق وزارة الصحة.")])
    assert (claim.basis, claim.as_of, claim.dated) == ("cumulative", "2031-05-14", False)


def test_the_wounded_who_died_are_new_and_not_the_whole():
    found = ledger([reading("أعلنت وزارة الصحة اللبنانية وفاة ثلاثة جرحى، لترتفع الحصيلة إلى 35 قتيلا.")])
    assert {(claim.value, claim.basis, claim.from_wounded) for claim in found} == {
        (3, "new", True), (35, "cumulative", False),
    }  # fmt: skip


def test_a_count_is_of_the_day_that_the_text_gives_for_it_once_the_incident_had_begun():
    first = reading("قتل 14 شخصا في انفجار بالمدينة اليوم الأربعاء، وفق وزارة الصحة اللبنانية.")
    later = reading(
        "وكانت حصيلة وزارة الصحة اللبنانية قد بلغت مساء الخميس 20 قتيلا.", "r2", "2031-05-17T12:00:00+03:00"
    )
    assert {(claim.value, claim.as_of, claim.dated) for claim in ledger([first, later])} == {
        (14, "2031-05-14", False), (20, "2031-05-15", True),
    }  # fmt: skip


def test_the_day_of_the_event_is_not_the_day_of_the_count():
    told = reading("قالت وزارة الصحة اللبنانية إن 14 شخصا قتلوا في الانفجار يوم الثلاثاء.")
    assert [(claim.as_of, claim.dated) for claim in ledger([told])] == [("2031-05-14", False)]


def test_what_the_title_tells_again_is_one_figure_with_the_source_of_the_body():
    told = reading(
        "قالت وزارة الصحة اللبنانية إن 14 شخصا قتلوا في انفجار بالمدينة.", title="14 قتيلا في انفجار بالمدينة"
    )
    [claim] = ledger([told])
    assert (claim.value, claim.origin) == (14, "lb-health-ministry")
    assert claim.quote.start > len("14 قتيلا في انفجار بالمدينة")


def test_two_figures_of_one_value_in_one_sentence_stay_two():
    told = reading("قالت وزارة الصحة اللبنانية إن ثلاثة مدنيين وثلاثة أطفال قتلوا في انفجار بالمدينة.")
    assert sorted(claim.affected for claim in ledger([told])) == ["child", "civilian"]


def test_a_sentence_that_adds_up_to_a_total_tells_its_parts():
    told = reading(
        "قال المرصد السوري لحقوق الإنسان إن 30 شخصا قتلوا في الهجوم. وتوزعت الحصيلة على 20 من عناصر داعش، و10 مدنيين."
    )
    found = {claim.value: claim for claim in ledger([told])}
    assert found[20].part_of == found[10].part_of == found[30].id
    assert {claim.origin for claim in found.values()} == {"sohr"}


def test_a_figure_that_another_stands_for_is_taken_back():
    told = reading("صححت وزارة الصحة اللبنانية حصيلة القتلى فجعلتها 177 قتيلا بدلا من 179 قتيلا.")
    assert {(claim.value, claim.stance) for claim in ledger([told])} >= {(179, "retracted")}


def test_vague_quantities_and_claims_of_other_incidents_are_left_out():
    told = reading("قالت وزارة الصحة اللبنانية إن عشرات الأشخاص قتلوا. وقتل 5 أشخاص في حادث آخر.")
    assert [claim.value for claim in ledger([told])] == [5]
    assert ledger_of(told, []) == ()


def test_ids_are_the_reports_with_the_claims():
    told = reading("قتل 14 شخصا في انفجار بالمدينة.")
    [claim] = ledger([told])
    assert claim.id == f"r1/{told.claims[0].id}"
    assert claim.quote.text == "14"


STORY = [
    reading("قالت وزارة الصحة اللبنانية إن 14 شخصا قتلوا في انفجار في بيروت.", "r1"),
    reading("ارتفعت حصيلة انفجار بيروت إلى 20 قتيلا.", "r2", DAY, "20 قتيلا في بيروت"),
    reading("قال وزير الصحة إن 20 شخصا قتلوا و40 أصيبوا في بيروت.", "r3", DAY),
    reading("قال مصدر أمني إن 25 شخصا قتلوا في بيروت. ونفى مصدر طبي ذلك.", "r4", "2031-05-16T12:00:00+03:00"),
]


@given(st.permutations(STORY))
def test_any_order_of_reports_gives_the_same_figures(order):
    members = [(each, frozenset(claim.id for claim in each.claims)) for each in order]
    same = [(each, frozenset(claim.id for claim in each.claims)) for each in STORY]
    assert incident_claims(members) == incident_claims(same)


def test_the_tolls_of_two_towns_in_one_report_are_of_each_and_not_of_all():
    told = reading("قتل 5 مدنيين في مدينة إدلب و3 مدنيين في مدينة سرمدا، وفق المرصد السوري لحقوق الإنسان.")
    assert {(claim.value, claim.basis) for claim in ledger([told])} == {(5, "new"), (3, "new")}
    whole = reading("قتل 8 مدنيين: 5 مدنيين في مدينة إدلب و3 مدنيين في مدينة سرمدا، وفق المرصد السوري لحقوق الإنسان.")
    assert {(claim.value, claim.basis) for claim in ledger([whole])} == {
        (8, "cumulative"), (5, "partial"), (3, "partial"),
    }  # fmt: skip


def test_what_an_origin_said_before_and_says_less_of_now_is_taken_back():
    told = reading(
        "Lebanon's health ministry said 21 people were killed in the blast in Beirut. "
        "The Lebanese health ministry had earlier put the death toll at 25.",
        language="en",
    )
    assert {(claim.value, claim.stance) for claim in ledger([told])} == {(21, "asserted"), (25, "retracted")}


def test_what_an_origin_said_before_and_says_more_of_now_is_not():
    told = reading(
        "Lebanon's health ministry said 25 people were killed in the blast in Beirut. "
        "The Lebanese health ministry had earlier put the death toll at 21.",
        language="en",
    )
    assert {claim.stance for claim in ledger([told])} == {"asserted"}


def test_a_total_told_of_the_past_is_not_taken_back_by_its_own_part():
    text = "وكان الهجوم على السوق قد أوقع ما مجموعه 182 قتيلا على الأقل، منهم 169 أفغانيا وفق مسؤولين في قطاع الصحة، و13 عسكريا أمريكيا."
    stances = {each.value: each.stance for each in ledger([reading(text)])}
    assert stances[182] == "asserted"


def test_what_stands_instead_of_an_earlier_count_is_that_count_though_bodies_were_found():
    text = "The civil defence said that it had recovered 22 bodies, not 24, after the strike."
    assert {(claim.value, claim.basis, claim.stance) for claim in ledger([reading(text, language="en")])} == {
        (22, "cumulative", "asserted"), (24, "cumulative", "retracted"),
    }  # fmt: skip


def test_what_was_said_before_by_nobody_named_is_its_speakers():
    told = reading(
        "KABUL - Eleven soldiers were killed on Monday, Afghanistan's defence ministry said.\n"
        "Its spokesman told reporters that the assailants struck at dawn. He had initially put it at five dead.",
        language="en",
    )
    found = {claim.value: claim for claim in ledger([told])}
    assert (found[5].origin, found[5].affected) == (found[11].origin, found[11].affected)
    assert found[5].origin == "af-defence-ministry"


def test_bodies_found_say_that_they_may_have_been_counted():
    [claim] = ledger([reading("The civil defence said that it had recovered 24 bodies.", language="en")])
    assert "bodies-found" in claim.doubts


def test_the_days_over_which_it_happened_are_not_the_day_of_a_count_told_later():
    first = reading(
        "Ten people were killed at the sit-in on Monday, doctors said.",
        "r1",
        "2019-06-03T20:00:00+03:00",
        language="en",
    )
    inquiry = reading(
        "An inquiry found that 87 people were killed at the sit-in from 3 to 10 June, its chairman said.",
        "r2",
        "2019-07-27T12:00:00+03:00",
        language="en",
    )
    [found] = [claim for claim in ledger([first, inquiry]) if claim.value == 87]
    assert (found.as_of, found.dated) == ("2019-07-27", False)
