"""Names of incidents as they are shown, in either direction."""

from __future__ import annotations

from marsad.interface.labels import labels
from marsad.interface.record_phrases import titled


def test_a_day_in_an_arabic_name_keeps_its_order() -> None:
    """Behind Arabic letters a browser would turn `2022-01-20` into `20-01-2022`."""
    assert "\u200e2022-01-20" in titled("اشتباكات في الحسكة، 2022-01-20", labels("ar"))
    assert titled("Clashes, 2022-01-20", labels("en")) == "\u2068Clashes, 2022-01-20\u2069"
