"""What a place is called where it has several names: the packages give them in the order of their letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


def with_label(id_: str, language: str, names: list[str]) -> list[str]:
    """A place's names in a language, the one by which it is called first."""
    label = _labels(language).get(id_)
    return names if label is None else [label, *(name for name in names if name != label)]


@cache
def _labels(language: str) -> Mapping[str, str]:
    """By a place's id its label: `labels.LANGUAGE.tsv`, chosen by hand among the names that sources have of it."""
    file = label_file(language)
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def label_file(language: str) -> Path:
    """The labels of a language."""
    return Path(__file__).parent / f"labels.{language}.tsv"
