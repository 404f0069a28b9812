"""Bytes to text: which encoding they are in, said or detected, and what cannot be text at all.

UTF-8, UTF-16 (both byte orders), Windows-1256 and ISO-8859-6. Line ends and every other character stay as received.
"""

from __future__ import annotations

import codecs
import re
from typing import Final

from marsad.errors import UnreadableReport
from marsad.languages.letters import arabic

#: The most bytes that one report may have.
LIMIT: Final = 64 * 1024 * 1024
#: The most characters that one report's text may have: some two thousand pages. Pages and PDF files have more bytes.
TEXT_LIMIT: Final = 4_000_000
#: The encodings that can be said or detected, by Python's canonical name, as people write them.
ENCODINGS: Final = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16LE",
    "utf-16-be": "UTF-16BE",
    "cp1256": "Windows-1256",
    "iso8859-6": "ISO-8859-6",
}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
#: High bytes of the code units that Arabic text in UTF-16 is made of: Latin, Arabic, punctuation, presentation forms.
_HIGH_BYTES: Final = (0x00, 0x06, 0x20, 0xFB, 0xFD, 0xFE)
_CONTROL: Final = re.compile(r"[\x01-\x08\x0e-\x1a\x7f]")
_LONE_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
#: Any of what no news text holds: one search tells for nearly all of them.
_SUSPECT: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x7f\ud800-\udfff]")
_SAMPLE: Final = 1 << 20
#: Arabic has at least this share of familiar words, where there are so many words at all.
_FAMILIAR, _ENOUGH_WORDS = 0.1, 20


def decode(data: bytes, encoding: str | None = None) -> str:
    """The text of a report's bytes, in the encoding that is said, else in the one that they show themselves to be in.

    A byte order mark is not part of the text. Raises UnreadableReport.
    """
    if not data:
        raise UnreadableReport("the file is empty")
    if len(data) > LIMIT:
        raise UnreadableReport(f"it is larger than {LIMIT:,} bytes, the most that one report may have")
    name = known_encoding(encoding) if encoding else _detect(data)
    text = _decode(data, name)
    check_text(text)
    return text


def known_encoding(encoding: str) -> str:
    """The canonical name of an encoding that Marsad reads (`windows-1256` → `cp1256`). Raises UnreadableReport."""
    try:
        name = codecs.lookup(encoding).name
    except LookupError:
        name = ""
    if name not in ENCODINGS:
        raise UnreadableReport(f"encoding {encoding!r} is not one that Marsad reads: {', '.join(ENCODINGS.values())}")
    return name


def check_length(text: str) -> None:
    """Raise UnreadableReport where a text is longer than a report's may be."""
    if len(text) > TEXT_LIMIT:
        raise UnreadableReport(f"its text has {len(text):,} characters; one report may have at most {TEXT_LIMIT:,}")


def check_text(text: str) -> None:
    """Raise UnreadableReport where a string is no report's text: blank, binary, half a surrogate pair."""
    if not text or text.isspace():
        raise UnreadableReport("there is no text in it, only white space")
    if not _SUSPECT.search(text):
        return
    at = text.find("\0")
    if at >= 0:
        raise UnreadableReport(f"binary data, not text: a NUL character at {at:,}")
    lone = _LONE_SURROGATE.search(text)
    if lone:
        raise UnreadableReport(f"not valid Unicode: half a surrogate pair at character {lone.start():,}")
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if controls * 20 > len(sample):
        raise UnreadableReport(f"binary data, not text: {controls:,} control characters in {len(sample):,}")


def _decode(data: bytes, name: str) -> str:
    if name == "utf-16" and not data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        name = _byte_order(data[:_SAMPLE]) or "utf-16-le"
    for mark, marked in _MARKS:
        if data.startswith(mark) and marked in (name, f"{name}-le", f"{name}-be"):
            data, name = data[len(mark) :], marked
            break
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise UnreadableReport(f"not valid {ENCODINGS[name]}: {error.reason} at byte {error.start:,}") from None


def _detect(data: bytes) -> str:
    """The encoding that bytes are in: by their mark, by NUL bytes, as UTF-8, else the Arabic code page that fits."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    sample = data[:_SAMPLE]
    order = _byte_order(sample)
    if order:
        return order
    if 0 in sample:
        raise UnreadableReport(f"binary data: a NUL byte at {sample.index(0):,}, and it does not look like UTF-16")
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _code_page(sample, error)
    return "utf-8"


def _byte_order(sample: bytes) -> str | None:
    """Which UTF-16 the bytes are without saying so, if any: one byte of each pair is nearly always a high byte."""
    half = len(sample) // 2
    if not half:
        return None
    first, second = sample[0 : half * 2 : 2], sample[1 : half * 2 : 2]
    for name, high, low in (("utf-16-le", second, first), ("utf-16-be", first, second)):
        telling = high.count(0x00) + high.count(0x06)
        fitting = sum(high.count(byte) for byte in _HIGH_BYTES)
        if fitting * 20 >= half * 19 and telling * 2 > half and low.count(0) * 20 <= half:
            return name
    return None


def _code_page(sample: bytes, error: UnicodeDecodeError) -> str:
    """The 8-bit Arabic code page in which the bytes are most plausibly Arabic; Windows-1256 where both are the same."""
    if _mostly_utf8(sample):
        raise UnreadableReport(f"damaged UTF-8: {error.reason} at byte {error.start:,}")
    fits = [(*_fit(sample, name), name) for name in ("cp1256", "iso8859-6")]
    best = max(fits, key=lambda fit: fit[:2])
    if best[0] < 0.8:
        names = ", ".join(name for name in ENCODINGS.values() if name != "UTF-16")
        raise UnreadableReport(f"binary data, or an encoding that is none of {names}")
    return best[2]


def _mostly_utf8(sample: bytes) -> bool:
    """Whether the bytes are UTF-8 with a few broken places; letters of another encoding hardly ever pair up so."""
    text = sample.decode("utf-8", "replace")[:4096]
    broken = text.count("\ufffd")
    return broken * 2 < sum(not letter.isascii() for letter in text) - broken


def _fit(sample: bytes, name: str) -> tuple[float, float]:
    """How far the bytes are Arabic in a code page: the share of letters in what is not ASCII, and of familiar words.

    Nothing where a text of some length has hardly a familiar word.
    """
    try:
        text = sample[:65536].decode(name)
    except UnicodeDecodeError:
        return 0.0, 0.0
    beyond = sum(not letter.isascii() for letter in text)
    letters = sum(text.count(letter) for letter in arabic().letters)
    familiar = arabic().familiar(text)
    if not beyond or (familiar < _FAMILIAR and len(text.split()) >= _ENOUGH_WORDS):
        return 0.0, 0.0
    return letters / beyond, familiar
