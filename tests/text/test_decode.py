"""Bytes to text: every encoding said and detected, and everything that is no text."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marsad.errors import UnreadableReport
from marsad.text import decode as decoding
from marsad.text.decode import decode

REPORT = (
    "أعلنت وزارة الصحة في المدينة أن القصف على السوق أوقع 12 قتيلاً،\r\nوأن 30 آخرين نقلوا إلى المستشفى في حال خطرة.\n"
)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859-6")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_decode_detects_the_encoding(encoding: str) -> None:
    assert decode(REPORT.encode(encoding)) == REPORT


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "windows-1256", "iso-8859-6", "arabic", "1256"])
def test_decode_takes_the_encoding_that_is_said(encoding: str) -> None:
    assert decode(REPORT.encode(encoding), encoding) == REPORT


def test_decode_detects_big_endian_by_its_mark() -> None:
    assert decode(codecs.BOM_UTF16_BE + REPORT.encode("utf-16-be")) == REPORT


@pytest.mark.parametrize("encoding", ["cp1256", "iso8859-6", "utf-16-le", "utf-16-be"])
def test_decode_detects_a_few_words(encoding: str) -> None:
    words = "مقتل سبعة مدنيين"
    assert decode(words.encode(encoding)) == words


def test_decode_tells_the_code_pages_apart_where_only_some_letters_differ() -> None:
    words = "الخبر"  # every letter but the lam stands at the same byte in both
    assert decode(words.encode("cp1256")) == words
    assert decode(words.encode("iso8859-6")) == words


def test_decode_leaves_line_ends_and_signs_as_they_are() -> None:
    text = "أ\r\nب\rج\u2028د\u200f\u202b هـ\u064b"
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "white space"),
        (codecs.BOM_UTF8, "white space"),
        ("\u2003\n".encode(), "white space"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (b"text\0text", "NUL byte at 4"),
        (b"\0" * 64, "NUL"),
        (bytes(range(256)) * 8, "binary"),
        (bytes(range(1, 256)) * 8, "binary"),
        (b"\x01\x02\x03\x04" * 9, "control characters"),
        ("قتل سبعة".encode("utf-8", "surrogatepass") + b"\xed\xa0\x80", "damaged UTF-8"),
        ("قتل سبعة مدنيين".encode()[:-1], "damaged UTF-8"),
        ("Убито семь человек в городе".encode("cp1251"), "binary, or an encoding|none of"),
        (("Убито семь мирных жителей в городе, сообщает обсерватория. " * 4).encode("koi8-r"), "none of"),
        ("été naïf à Genève".encode("cp1252"), "none of"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x27\x06", "UTF-16"),
        (codecs.BOM_UTF16_LE + "قتل".encode("utf-16-le")[:-1], "UTF-16"),
    ],
)
def test_decode_says_why_bytes_are_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableReport, match=reason):
        decode(data)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-6", "utf-16-be"])
def test_decode_does_not_guess_where_the_said_encoding_is_wrong(encoding: str) -> None:
    data = REPORT.encode("cp1256") + b"\xdb\xd8\x00"
    with pytest.raises(UnreadableReport, match=r"not valid|NUL"):
        decode(data, encoding)


@pytest.mark.parametrize("encoding", ["latin-1", "no-such", "base64"])
def test_decode_names_the_encodings_that_it_reads(encoding: str) -> None:
    with pytest.raises(UnreadableReport, match="UTF-8, UTF-16"):
        decode(b"x", encoding)


def test_decode_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "LIMIT", 10)
    with pytest.raises(UnreadableReport, match="larger than 10 bytes"):
        decode(b"12345678901")
    assert decode(b"1234567890") == "1234567890"


@given(st.binary(max_size=300))
def test_decode_gives_encodable_text_or_says_why_not(data: bytes) -> None:
    try:
        text = decode(data)
    except UnreadableReport:
        return
    assert text.encode("utf-8").decode("utf-8") == text
    assert text.strip()
    assert "\0" not in text


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_decode_keeps_every_utf8_text(text: str) -> None:
    data = text.encode()
    if text.isspace() or data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    assert decode(data, "utf-8") == text


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويةأإآىءؤئ ،0123456789", min_size=1).filter(str.strip))
def test_decode_reads_said_code_pages_both_ways(text: str) -> None:
    for encoding in ("cp1256", "iso8859-6", "utf-16-le"):
        assert decode(text.encode(encoding), encoding) == text


def test_check_length_says_how_long_a_text_is() -> None:
    decoding.check_length("x" * decoding.TEXT_LIMIT)
    with pytest.raises(
        UnreadableReport, match="its text has 4,000,001 characters; one report may have at most 4,000,000"
    ):
        decoding.check_length("x" * (decoding.TEXT_LIMIT + 1))
