"""What the method page says of policies is what docs/policies.md says, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tomli

from marsad.interface import method
from marsad.interface.labels import INTERFACE_LANGUAGES, labels
from marsad.tolls.policies.known import POLICIES

DOCUMENT = (Path(__file__).parents[2] / "docs" / "policies.md").read_text("utf-8")
DATA = tomli.loads((Path(method.__file__).parent / "method.toml").read_text("utf-8"))


@pytest.mark.parametrize("language", INTERFACE_LANGUAGES)
@pytest.mark.parametrize("policy", POLICIES.values(), ids=lambda policy: policy.id)
def test_every_rule_is_told_with_its_clause_and_source(policy, language) -> None:  # type: ignore[no-untyped-def]  # a policy's type is long
    told = method.rules(policy, labels(language))
    assert [one.name for one in told] == [rule.name for rule in policy.rules]
    assert all(one.says and one.clause_says and one.source for one in told)


def test_what_policies_cannot_decide_is_said_in_arabic() -> None:
    for policy in POLICIES.values():
        for sentence in method.cannot_decide(policy, labels("ar")):
            assert not re.search("[A-Za-z]", sentence), sentence
    assert set(DATA["cannot"]) == {one for policy in POLICIES.values() for one in policy.cannot_decide}


@pytest.mark.parametrize("clause", DATA["clause"])
def test_a_clause_says_what_the_document_says(clause: str) -> None:
    says = DATA["clause"][clause]["en"]
    assert re.search(rf"^\| {clause} \|.*\| {re.escape(says)} \|$", DOCUMENT, re.MULTILINE)


@pytest.mark.parametrize("kind", ["grade", "flag"])
def test_a_grade_or_flag_means_what_the_document_says(kind: str) -> None:
    for name, means in DATA[kind].items():
        assert f"| `{name}` | {means['en']} |" in DOCUMENT
