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


def siege() -> list[Reading]:
    """A siege of a town with totals every few days, and one of all the country's month."""
    return [
        dispatch(
            "s1",
            "2018-05-02T10:00:00+03:00",
            "Rebels encircle town of Rastan",
            "Clashes broke out around the town of Rastan on Wednesday as rebels laid siege to it, killing 12 soldiers, "
            "a monitor said.",
        ),
        dispatch(
            "s2",
            "2018-05-05T10:00:00+03:00",
            "حصار الرستن: 40 قتيلًا في أربعة أيام",
            "قتل 40 شخصًا منذ الأربعاء في الاشتباكات وحصار مدينة الرستن، وفق حصيلة جديدة للمرصد السوري لحقوق الإنسان.",
            language="ar",
        ),
        dispatch(
            "s3",
            "2018-05-09T10:00:00+03:00",
            "Death toll of Rastan siege reaches 61 after a week",
            "The number of people killed in the siege of Rastan has risen to 61, the Syrian Observatory for Human Rights "
            "said on Wednesday, a week after clashes began around the town.",
        ),
        dispatch(
            "s4",
            "2018-06-01T10:00:00+03:00",
            "مرصد: 214 قتيلًا في سوريا خلال شهر أيار",
            "أحصى مرصد حقوقي مقتل 214 شخصًا في سوريا خلال شهر أيار الماضي في هجمات متفرقة، وفق تقريره الشهري.",
            language="ar",
        ),
        dispatch(
            "s5",
            "2018-05-06T10:00:00+03:00",
            "ستة قتلى في حادث سير قرب الرستن",
            "لقي ستة أشخاص مصرعهم في حادث سير على طريق الرستن صباح الأحد، وفق ما أفادت شرطة المرور.",
            language="ar",
        ),
    ]
