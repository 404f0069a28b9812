"""The forms of a pack's entries, folded all at once."""

from __future__ import annotations

import pytest

from marsad.languages.forms import all_folded, given_forms
from marsad.languages.pack import load_pack


@pytest.mark.parametrize("code", ["ar", "en", "fr"])
def test_all_folded_folds_as_each_form_is_folded(code):
    pack = load_pack(code)
    forms = [form for entry in pack.entries for _, form, _ in given_forms(entry)]
    assert all_folded(forms, pack.orthography.fold) == [pack.orthography.fold(form) for form in forms]


def test_all_folded_folds_forms_with_line_ends_by_themselves():
    assert all_folded(["A\nB", "C"], str.lower) == ["a\nb", "c"]


def test_given_forms_tells_the_features_of_forms_that_are_inflected():
    (entry,) = [entry for entry in load_pack("en").entries if entry.forms == ("wife",)]
    assert ("wives", frozenset({"plural"})) in [(form, features) for _, form, features in given_forms(entry)]
