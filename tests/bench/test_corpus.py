"""Invented articles: the same for a seed, in the shape of news, readable by every measured tool."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from statistics import mean

import pytest

from bench import corpus


@pytest.fixture(autouse=True)
def small_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_WORDS", 2000)


def test_invented_articles_are_the_same_for_a_seed() -> None:
    assert list(islice(corpus.invented(3), 3)) == list(islice(corpus.invented(3), 3))
    assert list(corpus.invented(1, seed=1)) != list(corpus.invented(1, seed=2))


def test_invented_articles_have_the_shape_of_news() -> None:
    articles = list(corpus.invented(200))
    assert 2500 < mean(len(article.encode()) for article in articles) < 4500
    assert any(character.isdigit() for character in articles[0])


def test_prepare_invents_where_there_are_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "ARTICLES", 5)
    made = corpus.prepare(tmp_path / "nothing", tmp_path)
    texts = [json.loads(line) for line in made.path.read_text("utf-8").splitlines()]
    assert made.articles == len(texts) == 5
    assert made.size == sum(len(text.encode()) for text in texts)
    assert "invented" in made.name
