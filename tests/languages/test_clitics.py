from __future__ import annotations

import pytest

from marsad.languages.clitics import Bareness
from marsad.languages.pack import clitics_of

LOOSE = Bareness(definite=2, other=3, owned=3)
STRICT = Bareness(definite=3, other=4, owned=4, pronoun=2)


@pytest.mark.parametrize(
    ("word", "least", "bare"),
    [
        ("القتلي", LOOSE, {"قتلي"}),
        ("للقتلي", LOOSE, {"لقتلي", "قتلي"}),
        ("وبالقتلي", LOOSE, {"بالقتلي", "القتلي", "قتلي"}),
        ("وليد", LOOSE, {"ليد"}),
        ("وليد", STRICT, set()),
        ("الدم", LOOSE, {"دم"}),
        ("الدم", STRICT, set()),
        ("بلد", LOOSE, set()),
        ("مدرستهم", STRICT, {"مدرست", "مدرسه"}),
        ("مدينه", STRICT, set()),
        ("مدينه", LOOSE, {"مدين"}),
        ("المدينه", LOOSE, {"مدينه", "المدين"}),
        ("سيقتل", LOOSE, {"يقتل"}),
        ("", LOOSE, set()),
        ("killed", LOOSE, set()),
    ],
)
def test_clitics_are_taken_off_as_far_as_enough_is_left(word: str, least: Bareness, bare: set[str]) -> None:
    assert set(clitics_of("ar").bare(word, least)) == bare


def test_clitics_lead_a_word_or_its_article() -> None:
    led = clitics_of("ar").led
    assert led("قصف")[0] == "قصف"
    assert {"وقصف", "لقصف", "فبقصف"} <= set(led("قصف"))
    assert not {"القصف", "سقصف"} & set(led("قصف"))
    assert {"القصف", "للقصف", "وبالقصف"} <= set(led("القصف"))
    assert "والالقصف" not in led("القصف")


def test_clitics_of_a_language_without_them_are_none() -> None:
    assert clitics_of("en").bare("also", LOOSE) == ()
    assert clitics_of("en").led("also") == ("also",)
