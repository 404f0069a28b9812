"""A name that several parties bear, and a body without a name, mean what the rest of the report tells, or stay open."""

from __future__ import annotations

from datetime import date

import pytest

from marsad.model.mention import Mention
from marsad.pipeline.read_report import read_mentions, read_report, report_from_text


def _parties(text: str, **given: object) -> dict[str, Mention]:
    report = report_from_text(text, **{"language": "ar"} | given)  # type: ignore[arg-type]
    return {mention.text: mention for mention in read_mentions(report) if mention.kind == "party"}


def test_a_body_without_a_name_is_the_one_named_before_it():
    found = _parties("قال الجيش اللبناني إن جنديا قتل. وأضاف الجيش أن اثنين أصيبا.")
    assert (found["الجيش"].party, found["الجيش"].rule) == ("lb-army", "parties/body/جيش → lb-army: named before")


def test_a_body_is_not_the_one_named_after_it():
    assert _parties("أضاف الجيش أن اثنين أصيبا. وقال الجيش اللبناني إن جنديا قتل.")["الجيش"].party is None


def test_a_body_stays_open_where_two_were_named():
    found = _parties("قال الجيش اللبناني والجيش السوري إن جنديا قتل. وأضاف الجيش أن اثنين أصيبا.")
    assert found["الجيش"].party is None
    assert found["الجيش"].rule == "parties/body/جيش (open: lb-army, sy-army)"


def test_a_body_of_a_state_is_that_of_the_one_country_of_the_report():
    text = "قال الجيش إنه قصف صنعاء وتعز وعدن."
    assert _parties(text)["الجيش"].party == "ye-army"
    assert _parties("قال الجيش إنه قصف صنعاء وبيروت وبغداد.")["الجيش"].party is None
    assert _parties("قال الجيش إنه قصف صنعاء.")["الجيش"].party is None, "one place is not enough"


def test_a_group_is_the_one_of_its_kind_named_before():
    first = "قال تنظيم الدولة الإسلامية ذلك. "
    assert _parties(first + "وقتل التنظيم خمسة.")["التنظيم"].party == "islamic-state"
    assert _parties(first + "ورد تنظيم القاعدة. وقتل التنظيم خمسة.")["التنظيم"].party is None
    assert _parties(first + "وقتلت الحركة خمسة.")["الحركة"].party is None


@pytest.mark.parametrize(("places", "party"), [
    ("صنعاء وتعز وعدن", "saudi-coalition"), ("حلب وإدلب ودمشق", "coalition"), ("صنعاء وحلب وبغداد", None),
])  # fmt: skip
def test_a_shared_name_is_told_by_the_country(places, party):
    found = _parties(f"قصفت قوات التحالف {places}.")["قوات التحالف"]
    assert found.party == party
    assert found.rule.startswith("parties/coalition-forces → " if party else "parties/coalition-forces (open: ")


def test_a_shared_name_is_told_by_another_party():
    assert _parties("ذكر مدير المرصد ذلك.")["مدير المرصد"].party is None
    found = _parties("ذكر المرصد السوري لحقوق الإنسان ذلك. وقال مدير المرصد إنه صحيح.")
    assert found["مدير المرصد"].party == "sohr"


def test_a_shared_name_is_told_by_the_outlet():
    text = "استهدف العدو منازل السكان."
    assert _parties(text)["العدو"].party is None
    assert _parties(text, outlet="قناة المسيرة")["العدو"].party == "saudi-coalition"


def test_a_party_that_was_not_there_yet_is_not_meant():
    text = "قصفت قوات التحالف حلب وإدلب ودمشق."
    assert _parties(text, published=date(2016, 5, 1))["قوات التحالف"].party == "coalition"
    assert _parties(text, published=date(2010, 5, 1))["قوات التحالف"].party is None


def test_the_observatory_is_the_one_that_the_report_names_in_english():
    found = _parties("SOHR said five people died. The Observatory added that two are missing.", language="en")
    assert found["The Observatory"].party == "sohr"


def test_what_a_claim_takes_is_resolved():
    text = "قال الجيش اللبناني إنه دخل البلدة. وأضاف الجيش أن ثلاثة من مقاتليه قتلوا."
    (claim,) = read_report(report_from_text(text, language="ar")).claims
    assert [source.party for source in claim.sources] == ["lb-army"]
