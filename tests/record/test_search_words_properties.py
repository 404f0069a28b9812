"""Whatever people type is a search for words: none of it is syntax, and what a report says is found by its own words."""

from __future__ import annotations

import re
import sqlite3

from hypothesis import example, given
from hypothesis import strategies as st

from marsad.errors import BadSearch
from marsad.record.search_words import Query, indexed_words, query_of

SIGNS = st.sampled_from(
    [*list("\"'«»“”*^+-:(){}&|!<>,.;\\%_ \t\n\x00ـًَﷺﻻ"), "AND", "OR", "NOT", "NEAR", " قتلى ", "words", "١٬٠٠٠"]
)
ASKED = st.lists(st.one_of(SIGNS, st.text(max_size=4)), max_size=12).map("".join)
_ATOM = r"'[^\W_]+'( <-> '[^\W_]+')*"
_TSQUERY = re.compile(rf"\({_ATOM}( \| {_ATOM})*\)")


def _asked(text: str) -> Query | None:
    try:
        return query_of(text)
    except BadSearch:
        return None


def _matches(text: str, query: Query) -> bool:
    base = sqlite3.connect(":memory:")
    try:
        base.execute("CREATE VIRTUAL TABLE found USING fts5(words)")
        base.execute("INSERT INTO found VALUES (?)", (indexed_words(text),))
        return bool(base.execute("SELECT 1 FROM found WHERE found MATCH ?", (query.fts5(),)).fetchall())
    finally:
        base.close()


@given(ASKED)
@example('" OR words:')
@example("NEAR(a b, 2)")
@example("قتلى*")
@example('"')
@example("\ud800")
def test_search_words_any_string_is_a_legal_query(asked: str) -> None:
    query = _asked(asked)
    if query is not None:
        _matches("قتلى", query)
        assert all(map(_TSQUERY.fullmatch, query.tsqueries()))


@given(st.lists(st.text("ابتجدوفلكسهمن ىةأ", min_size=1, max_size=7), min_size=1, max_size=6).map(" ".join))
def test_search_words_a_text_is_found_by_its_own_words_and_as_a_quotation(text: str) -> None:
    query, quotation = _asked(text), _asked(f'"{text}"')
    if query is not None and quotation is not None:
        assert _matches(text, query)
        assert _matches(text, quotation)


@given(st.text("قتلجرحدمشنيإى", min_size=4, max_size=8), st.sampled_from(("", "و", "ف", "ب", "ل", "وب", "فل")))
def test_search_words_a_word_is_found_behind_any_proclitic(word: str, led: str) -> None:
    query = _asked(word)
    assert query is not None
    assert _matches(f"كان {led}{word} هناك", query)


@given(st.text())
def test_search_words_of_a_text_are_words_alone(text: str) -> None:
    assert re.fullmatch(r"([^\W_]+( [^\W_]+)*)?", indexed_words(text))
