"""What a browser says it is, in a word or two that its owner knows it by."""

from __future__ import annotations

from typing import Final

#: What a browser's own words have in them, and what it is called: the first that fits, for many name others too.
_BROWSERS: Final = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrom", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
_SYSTEMS: Final = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
_LONGEST: Final = 60


def named(says: str) -> str:
    """`Firefox · Windows`; the beginning of its own words where it is none that is known."""
    found = [next((name for sign, name in known if sign in says), "") for known in (_BROWSERS, _SYSTEMS)]
    return " · ".join(filter(None, found)) or says[:_LONGEST]
