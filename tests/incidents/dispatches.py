"""Invented dispatches for tests of the grouping: none of this happened, and nobody in it lives."""

from __future__ import annotations

from marsad.model.claim import Reading
from marsad.pipeline.read_report import read_report, report_from_text


def dispatch(
    id_: str, published: str, title: str, text: str, *, language: str = "en", outlet: str = "Dale Wire"
) -> Reading:
    """The reading of one invented report."""
    report = report_from_text(text, published=published, language=language, title=title, id=id_, outlet=outlet)
    return read_report(report)


def two_bombings() -> list[Reading]:
    """Two bombings in one town, three days apart."""
    return [
        dispatch(
            "b1",
            "2019-03-04T12:00:00+03:00",
            "Car bomb kills 14 at Manbij market",
            "A car bomb exploded in a market in the town of Manbij on Monday, killing 14 people and wounding 30 others, "
            "a hospital official said.\nThe blast set stalls on fire, witnesses said.",
        ),
        dispatch(
            "b2",
            "2019-03-05T09:00:00+03:00",
            "مقتل 15 شخصًا بتفجير سيارة مفخخة في سوق منبج",
            "قتل 15 شخصًا وأصيب 30 آخرون بانفجار سيارة مفخخة أمس الاثنين في سوق مدينة منبج، وفق مصدر طبي.",
            language="ar",
        ),
        dispatch(
            "b3",
            "2019-03-07T18:00:00+03:00",
            "Motorcycle bomb kills three near Manbij checkpoint",
            "A motorcycle bomb went off near a checkpoint in Manbij on Thursday, killing three people and wounding five, "
            "local security forces said.\nOn Monday a car bomb in a market in the town killed 15 people.",
        ),
        dispatch(
            "b4",
            "2019-03-08T10:00:00+03:00",
            "ارتفاع حصيلة تفجير الدراجة النارية في منبج إلى أربعة قتلى",
            "ارتفعت حصيلة انفجار دراجة نارية مفخخة قرب حاجز في مدينة منبج أمس الخميس إلى أربعة قتلى، بحسب مصدر طبي.",
            language="ar",
        ),
    ]
