"""The card of a reading, word by word, in both interface languages."""

from __future__ import annotations

from dataclasses import replace

from marsad.cli.card import card
from marsad.cli.explain import explanation
from marsad.cli.page import Page
from marsad.interface.labels import labels
from marsad.model.claim import Check, Reading

ENGLISH = """
 tall.txt
 Arabic · published 2022-03-08 · 181 characters · 3 figures · 2 events · 1 statement

FIGURES
 9 killed · running total
 │ source   المرصد (monitor)
 │ when     2022-03-05 to 2022-03-08  منذ السبت
 │ where    بلدة التل (Al-Tall, town)
 │ cause    القصف (heavy weapons and explosive munitions)
 │ words    قال المرصد إن القصف على بلدة التل أوقع منذ السبت <9> قتلى، <6> منهم من المقاتلين <وثلاثة>
 │          مدنيين بينهم الطفل سالم (8 أعوام).
 ├─ 6 killed · المقاتلين (combatant)
 └─ 3 killed · مدنيين (civilian)
      named    سالم (الطفل, man, aged 8)
      unsure   group taken from the sentence's other figure

EVENTS
 negotiation · denied
     source   المتحدث (official)
 negotiation
     source   مصدر محلي (unnamed)
   words    ونفى المتحدث وجود أي <تفاوض>، فيما أكد مصدر محلي أن <التفاوض> بدأ.

STATEMENTS
 مصدر محلي (unnamed) · أكد
   words    التفاوض بدأ

CHECKS
 ✓ 6 + 3 = 9: the parts make the total
 ≠ negotiation: denied by المتحدث, affirmed by مصدر محلي
"""
ARABIC = """
 tall.txt
 العربية · نُشر في 2022-03-08 · 181 حرفاً · 3 أرقام · حدثان · تصريح واحد

الأرقام
 قتلى: 9 · حصيلة متراكمة
 │ المصدر   المرصد (جهة رصد)
 │ الزمان   من 2022-03-05 إلى 2022-03-08  منذ السبت
 │ المكان   بلدة التل (Al-Tall، بلدة أو مدينة)
 │ السبب    القصف (أسلحة ثقيلة وذخائر متفجرة)
 │ النص     قال المرصد إن القصف على بلدة التل أوقع منذ السبت <9> قتلى، <6> منهم من المقاتلين <وثلاثة>
 │          مدنيين بينهم الطفل سالم (8 أعوام).
 ┤─ قتلى: 6 · المقاتلين (مقاتل)
 ┘─ قتلى: 3 · مدنيين (مدني)
      الأسماء  سالم (الطفل، رجل، العمر 8)
      للتحقق   الفئة من رقم آخر في الجملة

الأحداث
 تفاوض · نفاه
     المصدر   المتحدث (جهة رسمية)
 تفاوض
     المصدر   مصدر محلي (غير مسمّى)
   النص     ونفى المتحدث وجود أي <تفاوض>، فيما أكد مصدر محلي أن <التفاوض> بدأ.

التصريحات
 مصدر محلي (غير مسمّى) · أكد
   النص     التفاوض بدأ

المراجعة
 ✓ 6 + 3 = 9: الأجزاء تساوي المجموع
 ≠ تفاوض: نفاه المتحدث، أثبته مصدر محلي
"""


def _marked(words: str, role: str) -> str:
    return f"<{words}>" if role == "number" else words


def _card(reading: Reading, language: str = "en") -> list[str]:
    return list(card(reading, Page(labels(language), 100, _marked)))


def _bare(lines: list[str]) -> str:
    """The lines without the rule above them and without signs of direction."""
    return "\n".join(lines[1:]).translate(dict.fromkeys(map(ord, "\u2068\u2069\u200f")))


def test_card_in_english(reading: Reading) -> None:
    assert _bare(_card(reading)) == ENGLISH.strip("\n").replace("<وثلاثة>", "و<ثلاثة>")


def test_card_in_arabic(reading: Reading) -> None:
    assert _bare(_card(reading, "ar")) == ARABIC.strip("\n").replace("<وثلاثة>", "و<ثلاثة>")


def test_card_in_arabic_begins_every_line_from_the_right(reading: Reading) -> None:
    assert all(not line or line.startswith("\u200f") for line in _card(reading, "ar"))


def test_card_isolates_the_words_of_the_report(reading: Reading) -> None:
    for line in _card(reading):
        assert line.count("\u2068") == line.count("\u2069")
        outside = "".join(part.rpartition("\u2069")[2] for part in line.split("\u2068"))
        assert not any("\u0600" <= letter <= "\u06ff" for letter in outside)


def test_card_says_that_nothing_was_found(reading: Reading) -> None:
    lines = _card(replace(reading, claims=(), events=(), statements=(), checks=()))
    assert lines[-1] == " No figure about people, no event and no statement was found."


def test_card_shows_a_part_whose_total_is_missing_or_itself(reading: Reading) -> None:
    lost = replace(reading.claims[1], part_of="0-1-killed")
    circular = replace(reading.claims[2], part_of=reading.claims[2].id)
    shown = _bare(_card(replace(reading, claims=(lost, circular))))
    assert " 6 killed" in shown
    assert " 3 killed" in shown


def test_card_says_where_only_the_total_says_something(reading: Reading) -> None:
    part = replace(reading.claims[1], place=None)
    assert "where    —" in _bare(_card(replace(reading, claims=(reading.claims[0], part))))


def test_card_tells_sums_that_fail_and_other_checks(reading: Reading) -> None:
    ids = [claim.id for claim in reading.claims]
    checks = (
        Check("parts-sum-to-total", total=ids[1], parts=(ids[0], ids[2]), holds=False),
        Check("told-twice", claims=(ids[0], ids[1])),
    )
    shown = _bare(_card(replace(reading, checks=checks)))
    assert "✗ 9 + 3 = 12, not 6: the parts do not make the total" in shown
    assert "9 killed, 6 killed" in shown


def test_explanation_gives_value_rule_and_words_of_every_slot(reading: Reading) -> None:
    shown = _bare(list(explanation(reading, Page(labels("en"), 100, _marked))))
    assert "   number   9 · numbers/digits · 9" in shown
    assert "   basis    running total · basis/since" in shown
