"""Pages and PDF files to text."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from marsad.errors import UnreadableReport
from marsad.text import extract as extracting
from marsad.text import pdf
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


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 1_000_000 + BODY[0],
        "<html><body>" + "<table><tr><td>" * 100_000 + BODY[0],
        "<html><body>" + "<!--" * 300_000 + BODY[0],
    ],
    ids=["div", "table", "comment"],
)
def test_extract_is_not_held_up_by_a_page_of_a_million_tags(page: str) -> None:
    begun = time.monotonic()
    with pytest.raises(UnreadableReport, match="no text"):
        extract(page.encode())
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("quote", ["'", '"', "'>", "'<"])
def test_extract_refuses_a_tag_of_very_many_attributes(quote: str) -> None:
    attributes = " ".join(f"a{number}={quote[0]}{quote[1:]}{quote[0]}" for number in range(100_000))
    with pytest.raises(UnreadableReport, match="a tag with 100,000 attributes"):
        extract(f"<html><body><p {attributes}>{BODY[0]}</p></body></html>".encode())


def test_extract_takes_a_page_with_pictures_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    picture = f'<img src="data:image/png;base64,{"A" * 500_000}" alt=x><i style="background:url(data:image/gif;base64,{"A+/=" * 99})">'
    monkeypatch.setattr(extracting, "PAGE_LIMIT", 10_000)
    assert BODY[0] in extract(f"<html><body>{picture}<article><p>{BODY[0]}</p></article></body></html>".encode()).text


def test_extract_says_how_long_a_page_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "PAGE_LIMIT", 100)
    with pytest.raises(UnreadableReport, match="the page has 126 characters; one may have at most 100"):
        extract(b"<html>" + b"x" * 120)


def test_extract_takes_a_part_of_a_page_as_feeds_have_it() -> None:
    assert extract(f"<p>{BODY[0]}</p>".encode()).text == BODY[0]
    assert extract(f"{BODY[0]}<p>{BODY[1]}</p>".encode(), media="text/html").text == "\n".join(BODY)


def test_with_title_says_a_title_once() -> None:
    assert with_title("عنوان", "متن") == "عنوان\nمتن"
    assert with_title("عنوان", "عنوان\nمتن") == "عنوان\nمتن"
    assert with_title(None, "متن") == "متن"


def test_extract_needs_pdftotext_for_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda tool: None)
    with pytest.raises(UnreadableReport, match="poppler-utils"):
        extract(arabic_pdf("قتل سبعة"))


def _tool(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program in the place of pdftotext."""
    tool = folder / "pdftotext"
    tool.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    tool.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(tool))


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("sleep 30 & sleep 30", "longer than 0.3 seconds"),
        ("while :; do :; done", "longer than 0.3 seconds"),
        ("echo Syntax Error >&2; echo more >&2; exit 1", "cannot read it: Syntax Error"),
        ("exit 3", "cannot read it: it ended with 3"),
        ("exec yes", "goes on after 1,000,000 bytes"),
        ("exec yes >&2", "cannot read it: y"),
        ("echo ' '", "holds no text"),
        ("printf '\\377'", "not valid UTF-8"),
    ],
)
def test_extract_bounds_what_pdftotext_may_take(
    script: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "_SECONDS", 0.3)
    monkeypatch.setattr(pdf, "_MOST_BYTES", 1_000_000)
    _tool(tmp_path, monkeypatch, script)
    begun = time.monotonic()
    with pytest.raises(UnreadableReport, match=reason):
        extract(b"%PDF-1.4")
    assert time.monotonic() - begun < 2


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
