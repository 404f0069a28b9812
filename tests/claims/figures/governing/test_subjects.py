"""Persons told by name before the verb that tells of them."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

NAMED = [
    ("قال مصدر طبي إن يونس الدرعوزي (33 عاما) أصيب بشظية.", "injured", "over a bracket"),
    ('قال مصدر طبي إن "يونس الدرعوزي" توفي.', "killed", "in quotation marks"),
    ("قال المصدر إن يونس الدرعوزي، وهو معلم، توفي أمس.", "killed", "over an aside between commas"),
    ("ذكرت الوكالة أن الطفل سامر النجار (9 أعوام) استشهد.", "killed", "a noun before the name"),
    ('ذكرت الوكالة أن المواطن "حمدو النجار" من أهالي القرية استشهد.', "killed", "over where he is from"),
]
NOT_NAMED = [
    ("قال إن يونس الدرعوزي قتل كلبه.", "the verb is the person's deed"),
    ("قال إنهم اكتسحوا الدرعوزية من جهات عدة فقتل من قتل.", "no name"),
    ("قال إن يونس الدرعوزي (33 عاما) أعلن أن الحي قصف.", "no word of what befell him"),
]


@pytest.mark.parametrize(("text", "outcome", "why"), NAMED)
def test_named_before_a_verb_is_its_patient(text, outcome, why):
    assert [told for _, told in outcomes(text)] == [outcome], why


@pytest.mark.parametrize(("text", "why"), NOT_NAMED)
def test_named_before_a_verb_is_not_its_patient(text, why):
    assert outcomes(text) == [], why
