"""The force whose dead a number counts, named between the word for them and the number."""

from __future__ import annotations

import pytest

import marsad


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("كشفت القيادة أن عدد قتلى تنظيم «داعش» في البلدة بلغ 96.", "تنظيم «داعش"),
        ("عدد قتلى قوات سوريا الديمقراطية بلغ 45.", "قوات سوريا الديمقراطية"),
        ("وصل عدد قتلى الجيش إلى 30", "الجيش"),
        ("عدد قتلى غارات التحالف بلغ 9", None),
        ("عدد القتلى بلغ 9 وفق الجيش", None),
        ("بلغ عدد قتلى هجوم داعش 96 شخصا", "شخصا"),
    ],
)
def test_the_dead_of_a_force_are_its_own(text, group):
    [claim] = marsad.read(text, language="ar").claims
    assert (claim.affected and claim.affected.text) == group
