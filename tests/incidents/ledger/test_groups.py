"""Whom a figure counts, under the record's one name for the group."""

from __future__ import annotations

import pytest

from marsad.incidents.ledger.context import Context
from marsad.incidents.ledger.groups import affected_of, side_of_group
from marsad.model.claim import Claim, Evidence, Group, Quantity, Reading
from marsad.model.report import Report
from marsad.model.vocabulary import Outcome, Tag
from tests.incidents.told import ledger, reading


def claim(
    text: str | None, party: str | None = None, tags: tuple[Tag, ...] = (), outcome: Outcome = "killed", start: int = 3
) -> Claim:
    group = Group(start, start + len(text), text, party, tags) if text is not None else None
    quantity = Quantity(0, 2, "12", 12, None, "exact")
    return Claim(
        "0-2-killed", quantity, outcome, group, None, "new", None, None, (), "asserted", None, None, (), (),
        Evidence(0, 60),
    )  # fmt: skip


def told(text: str = "", language: str = "ar", claims: tuple[Claim, ...] = ()) -> Reading:
    return Reading(Report(text, "0", "0", language), claims, (), (), ())


IRAQ = Context(country="IQ")


@pytest.mark.parametrize(
    ("given", "language", "group"),
    [
        (claim(None), "ar", "all"),
        (claim("شخصا"), "ar", "all"),
        (claim("مدنيين", tags=("civilian",)), "ar", "civilian"),
        (claim("طفلا محتجزا", tags=("detainee", "child")), "ar", "child"),
        (claim("عناصر داعش", "islamic-state", ("combatant",)), "ar", "islamic-state"),
        (claim("جنديين تركيين", tags=("security",)), "ar", "tr-army"),
        (claim("القوات الكردية", tags=("combatant",)), "ar", "peshmerga"),
        (claim("Kurdish forces"), "en", "peshmerga"),
        (claim("fighters", tags=("combatant",)), "en", "combatant"),
        (claim("عائلة", outcome="displaced"), "ar", "families"),
        (claim("displaced families", outcome="displaced"), "en", "families"),
        (claim("members of one family"), "en", "all"),
        (claim("أفراد من عائلة واحدة"), "ar", "all"),
        (claim("staff"), "en", "staff"),
        (claim("medical staff", tags=("health",)), "en", "health"),
        (claim("موظفيها"), "ar", "staff"),
        (claim("firefighters"), "en", "firefighters"),
        (claim("سوريا"), "ar", "from-sy"),
        (claim("عراقيا"), "ar", "all"),
        (claim(None, outcome="escaped"), "ar", "detainee"),
        (claim("عناصر داعش", "islamic-state", outcome="escaped"), "ar", "detainee"),
    ],
    ids=str,
)
def test_affected_of(given, language, group):
    assert affected_of(given, told(language=language), "", IRAQ) == group


def test_a_groups_name_may_go_on_behind_its_words():
    text = "77 prison staff were killed"
    assert affected_of(claim("prison"), told(text, "en"), "", IRAQ) == "prison-staff"
    assert affected_of(claim("people"), told("77 people and prison staff", "en"), "", IRAQ) == "all"


def test_a_subordinate_force_is_counted_with_the_one_that_the_reports_name():
    context = Context(country="SY", names={"asayish": "sdf"})
    assert affected_of(claim("الأسايش", "asayish", ("security",)), told(), "", context) == "sdf"


def test_its_fighters_are_the_speakers():
    text = "27 of its fighters were killed"
    own = claim("fighters", tags=("combatant",), start=text.index("fighters"))
    assert affected_of(own, told(text, "en"), "sdf", IRAQ) == "sdf"
    assert affected_of(own, told(text, "en"), "sohr", IRAQ) == "combatant"
    arabic = claim("مقاتليها", tags=("combatant",))
    assert affected_of(arabic, told(), "sdf", IRAQ) == "sdf"


def test_who_is_not_named_beside_a_named_enemy_is_the_speakers_own():
    enemy = claim("عناصر داعش", "islamic-state", ("combatant",))
    own = claim("المقاتلين", tags=("combatant",))
    assert affected_of(own, told(claims=(enemy, own)), "sdf", IRAQ) == "sdf"
    assert affected_of(own, told(claims=(own,)), "sdf", IRAQ) == "combatant"


def test_a_word_for_a_group_is_the_party_that_the_reports_call_so():
    context = Context(called={"تنظيم": "islamic-state"})
    assert affected_of(claim("التنظيم", tags=("combatant",)), told(), "", context) == "islamic-state"


def test_soldiers_of_nobody_are_of_the_only_force_that_is_hit():
    context = Context(forces={"security": "tr-army"})
    assert affected_of(claim("جنود", tags=("security",)), told(), "", context) == "tr-army"


def test_a_groups_side_is_its_family_where_that_fights():
    context = Context(sides=frozenset({"aanes"}))
    assert side_of_group("sdf", context) == "aanes"
    assert side_of_group("islamic-state", context) is None
    assert side_of_group("civilian", context) is None


def test_a_word_for_fighters_is_anybodys():
    context = Context(called={"fighters": "islamic-state"})
    assert affected_of(claim("fighters", tags=("combatant",)), told(language="en"), "sohr", context) == "combatant"


def test_the_staff_of_a_body_of_relief_are_aid_workers():
    assert affected_of(claim("staff"), told(language="en"), "icrc", IRAQ) == "aid"
    assert affected_of(claim("staff"), told(language="en"), "iq-police", IRAQ) == "staff"


def test_members_of_whom_a_force_speaks_are_its_own():
    assert affected_of(claim("أفراده"), told(), "oasis-brigade", IRAQ, armed=True) == "oasis-brigade"
    assert affected_of(claim("أفراده"), told(), "oasis-brigade", IRAQ) == "all"
    assert affected_of(claim("members"), told(language="en"), "hezbollah", IRAQ) == "hezbollah"
    assert affected_of(claim("members of the council"), told(language="en"), "hezbollah", IRAQ) == "all"
    assert affected_of(claim("members"), told(language="en"), "iq-health-ministry", IRAQ) == "all"


def test_soldiers_of_whom_an_armed_group_speaks_are_of_the_state_that_it_names():
    text = "أعلن حزب الله أن مقاتليه أوقعوا قوة إسرائيلية في كمين فقتلوا عشرة من جنودها"
    soldiers = claim("جنودها", tags=("security",), start=text.index("جنودها"))
    assert affected_of(soldiers, told(text), "hezbollah", Context(country="LB")) == "il-army"


def test_those_arrested_are_of_nobody_unless_others_had_escaped():
    told = ledger([reading("أوقفت الشرطة عشرين متظاهرا في المدينة، بحسب النيابة.")])
    assert {claim.affected for claim in told} == {"all"}
    told = ledger([reading("فر 40 سجينا من السجن، وأوقفت الشرطة عشرين منهم.")])
    assert "detainee" in {claim.affected for claim in told}


def test_assailants_are_not_the_speakers_own():
    told = ledger([reading("The Iranian border guards said four of the assailants were shot dead.", language="en")])
    assert {claim.affected for claim in told} == {"all"}


def test_armed_men_of_a_tribe_are_of_no_force_though_one_alone_is_told_of():
    told = ledger([
        reading(
            "خلفت مواجهات في بلدة الكسرة 11 قتيلاً، على ما أفاد المرصد السوري لحقوق الإنسان، موضحاً أنهم ستة عناصر من قوات "
            "سوريا الديمقراطية وخمسة مسلحين عشائريين."
        )
    ])  # fmt: skip
    groups = {claim.value: claim.affected for claim in told}
    assert (groups[6], groups[5]) == ("sdf", "tribal-fighters")
