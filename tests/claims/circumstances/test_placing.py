"""Where figures are placed: the figure is the token in brackets, its place the words that are expected."""

from __future__ import annotations

import pytest

from marsad.claims.circumstances.placing import Placed, Placing
from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold

PACK = load_pack("ar")


def placed(text: str, nth: int = 1) -> Placed:
    """The place of the nth bracketed number of a text."""
    plain = text.replace("[", "").replace("]", "")
    start = -1
    for _ in range(nth):
        start = text.index("[", start + 1)
    start -= 2 * (nth - 1)
    mentions = Mentions(fold(plain, PACK.orthography), PACK, None)
    for number, (first, last) in enumerate(mentions.bounds):
        if first <= start < last:
            sentence = mentions.sentence(number)
            at = next(at for at in range(len(sentence)) if sentence.ends[at] > start)
            return Placing(mentions).of(number, at, at)
    raise AssertionError(text)


def place(text: str, nth: int = 1) -> str | None:
    """The words of the place of the nth bracketed number."""
    found = placed(text, nth).place
    return None if found is None else found.text


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("أصيب [سبعة] مدنيين بقصف استهدف بلدة آفس شرقي إدلب.", "بلدة آفس"),
        ("أصيب [سبعة] مدنيين بجروح في مدينة أعزاز بريف حلب الشمالي.", "مدينة أعزاز"),
        ("في مدينة الرقة، قتل [9] أشخاص بانفجار عبوة.", "مدينة الرقة"),
        (
            "قصفت المدفعية بلدة البارة جنوبي إدلب، ما أدى لإصابة [مدني]، بالتزامن مع غارات على مدينة أريحا.",
            "بلدة البارة",
        ),
        ("قصفت المدفعية قرى في سهل الغاب وأدى القصف لإصابة [مدني] بجروح في قرية الموزرة.", "قرية الموزرة"),
        ("قتل [4] أشخاص في مدينة عفرين، فيما قتل مدني في قرية الدابس.", "مدينة عفرين"),
        ("قتل أربعة أشخاص في مدينة عفرين، فيما قتل [مدني] في قرية الدابس.", "قرية الدابس"),
        ("أصيب 9 مدنيين بقصف استهدف مدينة سرمين، كما أصيب [طفل] بقصف استهدف قرية الصحن.", "قرية الصحن"),
        ("قتل [طفل] في منطقة عين شيب، غرب إدلب.", "منطقة عين شيب"),
        ("أفغانستان: مقتل [66] مسلحاً.", "أفغانستان"),
        ("مقتل [ثلاثة] جنود في هجوم بشرق العراق.", "شرق العراق"),
        ("اندلعت المعارك في السجن وأوقعت [181] قتيلاً.", "السجن"),
    ],
)
def test_placing_finds_the_place_in_the_figures_own_sentence(text: str, expect: str) -> None:
    assert place(text) == expect
    assert "place-inherited" not in placed(text).doubts


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("قصفت قوات النظام وروسيا بلدة البارة. وأصيب [مدني] بجروح.", "بلدة البارة"),
        ("انفجرت سيارة في مدينة منبج. أسفر الانفجار عن مقتل [ستة] أشخاص.", "مدينة منبج"),
        ("انفجرت سيارة في مدينة منبج. وشهدت محافظة حلب هدوءاً. وقتل [اثنان] في المدينة لاحقاً.", "مدينة منبج"),
    ],
)
def test_placing_takes_the_nearest_place_before_and_says_so(text: str, expect: str) -> None:
    assert place(text) == expect
    assert placed(text).doubts == ("place-inherited",)


@pytest.mark.parametrize(
    "text",
    [
        "قتل [خمسة] مدنيين في هجوم مسلح.",
        "قتل [خمسة] مدنيين بقصف لقوات النظام وروسيا.",
        "بغداد (CNN) -- قتل [خمسة] مدنيين في هجوم مسلح.",
        "أعلن وزير الدفاع الأمريكي مقتل [قيادي] بارز.",
        "قال مراسل الوكالة في حلب إن [خمسة] مدنيين قتلوا.",
        "قالت مصادر طبية بمستشفى جرابلس إن [3] مدنيين قتلوا.",
    ],
)
def test_placing_gives_none_where_no_place_is_named_for_the_figure(text: str) -> None:
    assert place(text) is None


def test_placing_prefers_where_it_happened_to_where_people_were_brought() -> None:
    text = "أصيب [سبعة] أشخاص نقلوا إلى مستشفى جرابلس إثر انفجار في قرية الدابس."
    assert place(text) == "قرية الدابس"


def test_placing_doubts_a_place_that_people_only_came_from() -> None:
    assert placed("وصل [سبعة] جرحى من مدينة الرقة.").doubts == ("ambiguous-place",)


def test_placing_gives_the_reports_own_words_and_coordinates() -> None:
    found = placed("قُتِلَ [سبعة] في مدينةِ حَلَبَ.").place
    assert found is not None
    assert (found.text, found.name, found.precision) == ("مدينةِ حَلَبَ", "Aleppo", "town")
    assert (found.latitude, found.longitude) == (36.20124, 37.16117)
