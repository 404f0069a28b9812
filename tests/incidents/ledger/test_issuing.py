"""Who put out the statement that a report is."""

from __future__ import annotations

import pytest

from marsad.incidents.ledger.issuing import issuer_of
from tests.incidents.told import ledger, reading


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("🔻 بيان صادر عن المكتب الإعلامي لحركة حماس:\n🔻 مقتل 14 جنديا.", "ar", "المكتب الإعلامي لحركة حماس"),
        ("توضيح من لجان الزارة\nقتل خمسة أشخاص.", "ar", "لجان الزارة"),
        ("Statement by the general command:\nFive men were killed.", "en", "the general command"),
        ("بيان صادر عن الوزارة يؤكد مقتل خمسة أشخاص في قصف على بلدة الزارة مساء أمس الأحد.", "ar", None),
        ("قال بيان صادر عن الوزارة، إن خمسة قتلوا.", "ar", None),
        ("A statement by the army said five men were killed.", "en", None),
    ],
)
def test_a_line_of_its_own_says_who_put_a_statement_out(text, language, name):
    found = issuer_of(reading(text, language=language))
    assert (None if found is None else found.text) == name


def test_what_a_statement_tells_of_its_own_is_who_put_it_out():
    text = "🔻 بيان صادر عن المكتب الإعلامي لحركة حماس:\n🔻 مقتل 14 جنديا.\n🔻 ارتقى شهيد واحد من مجاهدينا."
    assert {claim.origin for claim in ledger([reading(text)])} == {"hamas"}
