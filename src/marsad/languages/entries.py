"""One entry of a language pack: a sense, its forms, its features, its examples."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Entry:
    """What a word or phrase means; nobody changes one.

    `kind` is its table's name, `sense` a symbol that grammars know, `id` is unique.
    """

    id: str
    kind: str
    sense: str
    features: frozenset[str]
    value: int | None
    attributes: Mapping[str, str]
    forms: tuple[str, ...]
    accept: tuple[str, ...]
    reject: tuple[str, ...]
    file: str
    line: int


@dataclass(slots=True, eq=False, init=False)
class Match:
    """An entry found at a token; shared by all that read the same word, so nobody changes one.

    `features` are the entry's, its form's and its clitics'; `size` counts tokens. `prefix` is how many folded
    characters of the first token are clitics, `suffix` how many of the last; `article` is how many of the prefix are a
    written article of its own (two in `والجنود`, none in `للجنود`).
    """

    entry: Entry
    features: frozenset[str]
    size: int
    prefix: int
    suffix: int
    article: int
    sense: str
    """The entry's."""

    def __init__(
        self, entry: Entry, features: frozenset[str], size: int = 1, prefix: int = 0, suffix: int = 0, article: int = 0
    ) -> None:
        self.entry = entry
        self.features = features
        self.size = size
        self.prefix = prefix
        self.suffix = suffix
        self.article = article
        self.sense = entry.sense
