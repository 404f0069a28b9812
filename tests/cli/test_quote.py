"""The report's own words around a figure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from marsad.cli.quote import quote
from marsad.interface.labels import plain


def _quote(text: str, focus: tuple[int, int], width: int = 40) -> list[str]:
    return quote(text, (0, len(text)), focus, [focus], width, lambda words: f"<{words}>")


def test_quote_marks_the_number_and_isolates_the_line() -> None:
    assert _quote("أوقع 181، قتيلاً", (5, 8)) == ["\u2068أوقع <181>، قتيلاً\u2069"]


def test_quote_keeps_three_lines_around_the_figure() -> None:
    text = "قبل " * 200 + "181 " + "بعد " * 200
    lines = _quote(text, (800, 803))
    assert len(lines) <= 3
    assert lines[0].startswith("\u2068… قبل")
    assert lines[-1].endswith("بعد …\u2069")
    assert any("<181>" in line for line in lines)


def test_quote_of_the_whole_has_no_ellipsis() -> None:
    assert "…" not in "".join(_quote("قتل 7 في حلب", (4, 5)))


@given(st.text(min_size=1, max_size=400), st.data())
def test_quote_never_runs_over_its_lines(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    lines = quote(text, (0, len(text)), (start, start + 1), [], 70, str)
    assert len(lines) <= 3
    for line in lines:
        assert cell_len(plain(line)) <= 70
