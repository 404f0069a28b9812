"""The articles that speed is measured on: 6,000 of general news, or as many invented ones of the same shape.

The shape was measured on the real ones: 3.2 kB of UTF-8 an article (log-normal), 26 words a sentence, paragraphs of
eight sentences, some 200,000 distinct words whose frequencies fall as Zipf's law has it, a number every 56 words, and
about one sentence in fifteen that tells of people. The invented words are strings of Arabic letters; the sentences that
tell of people are those of the repository's own cases.
"""

from __future__ import annotations

import gzip
import itertools
import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
CASES: Final = ROOT / "src/marsad/languages/ar/cases"
ARTICLES: Final = 6000
_WORDS: Final = 200_000
_LETTERS: Final = [*range(0x0627, 0x063B), *range(0x0641, 0x064B)]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where the articles are, one line of JSON each, what they are, and how large their texts are in UTF-8."""

    path: Path
    name: str
    articles: int
    size: int


def prepare(shared: Path, folder: Path) -> Corpus:
    """The articles as one file of lines that every measured tool reads."""
    real = shared / "real" / "bulk_ar.jsonl.gz"
    texts = _real(real) if real.exists() else invented(ARTICLES)
    name = "real/bulk_ar.jsonl.gz" if real.exists() else "invented articles (no real ones at hand)"
    path, articles, size = folder / "articles.jsonl", 0, 0
    with path.open("w", encoding="utf-8") as file:
        for text in texts:
            file.write(json.dumps(text, ensure_ascii=False) + "\n")
            articles, size = articles + 1, size + len(text.encode())
    return Corpus(path, name, articles, size)


def _real(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def invented(articles: int, seed: int = 1) -> Iterator[str]:
    """Articles of the shape of general news, the same for a seed."""
    chance = random.Random(seed)
    words = [_word(chance) for _ in range(_WORDS)]
    weights = list(itertools.accumulate(1 / (rank + 2.7) for rank in range(_WORDS)))
    telling = _telling()
    for _ in range(articles):
        left = chance.lognormvariate(7.79, 0.76) / 1.82  # letters, of bytes
        parts: list[str] = []
        while left > 0:
            sentence = chance.choice(telling) if chance.random() < 1 / 15 else _sentence(chance, words, weights)
            parts.append(sentence + ("\n" if chance.random() < 1 / 8 else " "))
            left -= len(parts[-1])
        yield "".join(parts)


def _word(chance: random.Random) -> str:
    return "".join(chr(chance.choice(_LETTERS)) for _ in range(max(2, round(chance.gauss(5, 1.5)))))


def _sentence(chance: random.Random, words: list[str], weights: list[float]) -> str:
    chosen = chance.choices(words, cum_weights=weights, k=max(4, round(chance.gauss(26, 12))))
    return " ".join(str(chance.randrange(3000)) if chance.random() < 1 / 56 else word for word in chosen) + "."


def _telling() -> list[str]:
    """The passages of the repository's own cases on tolls and attribution."""
    files = [CASES / "tolls.toml", CASES / "attribution.toml"]
    return [case["text"] for file in files for case in tomllib.loads(file.read_text("utf-8"))["case"]]
