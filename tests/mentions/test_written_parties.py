"""Names of the register are found only as they are written, where a language writes capitals."""

import pytest

import marsad


def parties(text: str) -> list[str | None]:
    return [mention.party for mention in marsad.read_mentions(text, language="en") if mention.kind == "party"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A nurse who fled said the WHO sent water.", ["who"]),
        ("A nurse who fled said so.", []),
        ("Fighters of ISIS left the town.", ["islamic-state"]),
        ("This is how it is.", []),
    ],
)
def test_a_short_name_needs_its_capitals(text, found):
    assert parties(text) == found
