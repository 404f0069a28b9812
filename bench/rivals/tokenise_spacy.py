"""spaCy, its blank Arabic tokeniser."""

import spacy
from clock import measure

tokenizer = spacy.blank("ar").tokenizer


def work(text: str) -> int:
    """How many tokens an article has."""
    return len(tokenizer(text))


measure("spacy", work)
