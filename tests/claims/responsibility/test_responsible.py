"""Who did it: the language's cases with their floors, what blames nobody, and input that means harm."""

import pytest

from marsad.claims.responsibility.responsible import responsible_of
from tests.claims.located import LANGUAGES, figures_of, located, mentions_of

FIGURES = {language: figures_of("responsible", language) for language in LANGUAGES}
PRECISION = 0.95
RECALL = 0.9


def blamed(text: str, number: str, outcome: str, nth: int = 1, language: str = "ar") -> str | None:
    group = responsible_of(*located(text, number, nth, language), outcome, None).group
    return None if group is None else group.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_responsible_of_meets_its_floors_on_the_cases(language):
    right = wrong = missed = 0
    for _, case, figure in FIGURES[language]:
        found = blamed(case["text"], figure["number"], figure["outcome"], figure["nth"], language)
        expected = figure.get("responsible")
        right += found is not None and found == expected
        wrong += found is not None and found != expected
        missed += expected is not None and found != expected
    assert right / (right + wrong) >= PRECISION
    assert right / (right + missed) >= RECALL


@pytest.mark.parametrize(
    ("language", "case", "figure"),
    [row for rows in FIGURES.values() for row in rows if "responsible" not in row[2]],
    ids=lambda row: str(row)[:60],
)
def test_responsible_of_blames_nobody_in_the_rejects(language, case, figure):
    assert blamed(case["text"], figure["number"], figure["outcome"], figure["nth"], language) is None, case["why"]


@pytest.mark.parametrize(
    ("text", "number", "outcome", "expected"),
    [
        ("قتلت قوات الاحتلال الإسرائيلي، فجر اليوم، ثلاثة شبان في المخيم.", "ثلاثة", "killed", "قوات الاحتلال الإسرائيلي"),
        ("أسفرت غارات التحالف العربي على صعدة عن مقتل 11 شخصاً.", "11", "killed", "التحالف العربي"),
        ("وكان النظام السوري قد اعتقل، الثلاثاء الفائت، قرابة عشرين شخصاً.", "عشرين", "detained", "النظام السوري"),
        ("أعلن الجيش الأوكراني أنه قتل 200 جندي روسي أمس.", "200", "killed", "الجيش الأوكراني"),
        ("هاجم مقاتلو التنظيم الذين اقتحموا النقطة حراسها فقتلوا خمسة.", "خمسة", "killed", "مقاتلو التنظيم"),
        ("شنت إسرائيل غارات على الضاحية أدت إلى مقتل 20 شخصاً.", "20", "killed", "إسرائيل"),
        ("أصيب عدد من المدنيين جراء القصف من قبل روسيا على الريف.", "عدد", "injured", "روسيا"),
        ("وثق المرصد 216 هجوماً من قبل قوات النظام وروسيا أدت لمقتل 24 مدنياً.", "24", "killed", "قوات النظام وروسيا"),
        ("أقدم مسلحون من الفصيل على قتل ثلاثة رعاة.", "ثلاثة", "killed", "مسلحون من الفصيل"),
    ],
)  # fmt: skip
def test_responsible_of_names_the_doer(text, number, outcome, expected):
    assert blamed(text, number, outcome) == expected


@pytest.mark.parametrize(
    ("text", "number", "outcome"),
    [
        ("قتل عنصر من الجيش وثلاثة مدنيين بانفجار لغم.", "ثلاثة", "killed"),
        ("استهدفت دورية للجيش بعبوة ناسفة ما أدى إلى مقتل 3 جنود.", "3", "killed"),
        ("قتل شخصان برصاص عناصر مجهولة، ومقتل عنصر من الفصيل.", "شخصان", "killed"),
        ("قضى شخصان نتيجة استهداف محطة مياه من قبل طائرات يتوقع أنها روسية.", "شخصان", "killed"),
        ("قُتل مسن من قبل أن تصل سيارة الإسعاف.", "مسن", "killed"),
        ("شارك 300 جندي في العملية التي نفذها الجيش.", "300", "other"),
        ("سبعة قتلى أمس، كما قصفت قوات النظام أطراف البلدة.", "سبعة", "killed"),
    ],
)
def test_responsible_of_blames_nobody_where_the_text_does_not(text, number, outcome):
    assert blamed(text, number, outcome) is None


def test_responsible_of_carries_a_doer_over_one_sentence_with_a_doubt():
    text = "قصفت قوات النظام السوق ظهر اليوم.\nوأسفر القصف عن مقتل ستة مدنيين."
    found = responsible_of(*located(text, "ستة"), "killed", None)
    assert found.group is not None
    assert (found.group.text, found.doubts) == ("قوات النظام", ("responsible-carried",))


def test_responsible_of_carries_nobody_where_two_are_named():
    text = "قصفت قوات النظام السوق، وقصفت طائرات روسية الحي.\nوأسفر القصف عن مقتل ستة مدنيين."
    assert responsible_of(*located(text, "ستة"), "killed", None).group is None


def test_responsible_of_never_blames_the_harmed():
    text = "قتل 7 من قوات النظام في قصف لقوات النظام"
    mentions, number, first, _ = located(text, "7")
    assert responsible_of(mentions, number, first, first, "killed", (first + 2, first + 3)).group is None


def test_responsible_of_gives_the_words_of_the_report():
    text = "أُصيبَ مزارعٌ بنيرانِ قُوّاتِ النِّظامِ قرب الحقل"
    group = responsible_of(*located(text, "مزارعٌ"), "injured", None).group
    assert group is not None
    assert text[group.start : group.end] == group.text == "قُوّاتِ النِّظامِ"


def test_responsible_of_reads_a_sentence_of_thousands_of_words():
    text = "قتلت قوات النظام 3 مدنيين وأصيب 5 في قصف " * 800
    mentions = mentions_of(text)
    sentence = mentions.sentence(0)
    figures = [at for at in range(len(sentence)) if sentence.is_number(at)]
    mentions.parties(0), mentions.places(0)
    assert len([responsible_of(mentions, 0, at, at, "killed", None) for at in figures]) == len(figures)
