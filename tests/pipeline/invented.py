"""Invented reports for tests of the whole: none of this happened, and none of these outlets exists."""

from __future__ import annotations

from functools import cache

from marsad.model.claim import Reading
from marsad.pipeline.read_report import read_report, report_from_text

_TOWNS = {"ar": ("منبج", "أعزاز", "الرستن"), "en": ("Manbij", "Azaz", "Rastan")}
_ORIGINS = {
    "ar": ("المرصد السوري لحقوق الإنسان", "الدفاع المدني السوري", "مصدر طبي"),
    "en": ("the Syrian Observatory for Human Rights", "the Syria Civil Defence", "a medical source"),
}
_TEXT = {
    "ar": "{town} - قال {origin} إن {value} شخصاً قتلوا، بينهم {part} أطفال، وأصيب {more} آخرون في انفجار سيارة مفخخة "
    "في سوق مدينة {town} أمس الاثنين.\nوأضاف أن فرق الإسعاف نقلت الجرحى إلى مشافي المدينة طوال الليل، وأن عدداً منهم في حال الخطر.",
    "en": "{town} - {value} people were killed and {more} others wounded when a car bomb exploded in a market in the town of "
    "{town} on Monday, {origin} said, adding that {part} children were among the dead.\nAmbulances took the wounded to the "
    "town's hospitals through the night, and several were in a critical condition.",
}  # fmt: skip


@cache
def dispatch(
    id: str, language: str, town: int, origin: int, value: int, hour: int, outlet: str = "Dale Wire"
) -> Reading:
    """The reading of a dispatch on a car bomb in a town, so many hours after the first morning."""
    text = _TEXT[language].format(
        town=_TOWNS[language][town], origin=_ORIGINS[language][origin], value=value, more=value + 11, part=value - 2
    )
    return read(id, text, f"2019-03-{5 + hour // 24:02}T{hour % 24:02}:10:00+03:00", language, outlet)


def read(id: str | None, text: str, published: str | None, language: str = "en", outlet: str | None = None) -> Reading:
    """The reading of one invented report."""
    return read_report(report_from_text(text, published=published, language=language, id=id, outlet=outlet))


def three() -> list[Reading]:
    """An origin's count in the morning, the same carried by another outlet, and the next day's higher one."""
    return [
        dispatch("a1", "en", 0, 0, 14, 9),
        dispatch("a2", "en", 0, 0, 14, 11, "Hill Courier"),
        dispatch("a3", "ar", 0, 0, 17, 34, "المنارة"),
    ]
