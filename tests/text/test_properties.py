"""What holds of every text: folding maps back, sentences cover it, tokens stand where they say, readings hold."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import marsad
from marsad.languages.pack import load_pack
from marsad.text.fold import fold
from marsad.text.sentences import sentences
from marsad.text.tokens import tokenise

PACK = load_pack("ar")
#: Letters, marks, presentation forms and ligatures, digits of all scripts, quotation marks, bidi controls, line ends.
SIGNS = (
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإآىءؤئ" "\u064b\u064c\u0650\u0651\u0652\u0670\u0640" "\ufefb\ufef7\ufdf2\ufdfa\ufe8d\ufec9"
    "0123456789٠١٢٣۴۵٬٫" "\"'“”«»()[]-–/.,،؛؟!…:" "\u200e\u200f\u202a\u202b\u202e\u2066\u2067\u2069\ufeff" " \t\n\r\u2028\u00a0" "aZé🕊"
)  # fmt: skip
WORDS = (
    "قتل مقتل قتيل قتيلان جريح أصيب إصابة مدنيين مدني جنود عناصر المرصد وكالة قال وأضاف نفى أكد بحسب وفق إن أن منهم بينهم "
    "إضافة إلى أكثر من نحو عشرات سبعة مئة ألف أمس اليوم الخميس منذ يناير كانون الثاني 2022 في سجن مدينة حلب تفاوض هجوم على "
    'اعتقال نزوح تحرير لا لم ما زعم ربما 12 181 1,200 10-12 ٣٥٠٠ " « » ، . : ؛ ( ) - \n'
)
texts = st.text(alphabet=st.one_of(st.sampled_from(SIGNS), st.characters(codec="utf-8")), max_size=120)
reports = st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=60).map(" ".join)


@given(texts, st.data())
def test_fold_maps_every_stretch_back_to_the_original(text: str, data: st.DataObject) -> None:
    folded = fold(text, PACK.orthography)
    assert folded.text == PACK.orthography.fold(PACK.orthography.mend(text))
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    assert text[span.start : span.end] == span.text
    assert folded.text[start:end] in PACK.orthography.fold(span.text)


@given(texts)
def test_sentences_cover_everything_but_white_space_once_and_in_order(text: str) -> None:
    found = sentences(text)
    covered = "".join(text[start:end] for start, end in found)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in pairwise(found))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in found)


@given(texts)
def test_tokens_stand_where_they_say(text: str) -> None:
    folded = fold(text, PACK.orthography).text
    for number, (start, end) in enumerate(sentences(folded)):
        sentence = tokenise(folded, start, end, PACK.lexicon, number)
        places = list(zip(sentence.forms, sentence.starts, sentence.ends, strict=True))
        assert all(folded[first:last] == form for form, first, last in places)
        assert "".join(form for form, _, _ in places) == "".join(folded[start:end].split())


@settings(max_examples=200, deadline=None)
@given(st.one_of(reports, texts), st.sampled_from([None, "2022-01-26"]))
def test_reading_holds_its_spans_and_ids(text: str, published: str | None) -> None:
    try:
        reading = marsad.read(text, published=published, language="ar")
        mentions = marsad.read_mentions(text, published=published, language="ar")
    except marsad.UnreadableReport:
        return
    record = json.loads(marsad.to_json(reading))
    for span in (*_spans(record), *({"start": m.start, "end": m.end, "text": m.text} for m in mentions)):
        assert text[span["start"] : span["end"]] == span["text"] != ""
    ids = {claim.id for claim in reading.claims} | {event.id for event in reading.events}
    assert all(claim.part_of is None or claim.part_of in ids for claim in reading.claims)
    for check in reading.checks:
        assert {*check.parts, *check.claims, *filter(None, [check.total])} <= ids
    for claim in reading.claims:
        assert (claim.quantity.value is None) == (
            claim.quantity.qualifier in ("several", "tens", "hundreds", "thousands")
        )
        assert (claim.quantity.value_high is not None) == (claim.quantity.qualifier == "between")
        assert 0 <= claim.evidence.start <= claim.quantity.start < claim.quantity.end <= claim.evidence.end <= len(text)
    assert len({claim.id for claim in reading.claims}) == len(reading.claims)


def _spans(record: Any) -> Any:
    if isinstance(record, dict):
        if record.get("text") is not None and record.get("start") is not None:
            yield record
        for value in record.values():
            yield from _spans(value)
    elif isinstance(record, list):
        for value in record:
            yield from _spans(value)
