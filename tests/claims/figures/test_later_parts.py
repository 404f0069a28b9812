"""Totals that later sentences break down."""

from __future__ import annotations

from tests.claims.told import parts


def test_those_among_the_dead_are_parts_of_the_total_before():
    text = "قتل سبعة أشخاص في الانفجار. وقال المصدر إن من بين القتلى امرأتين و3 أطفال. وقتل خمسة في هجوم آخر."
    assert parts(text) == [("سبعة", None), ("امرأتين", "سبعة"), ("3", "سبعة"), ("خمسة", None)]


def test_figures_that_make_the_total_are_its_parts():
    text = "قتل تسعة أشخاص في البلدة. قتل أربعة جنود. وقتل خمسة مدنيين."
    assert parts(text) == [("تسعة", None), ("أربعة", "تسعة"), ("خمسة", "تسعة")]
