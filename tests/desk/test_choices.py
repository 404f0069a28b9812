"""What a form offers to choose from, as it stands on the page."""

from __future__ import annotations

import pytest

from marsad.desk.pages.reading.forms import Field
from marsad.desk.templatetags.desk_choices import choices
from marsad.interface.choices import Choices


def _field(value: str, *options: Choices) -> Field:
    return Field("origin", "Who counted", "choice", value, "", False, options)


def test_each_group_stands_under_its_heading_and_one_is_chosen() -> None:
    told = _field(
        "b", Choices("", (("a", "One"),)), Choices("Here", (("b", "Two"), ("c", "Three"))), Choices("None", ())
    )
    assert choices(told).split("\n") == [
        '<option value="a">One</option>',
        '<optgroup label="Here"><option value="b" selected>Two</option>',
        '<option value="c">Three</option></optgroup>',
        "",
    ]


@pytest.mark.parametrize(
    "hostile", ['"><script>alert(1)</script>', "a\0b", "\0", "'&amp;", "</option></select>", "<\0script>"]
)
def test_no_name_and_no_symbol_is_markup(hostile: str) -> None:
    shown = choices(_field(hostile, Choices(hostile, ((hostile, hostile), ("x", "Last")))))
    assert shown.count("<") == 6  # of the group and its two options
    assert shown.count(" selected") == 1
    assert shown.count('"') == 6
    assert "\0" not in shown.partition(">")[2]
