"""Who answers for a figure."""

from __future__ import annotations

import pytest

from marsad.incidents.ledger.context import Context
from marsad.incidents.ledger.origins import origin_in, side_of, stands_over
from marsad.model.claim import Reading, Source
from marsad.model.report import Report
from marsad.model.vocabulary import SourceKind
from tests.incidents.told import figures, ledger, reading


def source(text: str, kind: SourceKind, party: str | None = None, start: int = 0) -> Source:
    return Source(start, start + len(text), text, party, kind)


def told(language: str = "ar", outlet: str | None = "المنارة") -> Reading:
    report = Report("", "0", "0", language, outlet=outlet)
    return Reading(report, (), (), (), ())


@pytest.mark.parametrize(
    ("language", "text", "kind", "origin"),
    [
        ("ar", "وزير الصحة اللبناني", "official", "lb-health-ministry"),
        ("ar", "وزير الصحة", "official", "iq-health-ministry"),
        ("ar", "وزارة الداخلية", "official", "iq-interior-ministry"),
        ("ar", "السفارة السورية في بيروت", "official", "sy-embassy"),
        ("ar", "مصدر طبي في المدينة", "anonymous", "anonymous-medical-source"),
        ("ar", "مصدر في الشرطة", "anonymous", "anonymous-police-source"),
        ("ar", "مدير المستشفى الريفي", "official", "hospital"),
        ("ar", "القوات الكردية", "official", "peshmerga"),
        ("ar", "مدير مكتب الصحة في عدن", "official", "aden-health-directorate"),
        ("ar", "جهاز الإسعاف والطوارئ", "official", "iq-ambulance-service"),
        ("ar", "سائق سيارة إسعاف", "witness", "anonymous-medical-source"),
        ("en", "the provincial health office", "official", "health-directorate"),
        ("en", "head of the ambulance service", "official", "iq-ambulance-service"),
        ("en", "Lebanon's health minister", "official", "lb-health-ministry"),
        ("en", "Iraqi health officials", "official", "iq-health-ministry"),
        ("en", "interior ministry official", "official", "iq-interior-ministry"),
        ("en", "hospital medic", "witness", "anonymous-medical-source"),
        ("en", "a security source", "anonymous", "anonymous-security-source"),
        ("en", "Oasis Brigade", "party", "oasis-brigade"),
    ],
)
def test_a_source_without_an_id_is_the_body_that_its_words_name(language, text, kind, origin):
    found = origin_in((source(text, kind),), told(language), Context(country="IQ"))
    assert found.id == origin
    assert found.told


def test_an_armed_group_that_no_register_has_is_a_side_whatever_kind_of_source_it_is():
    for kind in ("party", "official"):
        assert origin_in((source("لواء درع الواحة", kind),), told()).side is not None
    assert origin_in((source("مصدر في لواء درع الواحة", "anonymous"),), told()).side is None


def test_the_innermost_source_counts_and_the_others_hand_it_on():
    chain = (source("وكالة سانا", "agency", "sana"), source("مصدر طبي", "anonymous"))
    found = origin_in(chain, told())
    assert (found.id, found.via) == ("anonymous-medical-source", ("sana",))


def test_a_document_hands_on_and_does_not_count():
    chain = (source("المرصد", "monitor", "sohr"), source("بيان", "document"))
    assert origin_in(chain, told()).id == "sohr"


def test_an_unnamed_one_beside_an_official_is_not_what_he_hands_on():
    chain = (source("interior ministry official", "official"), source("hospital medic", "witness"))
    assert origin_in(chain, told("en"), Context(country="IQ")).id == "iq-interior-ministry"


def test_what_the_report_itself_says_has_its_outlet():
    assert origin_in((), told()).id == "report:المنارة"
    assert origin_in((), told(outlet=None)).id == "report"
    assert not origin_in((), told()).told


def test_an_outlets_own_correspondent_is_the_report():
    assert origin_in((source("مراسلنا", "outlet"),), told()).id == "report:المنارة"


def test_a_ministry_without_a_country_is_the_one_that_the_incident_knows_there():
    context = Context(country="YE", sources=frozenset({"houthi-health-ministry", "iq-health-ministry"}))
    assert origin_in((source("وزارة الصحة التابعة للمتمردين", "official"),), told(), context).id == (
        "houthi-health-ministry"
    )


def test_a_bare_ministry_read_as_that_of_who_struck_is_the_incidents_own():
    bare = source("وزارة الصحة", "official", "il-health-ministry")
    known = Context(country="LB", sources=frozenset({"lb-health-ministry", "il-army"}))
    assert origin_in((bare,), told(), known).id == "lb-health-ministry"
    assert origin_in((bare,), told(), Context(country="LB")).id == "il-health-ministry"
    struck = Context(country="LB", sources=frozenset({"il-army"}))
    assert origin_in((bare,), told(), struck).id == "lb-health-ministry"
    named = source("وزارة الصحة الإسرائيلية", "official", "il-health-ministry")
    assert origin_in((named,), told(), known).id == "il-health-ministry"


def test_a_ministers_own_body_is_named_where_only_his_government_is_known():
    found = origin_in((source("وزير الصحة في حكومة الحوثيين", "official", "houthi-government"),), told())
    assert found.id == "houthi-health-ministry"


def test_a_word_for_a_kind_is_the_one_of_it_that_the_incident_knows():
    context = Context(sources=frozenset({"sohr", "sdf"}))
    assert origin_in((source("المرصد", "monitor"),), told(), context).id == "sohr"
    two = Context(sources=frozenset({"sohr", "snhr"}))
    assert origin_in((source("المرصد", "monitor"),), told(), two).id != "sohr"


def test_a_name_is_who_an_incident_introduces_by_it():
    first = reading("قال مدير المرصد السوري لحقوق الإنسان رامي عبد الرحمن إن 14 شخصا قتلوا في المدينة.", "r1")
    again = reading("قال رامي عبد الرحمن إن 20 شخصا قتلوا في المدينة.", "r2", "2031-05-15T12:00:00+03:00")
    assert {claim.origin for claim in ledger([first, again])} == {"sohr"}


def test_an_office_holder_speaks_for_the_body_named_before_him():
    text = "قالت وزارة الصحة اللبنانية إن 14 شخصا قتلوا في المدينة. وقال متحدثها أنيس النجار إن 20 شخصا أصيبوا."
    assert {claim.origin for claim in ledger([reading(text)])} == {"lb-health-ministry"}


def test_the_bare_source_is_the_unnamed_one_that_the_report_told_of():
    text = "قال مصدر طبي في المدينة إن 14 شخصا قتلوا في انفجار. وأضاف المصدر أن 20 شخصا أصيبوا فيه."
    assert {claim.origin for claim in ledger([reading(text)])} == {"anonymous-medical-source"}


def test_forces_and_their_commands_speak_for_a_side_and_ministries_of_health_do_not():
    context = Context(sides=frozenset({"tr-government", "islamic-state"}))
    assert side_of("tr-army", context) == "tr-government"
    assert side_of("tr-defence-ministry", context) == "tr-government"
    assert side_of("islamic-state", context) == "islamic-state"
    assert side_of("tr-health-ministry", context) is None
    assert side_of("sohr", context) is None


def test_an_umbrella_stands_over_its_bodies_and_the_unnamed_over_all_of_them():
    assert stands_over("houthis", "houthi-health-ministry")
    assert not stands_over("houthi-health-ministry", "houthis")
    assert stands_over("anonymous-source", "anonymous-police-source")
    assert not stands_over("sohr", "sohr")


def test_origins_of_a_dispatch():
    told_ = reading("قال مصدر طبي إن 14 شخصا قتلوا في انفجار بالمدينة. وقال مصدر أمني إن 20 شخصا أصيبوا فيه.")
    assert figures(ledger([told_])) == [
        ("killed", "all", 14, "anonymous-medical-source"),
        ("injured", "all", 20, "anonymous-security-source"),
    ]


def test_some_words_of_a_name_are_the_source_of_the_incident_that_bears_it():
    context = Context(country="SY", sources=frozenset({"white-helmets", "sohr"}))
    assert origin_in((source("الدفاع المدني", "official"),), told(), context).id == "white-helmets"
    assert origin_in((source("الدفاع المدني", "official"),), told(), Context(country="SY")).id == "sy-civil-defence"


def test_a_state_as_a_source_is_its_government():
    assert origin_in((source("تركيا", "official"),), told()).id == "tr-government"


def test_a_document_of_nobody_is_no_origin():
    assert not origin_in((source("المعلومات الأولية", "document"),), told()).told


def test_its_ministry_is_the_one_that_the_incident_knows_wherever_it_is():
    context = Context(country="SY", sources=frozenset({"tr-defence-ministry"}))
    assert origin_in((source("Its defence ministry", "official"),), told("en"), context).id == "tr-defence-ministry"
    health = Context(country="SY", sources=frozenset({"tr-health-ministry"}))
    assert origin_in((source("Its health ministry", "official"),), told("en"), health).id == "tr-health-ministry"
    assert origin_in((source("health ministry", "official"),), told("en"), health).id == "sy-health-ministry"


def test_a_ministry_of_defence_is_the_one_that_speaks_in_the_incident():
    context = Context(country="SY", sources=frozenset({"tr-defence-ministry"}))
    assert origin_in((source("وزارة الدفاع", "official"),), told(), context).id == "tr-defence-ministry"
    two = Context(country="SY", sources=frozenset({"tr-defence-ministry", "ru-defence-ministry"}))
    assert origin_in((source("وزارة الدفاع", "official"),), told(), two).id == "sy-defence-ministry"


def test_an_office_of_a_country_keeps_its_words():
    assert origin_in((source("Libya's attorney general", "official"),), told("en")).id == "libya-attorney-general"


def test_who_speaks_in_the_name_of_a_body_is_that_body():
    body = origin_in((source("مركز توثيق الضحايا", "monitor"),), told()).id
    assert origin_in((source("الناطق باسم مركز توثيق الضحايا", "official"),), told()).id == body


@pytest.mark.parametrize(
    ("language", "text", "kind", "side"),
    [
        ("en", "the Oasis Brigade", "party", "oasis-brigade"),
        ("ar", "كتيبة أنصار الواحة", "party", "كتيبه-انصار-الواحه"),
        ("ar", "الناطق باسم لواء فرسان الواحة", "official", "فرسان-الواحه"),
        ("en", "the Oasis fire brigade", "party", None),
        ("en", "the Oasis Society", "party", None),
        ("ar", "مدير الدفاع المدني اللواء سامر", "official", None),
        ("ar", "مركز الواحة للتوثيق", "monitor", None),
    ],
)
def test_a_body_that_bears_arms_is_a_side_though_no_register_knows_it(language, text, kind, side):
    assert origin_in((source(text, kind),), told(language), Context(country="SY")).side == side


def test_health_authorities_of_a_province_are_its_directorate_where_no_ministry_counts():
    authorities = (source("Health authorities in Diyala", "official"),)
    assert origin_in(authorities, told("en"), Context(country="IQ")).id == "diyala-health-directorate"
    known = Context(country="IQ", sources=frozenset({"iq-health-ministry"}))
    assert origin_in(authorities, told("en"), known).id == "iq-health-ministry"
    ministry = (source("the health ministry in Diyala", "official"),)
    assert origin_in(ministry, told("en"), Context(country="IQ")).id == "iq-health-ministry"


def test_the_own_word_of_a_body_that_publishes_itself_is_that_body():
    assert origin_in((), told(outlet="المرصد السوري لحقوق الإنسان")).id == "sohr"
    assert origin_in((), told(outlet="سانا")).id == "report:سانا"
    assert origin_in((), told(outlet="المنارة")).id == "report:المنارة"


def test_a_ministry_of_a_government_is_the_states_where_no_rival_government_speaks():
    chain = (source("وزارة الصحة بحكومة الوفاق", "official", "gna"),)
    assert origin_in(chain, told(), Context(sources=frozenset({"gna", "un"}))).id == "ly-health-ministry"
    assert origin_in(chain, told(), Context(sources=frozenset({"gna", "gnu-libya"}))).id == "gna"
    assert origin_in((source("حكومة الوفاق", "official", "gna"),), told()).id == "gna"


def test_a_man_of_a_hospital_told_before_him_in_his_sentence_speaks_for_it():
    text = "Al-Waha hospital registered 31 bodies from the shelling, its medical director said."
    assert [claim.origin for claim in ledger([reading(text, language="en")])] == ["hospital"]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("Four died, the Sudan Doctors Network said. The group said two nurses were abducted.", "sudan-doctors"),
        (
            "Four died, the Sudan Doctors Network said. Six died, the Houthis said. "
            "The group said two nurses were abducted.",
            "group",
        ),
    ],
)
def test_a_body_called_by_its_kind_alone_is_the_one_party_named_before_it(text, origin):
    found = {claim.outcome: claim.origin for claim in ledger([reading(text, language="en")])}
    assert found["abducted"] == origin


def test_a_ministry_called_by_its_kind_alone_is_the_one_named_in_full_before():
    text = "أعلنت وزارة الداخلية بحكومة الوفاق مقتل 14 شخصا. وبينت الوزارة أن 145 نزيلا فروا."
    assert {claim.origin for claim in ledger([reading(text)])} == {"ly-interior-ministry"}


def test_a_ministry_that_is_said_to_be_with_an_army_is_the_states():
    told_by = source("army-aligned health ministry of North Karsh state", "official", "sd-army")
    assert origin_in((told_by,), told("en"), Context(country="SD")).id == "sd-health-ministry"
    assert origin_in((source("a source in the army", "official", "sd-army"),), told("en")).id == "sd-army"


def test_a_name_that_several_bear_is_of_the_incidents_country():
    told_by = source("قائد حرس الحدود في المحافظة", "official")
    assert origin_in((told_by,), told(), Context(country="IR")).id == "ir-border-guard"
    assert origin_in((told_by,), told(), Context(country="IQ")).id == "iq-border-guard"
    assert origin_in((told_by,), told(), Context()).id not in ("ir-border-guard", "iq-border-guard")


def test_the_prosecutor_is_one_in_both_languages():
    assert origin_in((source("مكتب المدعي العام في المدينة", "official"),), told()).id == "prosecutor"
    assert origin_in((source("Prosecutors", "official"),), told("en")).id == "prosecutor"


def test_a_spokesman_for_a_command_named_in_full_before_speaks_for_it():
    text = "Two died, the northern frontier command said. A spokesman for the command said three men were hurt."
    assert len({claim.origin for claim in ledger([reading(text, language="en")])}) == 1
