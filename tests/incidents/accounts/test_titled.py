"""A title's running count that the body tells again is of the lead, with its day, wherever the sentence stands."""

from __future__ import annotations

from datetime import date

from marsad.incidents.accounts.split import accounts_of
from tests.incidents.dispatches import dispatch


def test_the_day_of_a_title_s_count_is_the_one_told_with_it_far_down() -> None:
    reading = dispatch(
        "x",
        "2019-06-11T19:00:00+03:00",
        "Strike ends in Manbij; doctors now list 118 dead",
        "Shops raised their shutters in Manbij on Tuesday evening when a general strike ended.\n"
        "The death toll from the breaking up of the sit-in on 3 June has gone up to 118, the doctors announced.",
    )
    lead = accounts_of(reading)[0]
    assert lead.first == lead.last == date(2019, 6, 3).toordinal()
    assert "sit-in" in lead.sites


def test_a_title_s_count_stays_with_the_lead_where_some_died_elsewhere() -> None:
    reading = dispatch(
        "x",
        "2019-03-12T14:00:00+02:00",
        "ضحايا سوق منبج إلى 311 بعد وفاة ستة مصابين",
        "منبج - صلى أهالي منبج أمس قرب السوق بعد أسبوع من المجزرة.\n"
        "وقال مصدر طبي إن ستة من المصابين فارقوا الحياة في مستشفيات حلب، فصارت الحصيلة 311 شهيدًا.",
        language="ar",
    )
    lead, *others = accounts_of(reading)
    assert ("killed", 311) in lead.figures
    assert all(("killed", 311) not in other.figures for other in others)
    assert "حلب" not in {spot.name for spot in lead.spots}
