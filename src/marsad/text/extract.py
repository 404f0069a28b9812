"""Pages and PDF files to plain text: HTML through trafilatura, PDF through poppler's pdftotext. Nothing is fetched."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from marsad.errors import UnreadableReport
from marsad.text.decode import ENCODINGS, decode, known_encoding
from marsad.text.pdf import pdf_text

PLAIN: Final = "text/plain"
PAGE: Final = "text/html"
PDF: Final = "application/pdf"
_PDF_MARK: Final = b"%PDF-"
_PAGE: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|meta|title|article|main|section|div|table|p|h[1-6]|span)\b",
    re.IGNORECASE | re.DOTALL,
)
_WHOLE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_PUBLISHED: Final = '//meta[@property="article:published_time" or @itemprop="datePublished"]/@content'
"""Open Graph's and schema.org's members."""
_CHARSET: Final = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_HEAD: Final = 4096
#: The most characters that a page's source may have, pictures within it aside: its text is far less.
PAGE_LIMIT: Final = 10_000_000
_PICTURE: Final = re.compile(r"""(?<=["'(=])data:[\w.+/-]{1,80};base64,[\w+/=%-]++""", re.IGNORECASE | re.ASCII)
"""A picture within the page, as saved pages have them."""
_TAG: Final = re.compile(r"""<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*+""", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""\s[^\s"'<>=]++(?:\s*+=\s*+(?:"[^"]*"|'[^']*'))?""")
_MOST_ATTRIBUTES: Final = 1_000
"""No tag has so many; parsers take time by their square."""
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class Extracted:
    """A report's text as every span will address it; `title` where it came apart from the body.

    `published` is the time of publication that a page states for programs, as it is stated.
    """

    text: str
    title: str | None = None
    from_pdf: bool = False
    published: str | None = None


def extract(data: bytes, encoding: str | None = None, media: str | None = None) -> Extracted:
    """The text of a report's bytes, by their media type, else by what they show themselves to be.

    `media` is PLAIN, PAGE or PDF. Raises UnreadableReport.
    """
    media = media or media_of(data)
    if media == PDF:
        return Extracted(pdf_text(data), from_pdf=True)
    text = decode(data, encoding or _declared_encoding(data))
    return _page_text(text) if media == PAGE else Extracted(text)


def media_of(data: bytes) -> str:
    """The media type that a report's bytes show themselves to be of: a PDF file, a page, else plain text."""
    if _PDF_MARK in data[:1024]:
        return PDF
    head = data[:_HEAD]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return PAGE if _PAGE.match(head.replace(b"\0", b"")) else PLAIN  # tags are ASCII, in UTF-16 with a NUL each


def with_title(title: str | None, body: str) -> str:
    """A title and a body that came apart as one text: title, newline, body; the body alone where it begins with it."""
    return body if not title or body.startswith(title) else f"{title}\n{body}"


def _declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares for itself, where it is one that Marsad reads and the bytes agree."""
    declared = _CHARSET.search(data[:_HEAD]) if data.lstrip()[:1] == b"<" else None
    if declared is None:
        return None
    try:
        name = known_encoding(declared[1].decode("ascii"))
        data.decode(name)
    except (UnreadableReport, UnicodeDecodeError):
        return None
    return None if name.startswith("utf-16") or name not in ENCODINGS else name


def _check_page(page: str) -> None:
    """Raise UnreadableReport where a page would take a parser long: too large, or a tag of very many attributes."""
    if len(page) > PAGE_LIMIT:
        raise UnreadableReport(f"the page has {len(page):,} characters; one may have at most {PAGE_LIMIT:,}")
    for tag in _TAG.finditer(page):
        if len(tag[0]) > 2 * _MOST_ATTRIBUTES:
            attributes = sum(1 for _ in _ATTRIBUTE.finditer(tag[0]))
            if attributes > _MOST_ATTRIBUTES:
                raise UnreadableReport(f"the page has a tag with {attributes:,} attributes, which no page of news has")


def _page_text(page: str) -> Extracted:
    from lxml.etree import LxmlError
    from trafilatura import extract as extract_body
    from trafilatura.metadata import extract_title
    from trafilatura.utils import load_html

    page = _PICTURE.sub("", page)
    _check_page(page)
    if not _WHOLE.search(page[:_HEAD]):
        page = f"<html><body><article>{page}</article></body></html>"  # a part of a page, as feeds have it
    try:
        tree = load_html(page)
        title = " ".join((extract_title(tree) or "").split()) if tree is not None else ""
        body = extract_body(page, include_comments=False, include_tables=True, output_format="txt") or ""
    except LxmlError as error:
        raise UnreadableReport(f"the page cannot be parsed: {error}") from None
    if not body.strip():
        raise UnreadableReport("the page holds no text beside menus and scripts")
    stated = {str(time).strip() for time in tree.xpath(_PUBLISHED)} if tree is not None else set()
    return Extracted(with_title(title, body), title or None, published=stated.pop() if len(stated) == 1 else None)
