"""Statements: speech without figures, in its exact words, with its verb, its chain and its stance."""

import pytest

from marsad.claims.sources.attribution import Attribution
from marsad.claims.sources.statements import find_statements
from tests.claims.located import mentions_of


def statements(text, taken=frozenset()):
    mentions = mentions_of(text)
    return find_statements(mentions, Attribution(mentions), taken)


@pytest.mark.parametrize(
    ("text", "quote", "verb", "chain", "stance"),
    [
        ("قالت الوزارة إن المعبر مغلق.", "المعبر مغلق", "قالت", ["الوزارة"], "asserted"),
        ('وقال القائد: "لن نتراجع أبدا".', "لن نتراجع أبدا", "قال", ["القائد"], "asserted"),
        ("نفى المتحدث وجود أي تفاوض.", "وجود أي تفاوض", "نفى", ["المتحدث"], "denied"),
        ("المعبر مغلق، وفق الوزارة.", "المعبر مغلق", None, ["الوزارة"], "asserted"),
        (
            'قال مسؤول للوكالة -لم تذكر اسمه- إن "الموضوع منته".',
            "الموضوع منته",
            "قال",
            ["للوكالة", "مسؤول"],
            "asserted",
        ),
        ("زعم التنظيم أن المدينة سقطت.", "المدينة سقطت", "زعم", ["التنظيم"], "alleged"),
        ("أشار المرصد إلى أن القصف مستمر.", "القصف مستمر", "أشار", ["المرصد"], "asserted"),
    ],
)
def test_find_statements_gives_words_verb_chain_and_stance(text, quote, verb, chain, stance):
    (found,) = statements(text)
    assert found.quote.text == quote
    assert (found.verb and found.verb.text) == verb
    assert [source.text for source in found.sources] == chain
    assert found.stance == stance


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("ونفى اللواء ذلك قائلا إن الحرائق سببها البرق.", "ذلك"),
        ("ونفت الوزارة صحة الأرقام المتداولة.", "صحة الأرقام المتداولة"),
        ("أما اللواء فنفى على لسان ناطقه الرسمي سقوط أي مدني، وقال إنه باق.", "سقوط أي مدني"),
    ],
)
def test_a_denial_that_only_points_at_what_was_told_is_a_statement(text, quote):
    denied = [found.quote.text for found in statements(text) if found.stance == "denied"]
    assert denied == [quote]


def test_beside_claims_only_denials_that_point_elsewhere_are_statements():
    text = "أقر اللواء بمقتل أربعة من جنوده، نافيا صحة الأرقام المتداولة."
    assert [found.quote.text for found in statements(text, {0})] == ["صحة الأرقام المتداولة"]
    assert statements("قال اللواء إن أربعة من جنوده قتلوا.", {0}) == []
    assert statements("نفى اللواء مقتل أربعة من جنوده.", {0}) == []


def test_a_denial_may_be_its_verb_alone():
    (found,) = statements("وأعلن الفوج أنه قتل ثلاثين منهم، وهو ما نفته الكتيبة.", {0})
    assert (found.quote.text, found.stance) == ("نفته", "denied")
    assert [source.text for source in found.sources] == ["الكتيبة"]
    assert statements("وأعلن الفوج أنه قتل ثلاثين منهم، وهو ما أعلنته الكتيبة.", {0}) == []


def test_find_statements_addresses_the_report():
    text = "قَالَتِ الوزارةُ إنّ المعبرَ مُغلَق. وأضافت أن الطريق «آمن تماما»، مشيرة إلى أن الحركة عادت."
    found = statements(text)
    assert len(found) == 3
    for statement in found:
        assert text[statement.quote.start : statement.quote.end] == statement.quote.text
        assert statement.quote.text == statement.quote.text.strip()
        assert statement.id == f"{statement.quote.start}-{statement.quote.end}-statement"


def test_find_statements_keeps_a_name_in_marks_within_what_is_said():
    (found,) = statements('قال المرصد إن قوات "سوريا الديمقراطية" تواصل التمشيط.')
    assert found.quote.text == 'قوات "سوريا الديمقراطية" تواصل التمشيط'


def test_find_statements_leaves_out_the_spaces_within_the_marks():
    (found,) = statements('قال الوزير: " الطريق آمن تماما ".')
    assert found.quote.text == "الطريق آمن تماما"


def test_find_statements_splits_two_speakers():
    found = statements("نفى الجيش مهاجمة المدينة، في حين أكدت مصادر طبية وقوع القصف.")
    assert [(s.sources[0].text, s.quote.text) for s in found] == [
        ("الجيش", "مهاجمة المدينة"),
        ("مصادر طبية", "وقوع القصف"),
    ]


def test_find_statements_leaves_out_sentences_with_claims_and_the_reports_own_voice():
    text = "قالت الوزارة إن المعبر مغلق. يذكر أن المعبر قديم. دعا الوزير إلى الهدوء."
    assert len(statements(text)) == 1
    assert statements(text, {0}) == []


def test_find_statements_names_documents_as_documents():
    (found,) = statements("أظهر شريط فيديو أن المبنى دمر بالكامل.")
    assert found.sources[0].kind == "document"


@pytest.mark.parametrize("text", ['"' * 100_000, "قال " * 30_000, "قال المرصد إن " * 6_000, "قال: «" * 20_000, ""])
def test_find_statements_never_raises(text):
    mentions = mentions_of(text)
    statements(text)
    assert mentions.bounds or not text


def test_find_statements_takes_no_verbal_noun_for_the_name_of_a_spokesman():
    (found,) = statements("نفى المتحدث باسم القوات إجراء أي تفاوض مع المهاجمين.")
    assert [source.text for source in found.sources] == ["المتحدث باسم القوات"]
    (found,) = statements("نفى المتحدث باسم القوات سالم الحدراوي أي تفاوض مع المهاجمين.")
    assert [source.text for source in found.sources] == ["المتحدث باسم القوات سالم الحدراوي"]
