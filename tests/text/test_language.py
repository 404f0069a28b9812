"""Which language a text is in."""

from __future__ import annotations

import pytest

from marsad.errors import UnknownLanguage
from marsad.text.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قتل سبعة مدنيين في قصف على البلدة، وفق المرصد", "ar"),
        ("قُتِلَ مدنيٌّ", "ar"),
        ("12 قتيلاً و30 جريحاً", "ar"),
        ("ﻗﺘﻞ ﺳﺒﻌﺔ", "ar"),
        ("مقتل 3 بينهم Ahmad Smith", "ar"),
        ("قتل شخص في مدينة قامشلو بسيارة من نوع فيات، بحسب وكالة الأنباء، وپ", "ar"),
        ("لە هێرشێکدا حەوت کەس کوژران و دە کەسی دیکەش بریندار بوون", "ckb"),
        ("در حمله به شهر هفت نفر کشته و ده نفر زخمی شدند، گزارش خبرگزاری", "fa"),
        ("شہر پر حملے میں سات افراد ہلاک اور دس زخمی ہو گئے", "ur"),
        ("شەھەرگە قىلىنغان ھۇجۇمدا يەتتە كىشى ئۆلۈپ، ئون كىشى يارىلاندى", "ug"),
        ("په برید کې اوه تنه ووژل شول او لس نور ټپیان شول", "ps"),
        ("Seven civilians were killed in the shelling of the town, the observatory said.", "en"),
        ("Sept civils ont été tués dans le bombardement de la ville, selon les autorités.", "fr"),
    ],
)
def test_detect_language_by_letters_then_by_model(text: str, language: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize("text", ["1" * 1000, "12:30", "!!!", "🕊"])
def test_detect_language_needs_letters(text: str) -> None:
    with pytest.raises(UnknownLanguage, match="no letters"):
        detect_language(text)


def test_detect_language_looks_further_where_the_beginning_has_no_letters() -> None:
    assert detect_language("1" * 10_000 + " قتل سبعة مدنيين") == "ar"


@pytest.mark.parametrize(
    ("text", "loads"),
    [
        ("At least 12 people were killed in the attack on the town, a monitor said on Tuesday.", False),
        ("Au moins douze personnes ont été tuées dans l'attaque de la ville, selon un observateur.", True),
    ],
)
def test_english_is_told_by_its_words_without_a_model(text: str, loads: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr("marsad.text.language._by_model", lambda sample: asked.append(sample) or "fr")
    assert detect_language(text) == ("fr" if loads else "en")
    assert bool(asked) is loads
