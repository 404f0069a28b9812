"""One number for people of several kinds is of none of them."""

from __future__ import annotations

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("Forty civilians and fighters were killed in the raid.", "en", 40),
        ("Shells killed 253 inmates, attackers or guards.", "en", 253),
        ("Fighting killed 40 civilians, soldiers and rebels.", "en", 40),
        ("قتل 40 مدنيا ومقاتلا في القصف.", "ar", 40),
        ("قتل 253 من السجناء والمهاجمين وعناصر الأمن.", "ar", 253),
        ("قتل 40 شخصا بين مدني ومقاتل.", "ar", 40),
    ],
)
def test_a_list_of_kinds_gives_its_number_no_tag(text, language, value):
    [claim] = marsad.read(text, language=language).claims
    assert (claim.quantity.value, claim.affected.tags if claim.affected else ()) == (value, ())


@pytest.mark.parametrize(
    ("text", "language", "tags"),
    [
        ("Twelve soldiers and policemen were killed.", "en", [("security",)]),
        ("Three civilians and two soldiers were killed.", "en", [("civilian",), ("security",)]),
        ("Shells killed 12 civilians and a soldier.", "en", [("civilian",), ("security",)]),
        ("مقتل 3 مدنيين وجنديين.", "ar", [("civilian",), ("security",)]),
        ("مقتل 7 مدنيين وإصابة 5 جنود.", "ar", [("civilian",), ("security",)]),
    ],
)
def test_kinds_with_numbers_of_their_own_keep_their_tags(text, language, tags):
    claims = marsad.read(text, language=language).claims
    assert [claim.affected.tags for claim in claims if claim.affected] == tags
