"""Which sentences may tell a figure: what is passed over would have told none."""

from __future__ import annotations

import pytest

from marsad.claims.figures import gather
from marsad.claims.figures.waking import may_tell
from marsad.mentions.find import Mentions
from marsad.text.fold import fold
from tests.claims.located import PACK, cases, mentions_of


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("قتل خمسة جنود.", True),
        ("عثر على خمسة قتلى.", True),
        ("وصل خمسون جنديا إلى البلدة.", True),
        ("وصل خمسون زائرا إلى البلدة.", False),
        ("القتلى هم:", True),
        ("استعاد ثلاثة معتقلين حريتهم.", True),
        ("شغل الرجل نفسه بعشرين كتابا.", False),
        ("فتحت المدرسة أبوابها.", False),
    ],
)
def test_may_tell(text, told):
    mentions = mentions_of(text)
    assert may_tell(mentions, mentions.sentence(0)) is told


@pytest.mark.parametrize("name", ["tolls", "persons", "numbers", "causes"])
def test_what_is_passed_over_tells_no_figure(name, monkeypatch):
    texts = [case["text"] for case in cases(name) if "text" in case]
    assert texts
    woken = [figures_of(text) for text in texts]
    monkeypatch.setattr(gather, "may_tell", lambda mentions, sentence: True)
    assert woken == [figures_of(text) for text in texts]


def figures_of(text: str) -> list[tuple[int, int, int | None, str | None]]:
    found = gather.report_figures(Mentions(fold(text, PACK.orthography), PACK, None))
    return [(figure.start, figure.end, figure.value, figure.outcome) for figure in found]
