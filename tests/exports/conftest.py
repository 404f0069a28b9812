"""What tests of exports share: a small material of invented reports, and that of the bundled story."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

import marsad
from marsad.exports.material import Material, material_of
from marsad.model.decision import Decision
from marsad.pipeline.read_report import read_report, report_from_text

STORY = Path(__file__).parents[2] / "examples" / "story" / "reports.jsonl"
_REPORTS = (
    ("a1", "en", "2019-03-05T09:10:00+03:00", "Dale Wire", "Manbij - 14 people were killed and 25 others wounded when a car bomb exploded in a market in the town of Manbij on Monday, the Syrian Observatory for Human Rights said, adding that 3 children were among the dead."),
    ("a2", "en", "2019-03-06T10:10:00+03:00", "=Hill Courier", "Manbij - At least 17 people were killed in Monday's car bomb in the market of Manbij, the Syria Civil Defence said."),
    ("a3", "ar", "2019-03-06T12:00:00+03:00", "المنارة", "منبج - قال المرصد السوري لحقوق الإنسان إن 19 شخصاً قتلوا، بينهم 4 أطفال و5 نساء، في انفجار سيارة مفخخة في سوق مدينة منبج أمس الأول الاثنين."),
    ("b1", "ar", "2019-05-02T12:00:00+03:00", "المنارة", "الرستن - قتل سبعة مدنيين وأصيب ثمانية آخرون في قصف مدفعي على مدينة الرستن أمس، وفق مصدر طبي."),
)  # fmt: skip


@pytest.fixture(scope="session")
def small() -> Material:
    """Two incidents of four invented reports, one claim of which a person corrected."""
    readings = [
        read_report(
            report_from_text(
                text, published=when, language=code, id=id_, outlet=outlet, title=f"{outlet}: {id_}",
                url=f"https://{id_}.example/2019/{id_}-headline",
            )
        )
        for id_, code, when, outlet, text in _REPORTS
    ]  # fmt: skip
    claim = f"a2/{readings[1].claims[0].id}"
    decision = Decision(
        "k1", "correct", (claim,), "reviewer", "counted again", datetime(2019, 4, 1, tzinfo=UTC), {"value": 18}
    )
    return material_of(marsad.reconcile(readings, [decision]), readings)


@pytest.fixture(scope="session")
def story() -> Material:
    """The bundled story of 78 dispatches."""
    readings = []
    for line in STORY.read_text("utf-8").splitlines():
        said = json.loads(line)
        given = {name: said.get(name) for name in ("published", "language", "title", "id", "outlet", "url")}
        readings.append(read_report(report_from_text(said["text"], **given)))
    return material_of(marsad.reconcile(readings), readings)
