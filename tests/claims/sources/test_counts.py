"""Whose count it is."""

from __future__ import annotations

import pytest

import marsad

DEAD = "قتل 12 شخصا في السوق.\n"


def _sources(text: str) -> list[str]:
    """The sources of the last figure."""
    return [source.text for source in marsad.read(text, language="ar").claims[-1].sources]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ورفع ذلك حصيلة مركز الرصد إلى 260 قتيلا.", ["مركز الرصد"]),
        ("ارتفعت حصيلة القتلى إلى 260.", []),
        (DEAD + "وهذا دون ما أعلنته الوزارة أمس، أي 15 قتيلا.", ["الوزارة"]),
        (DEAD + "وهذا ربع العدد الذي أعلنته وزارة الصحة، وهو 158.", ["وزارة الصحة"]),
        (DEAD + "واستنكرت الوزارة ما أعلنته الشرطة. وقتل سبعة.", []),
        ("رفعت الوزارة حصيلة القتلى إلى 30.", ["الوزارة"]),
        ("قدم المحافظ رقما من 30 قتيلا.", ["المحافظ"]),
        ("رفعت الغارة حصيلة القتلى إلى 30.", []),
        ("رفعت الوزارة الرواتب بعد مقتل 30 جنديا.", []),
    ],
)
def test_a_count_is_told_with_whose_it_is(text, expected):
    assert _sources(text) == expected
