"""Where a report turns to what happened days later, elsewhere."""

from __future__ import annotations

from marsad.incidents.accounts.split import Account, accounts_of
from tests.incidents.dispatches import dispatch

LEAD = "Shells fell on the market of Manbij on Sunday and killed nine people, the civil defence said.\nTraders fled.\n"


def _deaths(text: str, *, language: str = "en") -> list[set[int]]:
    title = "A hard fortnight" if language == "en" else "أسبوعان صعبان"
    accounts: list[Account] = list(
        accounts_of(dispatch("x", "2019-03-16T10:00:00+03:00", title, text, language=language))
    )
    return [{value for outcome, value in one.figures if outcome == "killed"} for one in accounts]


def test_what_came_days_later_at_a_new_place_is_another_happening() -> None:
    assert _deaths(LEAD + "Two days later a convoy was hit near Jarabulus, and three people were killed.") == [{9}, {3}]


def test_a_place_that_no_gazetteer_has_is_a_new_one_too() -> None:
    later = (
        "Three days later the answer came, an air strike in the Tarhin hills.\nThe army says 14 fighters were killed."
    )
    assert _deaths(LEAD + later.replace("\n", " ")) == [{9}, {14}]


def test_what_came_later_at_no_other_place_goes_on_with_the_first() -> None:
    assert _deaths(LEAD + "Two days later two of the wounded had died, and 11 people were killed in all.") == [
        {2, 9, 11}
    ]


def test_in_arabic_too() -> None:
    text = (
        "سقطت قذائف على سوق منبج يوم الأحد وقتلت تسعة أشخاص، بحسب الدفاع المدني.\nوأغلق التجار محالهم.\n"
        "وبعد ذلك بيومين قُتل ثلاثة أشخاص في قصف على قافلة قرب جرابلس."
    )
    assert _deaths(text, language="ar") == [{9}, {3}]
