"""What a text is cut into: words, numbers, signs, and endings that open with a sign."""

from __future__ import annotations

import pytest

from marsad.languages.cutting import cutter

ENDINGS = ["'s", "'t", "'re"]
CUT = [
    ("soldier's", ["soldier", "'s"], "the owner's ending is one token"),
    ("don't", ["don", "'t"], "a short form"),
    ("they're", ["they", "'re"], "another"),
    ("'s", ["'s"], "the ending by itself, as a pack writes it"),
    ("soldiers'", ["soldiers", "'"], "no ending"),
    ("'staff'", ["'", "staff", "'"], "a quotation"),
    ("o'clock", ["o", "'", "clock"], "letters after a sign that are no ending"),
    ("u.s.", ["u", ".", "s", "."], "an abbreviation"),
    ("14-year-old", ["14", "-", "year", "-", "old"], "hyphens"),
    ("9pm", ["9", "pm"], "letters right behind digits"),
    ("$1,200.50", ["$", "1,200.50"], "a sign for money"),
]


@pytest.mark.parametrize(("text", "tokens", "why"), CUT)
def test_cutter_cuts_endings_off(text, tokens, why):
    assert cutter(ENDINGS)(text) == tokens, why


def test_cutter_without_endings_knows_signs_alone():
    assert cutter()("soldier's") == ["soldier", "'", "s"]
