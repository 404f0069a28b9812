"""In the stead of a name, however it is spelt, stands a note in the language of its letters."""

from __future__ import annotations

import pytest

from marsad.exports.shown import _note
from marsad.text.mask import Mask

ARABIC, ENGLISH = "[الاسم محجوب]", "[name withheld]"


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("أحمد العلي", "قُتل أحمد العلي أمس", f"قُتل {ARABIC} أمس"),
        ("أحمد العلي", "قُتل أَحْمَدُ العَلِيّ أمس", f"قُتل {ARABIC} أمس"),
        ("أحمد العلي", "قتل احمد العلي", f"قتل {ARABIC}"),
        ("أحمد العلي", "قتل أحمـــد العلى", f"قتل {ARABIC}"),
        ("أحمد العلي", "وأحمد العلي", f"و{ARABIC}"),
        ("عبد الله سالم", "مقتل عبدالله سالم.", f"مقتل {ARABIC}."),
        ("سارة", "الطفلة ساره", f"الطفلة {ARABIC}"),
        ("Salem Al-Ali", "killed SALEM ALALI, 8", f"killed {ENGLISH}, 8"),
        ("Salem Al-Ali", "Salem al\u2011Ali's house", f"{ENGLISH}'s house"),
        ("José Nuñez", "jose nunez", ENGLISH),
        ("Salem Al-Ali", "ids salem-al-ali here", f"ids {ENGLISH} here"),
        ("Li", "Li was killed in Libya", f"{ENGLISH} was killed in Libya"),
        ("Salem Al-Ali", "Sal\u200bem Al-Ali", ENGLISH),
    ],
)  # fmt: skip
def test_a_name_is_masked_in_every_spelling(name: str, text: str, shown: str) -> None:
    assert Mask([name], _note)(text) == shown


@pytest.mark.parametrize(
    ("name", "text"),
    [("سالم", "المسالمة"), ("Ann", "Annual report of Anna"), ("علي", "عليهم السلام"), ("Salem Ali", "Salem and Ali")],
)
def test_other_words_are_left_alone(name: str, text: str) -> None:
    assert Mask([name], _note)(text) == text


def test_the_longer_of_two_names_is_masked_whole() -> None:
    assert Mask(["Salem", "Salem Al-Ali"], _note)("Salem Al-Ali and Salem") == f"{ENGLISH} and {ENGLISH}"
