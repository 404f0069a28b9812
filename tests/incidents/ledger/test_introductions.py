"""Who is meant by a name or a bare word: what the report says of them elsewhere."""

from __future__ import annotations

from marsad.incidents.ledger.introductions import fuller_of, introduction_of, trade_of
from marsad.incidents.ledger.origins import origin_in
from marsad.incidents.ledger.phrases import wording
from marsad.model.claim import Claim, Evidence, Quantity, Reading, Source
from marsad.model.report import Report
from marsad.model.vocabulary import SourceKind


def source(text: str, kind: SourceKind, start: int, party: str | None = None) -> Source:
    return Source(start, start + len(text), text, party, kind)


def told(*sources: Source, text: str = "", language: str = "ar") -> Reading:
    quantity = Quantity(0, 2, "12", 12, None, "exact")
    claims = tuple(
        Claim(
            f"{each.start}", quantity, "killed", None, None, "new", None, None, (each,), "asserted", None, None, (), (),
            Evidence(0, 9),
        )
        for each in sources
    )  # fmt: skip
    return Reading(Report(text, "0", "0", language), claims, (), (), ())


def test_a_short_form_is_the_source_before_it_that_holds_its_words():
    full, other = source("هيئة توثيق الضحايا", "official", 10), source("مجلس المدينة", "official", 90)
    short = source("الهيئة", "official", 60)
    reading = told(full, short, other)
    assert fuller_of(short, wording(short.text, "ar"), reading) is full
    assert fuller_of(full, wording(full.text, "ar"), reading) is None
    assert origin_in((short,), reading).id == origin_in((full,), reading).id


def test_a_fuller_form_with_an_id_is_that_party():
    full, short = source("منظمة أطباء بلا حدود", "monitor", 10, "msf"), source("أطباء بلا", "monitor", 60)
    assert origin_in((short,), told(full, short)).id == "msf"


def test_an_unnamed_source_is_of_the_trade_that_was_told_of_one_before():
    first, bare = source("مصدر طبي في المدينة", "anonymous", 10), source("المصدر", "anonymous", 60)
    hint = trade_of(bare, told(first, bare))
    assert hint is not None
    assert hint.sense == "medical"
    assert trade_of(bare, told(bare)) is None
    official = source("مسؤول", "official", 60)
    assert trade_of(official, told(first, official)) is None
    assert origin_in((official,), told(first, official)).id == "anonymous-official"


def test_an_office_stands_before_a_name_where_it_is_first_told():
    text = "رفضت الوزارة ذلك، وعزا متحدثها أنيس النجار الفارق إلى خطأ. وقال النجار إن أربعة قتلوا."
    bare = source("النجار", "named", text.rindex("النجار"))
    assert "spokesman" in introduction_of(bare, told(bare, text=text)).speakers
    assert not introduction_of(bare, told(bare, text="قال النجار")).speakers


def test_who_speaks_for_a_body_of_his_own_does_not_speak_for_the_one_before():
    ministry = source("وزارة الصحة اللبنانية", "official", 0, "lb-health-ministry")
    other = source("المتحدث باسم مديرية الأمن العام خالد النجار", "named", 60)
    assert origin_in((other,), told(ministry, other)).id != "lb-health-ministry"
    own = source("متحدثها خالد النجار", "named", 60)
    assert origin_in((own,), told(ministry, own)).id == "lb-health-ministry"


def test_a_description_stands_for_the_one_body_named_behind_it_with_a_word_of_it():
    text = "a Sudanese group of rights lawyers said. The Emergency Lawyers, who go from house to house, said"
    described = source("Sudanese group of rights lawyers", "party", 2)
    named = source("Emergency Lawyers", "named", 45, "emergency-lawyers")
    reading = told(described, named, text=text, language="en")
    assert origin_in((described,), reading).id == "emergency-lawyers"
    other = source("Sudan Doctors Network", "monitor", 45, "sudan-doctors")
    assert origin_in((described,), told(described, other, text=text, language="en")).id != "sudan-doctors"
    titled = source("Union of Rights Lawyers", "party", 2)
    assert origin_in((titled,), told(titled, named, text=text, language="en")).id != "emergency-lawyers"
