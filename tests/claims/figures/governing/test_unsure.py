"""What only looks like news of somebody."""

from __future__ import annotations

import pytest

from tests.claims.told import outcomes

NOBODY = [
    ("كان عدد من الأهالي قد طالب بإعدامه.", "a verb written like a person (طالب)"),
    ("إن جيركو بخير ولم يقتل أو حدث له شيء.", "a verb written like a person (حدث)"),
    ("تسبب الإهمال في مقتل شخص أو أكثر.", "an alternative"),
    ("عند استشهاد أي مشارك في العملية.", "any"),
    ("نجا من محاولة اغتيال وزير سابق.", "an attempt on one"),
    ("اتهم بالشروع في قتل تسعة آخرين.", "an attempt on several"),
    ("تستطيع السلطات اعتقال ناشط دون تهمة.", "a power, not a deed"),
    ("رفض أن تقتل رجلا بريئا.", "the object of a verb"),
    ("إن وفاة الإنسان في يوم معلوم.", "people in general"),
    ("أعلن المدرب إصابة قائد الفريق قبل المباراة.", "sport"),
    ("تسجيل حالتي إصابة بفيروس جديد.", "an illness that spreads"),
    ("بحثا عن شقيقه في السوق.", "looked for, not missing"),
    ("قال إن 30 عاملا فقدوا وظائفهم.", "what was lost"),
    ("أردت إقناع شخص بالأمر.", "I wanted"),
    ("هربت من الأسرة ذات يوم.", "from whom they fled"),
    ("يسعون لإيقاع أكبر عدد من الضحايا.", "a number that nobody counted"),
    ("فقد التحق نحو مئة شاب بالدورة.", "already, not lost"),
    ("أوقف الصندوق الإعانة عن 600 مستفيد.", "what was stopped for them"),
    ("هؤلاء قضوا أوقاتا ممتعة.", "time spent"),
    ("مقتل واعتقال عشرة في الهجوم.", "two fates, shared"),
    ("وصل أكثر من 60 مهاجرا نجوا من غرق مركبهم، غالبا لقوا حتفهم.", "who came through alive"),
    ("بينما نجا ثلاثة أشخاص من الموت.", "what they came through"),
    ("أسفرت المداهمة عن القبض على المشتبه بهم.", "several, whom nobody counts"),
    ("أدى الحريق إلى إصابة عائلته بحروق.", "a family told by whose it is"),
    ("قال إن والده قضى 14 عاما متنقلا بين المدن.", "years spent"),
    ("قضى أربعين منها في الخدمة.", "years spent, told by a number alone"),
    ("نعى الفقيد في بيان صحافي جاء فيه ذلك.", "what kind of statement it is"),
    ("ينبغي إطلاق سراح الصحافي سامر خلف.", "what is demanded"),
    ("هناك ترتيب لعودة مجموعة أخرى من الوزراء.", "what is planned"),
    ("لا يزال العديد من الإعلاميين ملاحقين ومهددين بالتصفية.", "what threatens them"),
    ("إلى جانب عدد من السياح، كما يعود ذلك إلى الطقس.", "what something comes from"),
    ("قال إن تكليف عدد من الوزراء بالعودة إلى المدينة يأتي ضمن الخطة.", "what they are told to do"),
    ("شهدت القرية جريمة مثيرة للجدل لقتل امرأة زوجها.", "who did it"),
    ("وأضاف أن رئيس مصلحة الجمارك قرر تحرير محضر تهرب.", "an escape far from its subject"),
    ("المرض الذي يؤثر على حياة أكثر من مليوني شخص مصاب به.", "an illness told before them"),
    ("لا نعرف ما إذا كان قد لقي حتفه أم لا، بحسب المصدر.", "a question (أم)"),
    ("نشرت الولايات المتحدة ست مقاتلات من طراز جديد.", "aircraft"),
]
SOMEBODY = [
    ("لقي طالب مصرعه في الحادث.", [("طالب", "killed")], "a student after the verb of death"),
    ("أنقذ الجيش 30 رهينة.", [("30", "freed")], "hostages who are saved"),
    ("أطلق مجهولون النار على شاب ما أدى لمقتله.", [("شاب", "killed")], "his death, who was aimed at"),
    ("مقتل أسرة من خمسة أفراد.", [("أسرة", "killed"), ("خمسة", "killed")], "a family and its members"),
    ("نحو خمسة آلاف مدني قتلوا أو جرحوا.", [("خمسة آلاف", "casualties")], "either fate"),
    ("توفيت أخرى في المستشفى.", [("أخرى", "killed")], "another one"),
    ("تقتل وتصيب سبعة من عائلة واحدة.", [("سبعة", "casualties")], "two verbs, one number"),
    ("تنظر الوزارة في طلب الإفراج عن ثلاثة معتقلين.", [("ثلاثة", "held")], "held until they are freed"),
    ("بعد يومين من مقتل ثلاثة جنود.", [("ثلاثة", "killed")], "a time since, not an escape"),
    ("أضاف أن 17 مهاجراً أعيدوا إلى الميناء.", [("17", "returned")], "those brought back"),
    ("غاب عن الجلسة بسبب وفاة ابن شقيقته.", [("ابن", "killed")], "whose son he was"),
    ("قضى شخصان تحت الأنقاض.", [("شخصان", "killed")], "those who died, not who spent"),
    ("إيقاف أربعة مطلوبين.", [("أربعة", "detained")], "stopping people"),
    ("أفادت مصادر أن اثنين من المصابين توفيا.", [("اثنين", "killed")], "wounded who died"),
]


@pytest.mark.parametrize(("text", "why"), NOBODY)
def test_what_only_looks_like_news_of_somebody_counts_nobody(text, why):
    assert [told for told in outcomes(text) if told[1] != "other"] == [], why


@pytest.mark.parametrize(("text", "expected", "why"), SOMEBODY)
def test_what_is_news_of_somebody_is_kept(text, expected, why):
    assert outcomes(text) == expected, why
