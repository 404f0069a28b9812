"""What became of those harmed: they are counted once, as killed."""

from __future__ import annotations

import pytest

import marsad

DEATHS = [
    ("One guard was shot and later died of his wounds.", [("One", "killed")], "the same clause"),
    ("Two nurses were abducted in May and found dead the next day.", [("Two", "killed")], "another participle"),
    ("A driver was abducted from his home and was later killed.", [("driver", "killed")], "with its auxiliary"),
    ("One nurse was wounded by shelling. She died the following day.", [("One", "killed")], "a pronoun"),
    ("One nurse was wounded by shelling. The nurse later died in hospital.", [("One", "killed")], "a definite noun"),
    ("One nurse was wounded by shelling. He was taken to hospital but died there.", [("One", "killed")], "but"),
    ("Two nurses were wounded. The driver died.", [("Two", "injured"), ("driver", "killed")], "somebody else"),
    ("One nurse was wounded and a guard was killed.", [("One", "injured"), ("guard", "killed")], "another subject"),
    ("A nurse was walking home when she was stabbed.", [("nurse", "injured")], "a pronoun in the sentence"),
    ("Two men wounded in last week's strike on a school have died of burns.", [("Two", "killed")], "over an owner"),
    ("A worker wounded on Tuesday in Al-Waha died at dawn.", [("worker", "killed")], "over a place"),
    ("A guard wounded when Sami Said died was freed.", [("guard", "injured")], "another name is the subject"),
    ("Two of the wounded from Friday's raid on the school died.", [("Two", "killed")], "some of the wounded"),
    ("A lorry was ambushed. The driver was killed.", [("driver", "killed")], "the first one harmed"),
]


@pytest.mark.parametrize(("text", "figures", "why"), DEATHS)
def test_deaths_told_later(text, figures, why):
    claims = marsad.read(text, language="en").claims
    assert [(claim.quantity.text, claim.outcome) for claim in claims] == figures, why
