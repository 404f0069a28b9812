"""What exports say in words of their own, in English and Arabic, from `words.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import tomli

LANGUAGES: Final = ("en", "ar")
_FILE: Final = Path(__file__).parent / "words.toml"


@cache
def _words() -> dict[str, Any]:
    return tomli.loads(_FILE.read_text("utf-8"))


def word(key: str, language: str = "en", **slots: object) -> str:
    """A word or sentence, its slots filled; `key` is a table's name, with a dot before the entry's in it."""
    entry = _words()
    for part in key.split("."):
        entry = entry[part]
    return str(entry[language]).format(**slots)
