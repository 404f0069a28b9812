"""Copies of a dispatch count as the dispatch: they never raise the number of origins."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from marsad.model.claim import Reading
from marsad.model.toll import Toll
from marsad.pipeline.build_tolls import build_tolls
from marsad.pipeline.read_report import read_report, report_from_text

START = datetime.fromisoformat("2031-05-02T18:00:00+03:00")
LEAD = (
    "قُتل 35 مدنياً وأصيب ثمانون آخرون بجروح، الجمعة، في قصف جوي استهدف سوقاً شعبياً في مدينة سراقب بريف"
    " إدلب، ونُقل الجرحى إلى مستشفيات المدينة والبلدات المجاورة لها."
)
SECOND = (
    "وأغلقت الشرطة المحلية الطرق المؤدية إلى السوق أمام السيارات حتى إشعار آخر، بينما واصلت فرق الإنقاذ رفع الأنقاض"
    " بأيدي المتطوعين، وعلّقت المدارس الدوام في المنطقة كلها."
)
OWN = "وأفادت مراسلتنا بأن المحال التجارية أغلقت أبوابها حداداً، وأن الأهالي توافدوا إلى المساجد للصلاة على الضحايا."
COPIES = (
    (LEAD, SECOND, OWN),
    (LEAD.replace("مدنياً", "شخصاً"), SECOND),
    (OWN, LEAD, SECOND),
    (LEAD.replace("الجمعة", "أمس"), SECOND),
)


def report(name: str, outlet: str, hours: int, *paragraphs: str) -> Reading:
    made = report_from_text("\n".join(paragraphs), published="2031-05-02", language="ar", id=name, title="قصف سراقب")
    return read_report(replace(made, outlet=outlet, appeared=START + timedelta(hours=hours)))


DISPATCH = report("r0", "وكالة", 0, LEAD, SECOND)
TAKEN_OVER = [report(f"r{at + 1}", f"صحيفة {at}", at + 1, *each) for at, each in enumerate(COPIES)]


def last(readings: list[Reading]) -> tuple[Toll, int]:
    """The last toll of all killed of the only incident, and how many sets of copies there are."""
    record = build_tolls(readings)
    (incident,) = record.incidents
    tolls = [toll for toll in incident.tolls if toll.outcome == "killed" and toll.affected in ("civilian", "all")]
    return max(tolls, key=lambda toll: toll.as_of), len(record.copies)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.sampled_from(range(len(TAKEN_OVER))), unique=True))
def test_copies_never_raise_the_number_of_origins(taken: list[int]) -> None:
    alone, _ = last([DISPATCH])
    toll, sets = last([DISPATCH, *(TAKEN_OVER[at] for at in taken)])
    assert sets == bool(taken)
    assert (toll.low, toll.high, toll.origins) == (alone.low, alone.high, alone.origins) == (35, 35, 1)
