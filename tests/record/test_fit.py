"""What a carrier says of a report and no database could keep is refused by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from marsad.errors import UnreadableReport
from marsad.model.received import Received
from marsad.record.fit import check_fit

GOOD = Received(b"x", "text/plain", "reports.jsonl:1", "lines", id="r-1", outlet="الوكالة", title="عنوان\nثان")


def test_fit_what_reports_say_of_themselves_is_kept() -> None:
    check_fit(GOOD)
    check_fit(replace(GOOD, id="ب" * 500, outlet="ب" * 1_000, title="ب" * 50_000))


@pytest.mark.parametrize(
    ("member", "value", "why"),
    [
        ("id", "a\x00b", r"its id has the character U\+0000"),
        ("id", "a\nb", r"its id has the character U\+000A"),
        ("id", "a\ud800b", r"its id has the character U\+D800"),
        ("title", "a\ud800b", r"its title has the character U\+D800"),
        ("outlet", "a\x00", r"its outlet has the character U\+0000"),
        ("id", "ب" * 501, "its id has 1,002 bytes; it may have at most 1,000"),
        ("outlet", "ب" * 1_001, "its outlet has 2,002 bytes"),
        ("url", "https://example.org/" + "a" * 100_000, "its url has 100,020 bytes"),
    ],
)
def test_fit_what_cannot_be_kept_is_named(member: str, value: str, why: str) -> None:
    with pytest.raises(UnreadableReport, match=why):
        check_fit(replace(GOOD, **{member: value}))
