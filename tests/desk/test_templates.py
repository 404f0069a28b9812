"""What pages show of reports, names and decisions turns no page around; days and instants are as their reader wants."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad import desk

TEMPLATES = Path(desk.__file__).parent / "templates/desk"
OWN = frozenset({
    "after", "asked", "basis", "before", "chain", "characters", "code", "condition", "country", "counts", "data",
    "days", "doubt", "flag", "grade", "group", "kind", "label", "language", "means", "message", "misfit", "name", "now",
    "num_pages", "number", "own", "own_policy", "pk", "policy", "problem", "read", "role", "rule", "says", "scope",
    "secret", "sentence", "series", "shown", "side", "sign", "stance", "text", "through", "toll", "value", "what",
    "where", "who", "whole",
    "card.title", "choose.html each", "each.why", "chosen.html row.why", "failure.html title", "link.words",
    "map.data", "words",
})  # fmt: skip
"""Words of the interface, and words from outside in which Python took care of that. A new one is looked at first."""
_OF_CALLS = frozenset({"programs.html", "_member.html", "_type.html"})
"""What they show is the description of the desk's own calls alone."""
_HARMLESS = frozenset({"day", "days", "digits", "length", "seen"})


def _expressions(source: str) -> list[str]:
    """What a template shows between its tags, what a field holds left out, and what it gives to translations."""
    given = [
        one
        for tag in re.findall(r"{% blocktranslate (.*?)%}", source)
        for one in re.findall(r"(?<!count n)=(\S+)", tag)
    ]
    source = re.sub(r"<textarea.*?</textarea>|{% blocktranslate.*?{% endblocktranslate %}", "", source, flags=re.DOTALL)
    return given + re.findall(r"{{ *(.*?) *}}", re.sub(r"<[^>]*>", "", re.sub(r"{%.*?%}", "", source)))


@pytest.mark.parametrize(
    "path", sorted(path for path in TEMPLATES.rglob("*.html") if path.name not in _OF_CALLS), ids=lambda path: path.name
)
def test_what_comes_from_outside_is_seen_and_not_obeyed(path: Path) -> None:
    for expression in _expressions(path.read_text("utf-8")):
        name, *filters = expression.split("|")
        known = {name, name.removesuffix(".0").rpartition(".")[2], f"{path.name} {name}"} & OWN
        assert known or {each.partition(":")[0] for each in filters} & _HARMLESS, expression


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name)
def test_days_and_instants_are_as_their_reader_wants_them(path: Path) -> None:
    source = path.read_text("utf-8")
    assert "|date:" not in source
    assert all(shown.startswith("{% instant ") for shown in re.findall(r"<time[^>]*>(.{11})", source))
