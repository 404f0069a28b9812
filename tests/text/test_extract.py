"""Pages and PDF files to text."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from marsad.errors import UnreadableReport
from marsad.text.extract import extract, with_title

BODY = (
    "قُتل سبعة مدنيين في القصف على البلدة، وفق المرصد، فيما أصيب 12 آخرون بجروح نقلوا إلى المستشفى.",
    "وقال مصدر طبي إن بين القتلى طفلين، وإن الحصيلة مرشحة للارتفاع.",
)
PAGE = (
    '<!DOCTYPE html><html lang="ar"><head><meta charset="{charset}"><title>سبعة قتلى في قصف - موقع الأخبار</title></head>'
    '<body><nav><a href="/">الرئيسية</a> <a href="/sport">رياضة</a></nav><article><h1>سبعة قتلى في قصف</h1>'
    f"<p>{BODY[0]}</p><p>{BODY[1]}</p></article><script>var total = 99;</script><footer>جميع الحقوق محفوظة</footer></body></html>"
)


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [("utf-8", "utf-8"), ("windows-1256", "cp1256"), ("utf-8", "cp1256"), ("no-such", "utf-8"), ("utf-16", "utf-8")],
)
def test_extract_takes_title_and_body_of_a_page(charset: str, encoding: str) -> None:
    found = extract(PAGE.format(charset=charset).encode(encoding, "ignore"))
    lines = found.text.splitlines()
    assert found.title == lines[0] == "سبعة قتلى في قصف"
    assert [line.replace("\u064f", "") for line in lines[1:]] == [line.replace("\u064f", "") for line in BODY]
    assert not found.from_pdf


def test_extract_leaves_plain_text_alone() -> None:
    text = "قتل سبعة <b>مدنيين</b> & 5 < 6\r\n\tوأصيب آخرون "
    found = extract(text.encode())
    assert (found.text, found.title, found.from_pdf) == (text, None, False)


@pytest.mark.parametrize("page", ["<html></html>", "<html><body><script>x</script></body></html>", "<div>" * 5000])
def test_extract_says_that_a_page_holds_no_text(page: str) -> None:
    with pytest.raises(UnreadableReport, match="page"):
        extract(page.encode())


def test_with_title_says_a_title_once() -> None:
    assert with_title("عنوان", "متن") == "عنوان\nمتن"
    assert with_title("عنوان", "عنوان\nمتن") == "عنوان\nمتن"
    assert with_title(None, "متن") == "متن"


def test_extract_needs_pdftotext_for_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool: None)
    with pytest.raises(UnreadableReport, match="poppler-utils"):
        extract(arabic_pdf("قتل سبعة"))


def test_extract_says_that_pdftotext_is_too_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(command: list[str], **options: object) -> None:
        raise subprocess.TimeoutExpired(command, 60)

    monkeypatch.setattr(shutil, "which", lambda tool: tool)
    monkeypatch.setattr(subprocess, "run", slow)
    with pytest.raises(UnreadableReport, match="60 seconds"):
        extract(b"%PDF-1.4")


@pytest.mark.full
def test_extract_reads_a_pdf_and_flags_it() -> None:
    assert shutil.which("pdftotext"), "pdftotext is missing: install poppler-utils"
    found = extract(arabic_pdf("قتل 12 مدنيا في القصف"))
    assert found.from_pdf
    assert "مدنيا" in found.text
    assert "12" in found.text


@pytest.mark.full
@pytest.mark.parametrize(
    ("data", "reason"), [(b"%PDF-1.4\nnothing", "pdftotext"), (b"%PDF-1.4" + b"\0" * 99, "pdftotext")]
)
def test_extract_says_that_a_pdf_is_damaged(data: bytes, reason: str) -> None:
    assert shutil.which("pdftotext"), "pdftotext is missing: install poppler-utils"
    with pytest.raises(UnreadableReport, match=reason):
        extract(data)


@pytest.mark.full
def test_extract_says_that_a_pdf_has_no_text() -> None:
    assert shutil.which("pdftotext"), "pdftotext is missing: install poppler-utils"
    with pytest.raises(UnreadableReport, match="pictures"):
        extract(arabic_pdf(""))


def arabic_pdf(words: str) -> bytes:
    """A page with one line, its letters placed from left to right as a page shows them, with a map to Unicode."""
    seen = [word if word.isdigit() else word[::-1] for word in reversed(words.split(" "))]
    letters = sorted(set(" ".join(seen))) or [" "]
    codes = {letter: 33 + at for at, letter in enumerate(letters)}
    line = "".join(f"{codes[letter]:02x}" for letter in " ".join(seen))
    mapped = "\n".join(f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def /CMapType 2 def "
        f"1 begincodespacerange <00> <ff> endcodespacerange {len(codes)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
    )
    draw = f"BT /F 20 Tf 50 100 Td <{line}> Tj ET" if words else ""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(draw)} >>\nstream\n{draw}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /ToUnicode 6 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    body, places = "%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{item}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"trailer << /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")
