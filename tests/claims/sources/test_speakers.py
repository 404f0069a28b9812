"""Source phrases: where the name of someone who says something begins and ends, and his kind."""

import pytest

from marsad.claims.sources.attribution import Attribution
from tests.claims.located import located


def source(text):
    mentions, sentence, first, last = located(text, "99")
    (found,) = Attribution(mentions).of(sentence, first, last).sources
    return found.text, found.kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("المرصد السوري لحقوق الإنسان", "monitor"),
        ("مصادر عسكرية في المعارضة السورية", "anonymous"),
        ("مصدر طبي", "anonymous"),
        ("رئيس الوزراء الإسرائيلي بنيامين نتنياهو", "named"),
        ("المتحدث باسم قوات سوريا الديمقراطية", "official"),
        ("مدير صحة طرطوس الدكتور غياث المحمود", "named"),
        ("وزارة الصحة في غزة", "official"),
        ("شهود عيان", "witness"),
        ("أحد الناجين", "witness"),
        ('صحيفة "ديلي تايمز" الباكستانية', "outlet"),
        ("وكالة الأنباء الفرنسية", "agency"),
        ("حركة حماس", "party"),
        ("مراسل وكالة ثقة", "outlet"),
        ("وثيقة مسربة", "document"),
    ],
)
def test_a_source_phrase_is_whole_and_has_its_kind(phrase, kind):
    assert source(f"قال {phrase} إن 99 قتلوا.") == (phrase, kind)
    assert source(f"قتل 99، بحسب {phrase}.") == (phrase, kind)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("قال الجيش في بيان إن 99 قتلوا.", "الجيش"),
        ("أعلن الجيش الأمريكي مقتل 99.", "الجيش الأمريكي"),
        ("قال المتحدث باسم القوات، شيرفان كوباني، إن 99 قتلوا.", "المتحدث باسم القوات، شيرفان كوباني"),
        ("قال الناطق أمس إن 99 قتلوا.", "الناطق"),
        ("ووفقا للمرصد قتل 99.", "للمرصد"),
        ("وفقا لوكالة سانا قتل 99.", "وكالة سانا"),
        ("وقال كريشنا إن 99 قتلوا.", "كريشنا"),
        ("وقال سمير الحموي مدير صحة حماة إن 99 قتلوا.", "سمير الحموي مدير صحة حماة"),
        ("وأشارت كورتيس إلى مقتل 99.", "كورتيس"),
        ("وقال مسؤولان أمنيان إن 99 قتلوا.", "مسؤولان أمنيان"),
        ("وأكدت أربعة مصادر من الحركة أن 99 قتلوا.", "أربعة مصادر من الحركة"),
        ("قتل 99، بحسب ما أفاد به مكتب الصحة في المحافظة.", "مكتب الصحة في المحافظة"),
        ("وقال الرئيس خلال زيارة إن 99 قتلوا.", "الرئيس"),
        ("وعلم المرصد أن 99 قتلوا.", "المرصد"),
        ('"قتل منا 99"، قال رئيس البلدية، مضيفا أن الطريق مقطوع.', "رئيس البلدية"),
        ("سجلت الشبكة، مقتل 99 في المدينة، مشيرة إلى أن القصف مستمر.", "الشبكة"),
        ("أفاد المرصد بمقتل 99.", "المرصد"),
        ("أكد المرصد اليمني للألغام مقتل 99.", "المرصد اليمني للألغام"),
        ("دعت الإدارة الذاتية المجتمع الدولي إلى الحماية، وقالت إن 99 قتلوا.", "الإدارة الذاتية"),
        ("قال المرصد إن الجيش انسحب. وكانت حصيلته السابقة أشارت إلى مقتل 99.", "المرصد"),
        ("في حصيلة للدفاع المدني، قتل 99.", "للدفاع المدني"),
        ("جاء في بيان صادر عن القوات المسلحة أن 99 قتلوا.", "القوات المسلحة"),
    ],
)
def test_a_source_phrase_ends_where_what_is_said_begins(text, phrase):
    assert source(text)[0] == phrase


@pytest.mark.parametrize("sign", ["- ", "• ", "▪️ ", "🔴 "])
def test_a_line_that_a_sign_opens_names_its_source_whole(sign):
    assert source(f"{sign}مصدر في الشرطة قال إن 99 شخصا قتلوا.") == ("مصدر في الشرطة", "anonymous")


def test_who_holds_to_a_number_says_it():
    assert source("تتمسك لجنة الأطباء بأن القتلى 99.")[0] == "لجنة الأطباء"


def test_what_has_a_preposition_before_its_article_is_no_name():
    mentions, sentence, first, last = located("وأقر بالنقص الكبير إن 99 قتلوا.", "99")
    assert not Attribution(mentions).of(sentence, first, last).sources
