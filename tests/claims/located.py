"""Where a figure of a language case stands: its sentence and tokens."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from marsad.languages.pack import load_pack
from marsad.mentions.find import Mentions
from marsad.text.fold import fold

PACK = load_pack("ar")
LANGUAGES = ("ar", "en")


def cases(name: str, language: str = "ar") -> list[dict[str, Any]]:
    """The cases of one of a language's files."""
    path = files(f"marsad.languages.{language}") / "cases" / f"{name}.toml"
    return tomllib.loads(path.read_text("utf-8"))["case"]


def figures_of(name: str, language: str) -> list[tuple[str, dict[str, Any], dict[str, Any]]]:
    """The figures of a language's cases, each with its language and its case."""
    return [(language, case, figure) for case in cases(name, language) for figure in case.get("figure", ())]


@cache
def mentions_of(text: str, language: str = "ar") -> Mentions:
    """The mentions of a text."""
    pack = load_pack(language)
    return Mentions(fold(text, pack.orthography), pack, None)


def located(text: str, words: str, nth: int = 1, language: str = "ar") -> tuple[Mentions, int, int, int]:
    """The mentions of a text, with the sentence, the first and the last token of some of its words."""
    mentions = mentions_of(text, language)
    start = -1
    for _ in range(nth):
        start = text.index(words, start + 1)
    end = start + len(words)
    for number in range(len(mentions)):
        sentence = mentions.sentence(number)
        spans = [mentions.folded.bounds(*pair) for pair in zip(sentence.starts, sentence.ends, strict=True)]
        tokens = [at for at, (first, last) in enumerate(spans) if first < end and last > start]
        if tokens:
            return mentions, number, tokens[0], tokens[-1]
    raise ValueError(words)
