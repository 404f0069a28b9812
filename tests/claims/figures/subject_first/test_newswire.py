"""How English newswires tell a toll again: sizes of sets, a body's own figure, those still in hospital."""

from __future__ import annotations

import pytest

import marsad

TOLD = [
    ("The strike killed nine, bringing to 14 the number killed this month.", [("nine", "killed"), ("14", "killed")]),
    ("Two died, taking the dead to 21, the office said.", [("Two", "killed"), ("21", "killed")]),
    (
        "The ministry put the number of dead at 23, seven of them boys, and of injured at 11.",
        [("23", "killed"), ("seven", "killed"), ("11", "injured")],
    ),
    (
        "The number of those killed when a lorry exploded on Sunday had climbed to 165, an officer said.",
        [("165", "killed")],
    ),
    ("Shelling killed 12. The network has a figure of 47.", [("12", "killed"), ("47", "killed")]),
    ("Shelling killed 12. The ministry stood by its own figure of 27.", [("12", "killed"), ("27", "killed")]),
    (
        "Shelling killed 12. Lawyers said the number it had been able to confirm by name was 60.",
        [("12", "killed"), ("60", "killed")],
    ),
    ("The army published the names of nine gunmen it says died in the school.", [("nine", "killed")]),
    ("The army eliminated seven gunmen.", [("seven", "killed")]),
    ("The group has mourned five members.", [("five", "killed")]),
    ("Nine people were killed. Nine others are still in hospital.", [("Nine", "killed"), ("Nine", "injured")]),
    ("Nine people were killed. One man remains in hospital.", [("Nine", "killed"), ("One", "injured")]),
    ("Twelve died. At least 225 were being treated for burns.", [("Twelve", "killed"), ("225", "injured")]),
]
OTHER = [
    "Twelve patients are in hospital.",
    "Thousands mourned in the streets.",
    "The camp has a total of 40 guards.",
    "The number of lorries when rebels attacked had climbed to 165.",
    "The number it had hoped to sell was 60.",
]


@pytest.mark.parametrize(("text", "figures"), TOLD)
def test_a_toll_is_told_again(text, figures):
    claims = marsad.read(text, language="en").claims
    assert [(claim.quantity.text, claim.outcome) for claim in claims] == figures


@pytest.mark.parametrize("text", OTHER)
def test_what_only_looks_like_a_toll(text):
    assert not [claim for claim in marsad.read(text, language="en").claims if claim.outcome != "other"]
