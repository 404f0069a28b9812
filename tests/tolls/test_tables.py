"""docs/policies.md says what the policies do."""

from __future__ import annotations

import re

import pytest

from marsad.tolls.policies.known import POLICIES
from tests.tolls.tables import DOCUMENT, written

TEXT = DOCUMENT.read_text("utf-8")
CLAUSES = set(re.findall(r"^\| ([A-Z]\d) \|", TEXT, re.MULTILINE))


def test_tables_of_the_document_are_as_the_code_has_them() -> None:
    assert written(TEXT) == TEXT, "run python -m tests.tolls.tables"


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_tables_know_the_clause_of_every_rule(policy: str) -> None:
    rules = POLICIES[policy].rules
    assert {rule.clause for rule in rules} <= CLAUSES
    assert len({rule.name for rule in rules}) == len(rules)
    assert POLICIES[policy].cannot_decide


def test_document_names_every_flag_that_a_worked_case_expects() -> None:
    flags = {
        "one-source",
        "derived",
        "standing",
        "partial",
        "open-above",
        "backlog",
        "withdrawn",
        "lapsed",
        "disputed",
        "reported",
    }
    assert {flag for flag in {*flags, "witnesses", "parts-exceed-total", "overlap"} if f"`{flag}`" not in TEXT} == set()


def test_tables_explain_every_meaning_of_marsads_own_and_number_them_without_gaps() -> None:
    assert sorted(clause for clause in CLAUSES if clause.startswith("M")) == ["M1", "M2", "M3", "M4"]
