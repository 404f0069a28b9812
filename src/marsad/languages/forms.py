"""The forms that an entry of a pack lists, and how all of a pack are folded."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.languages.entries import Entry

_CHANGED: Mapping[str, frozenset[str]] = {
    "plural": frozenset({"plural"}),
    "dual": frozenset({"dual"}),
    "feminine": frozenset({"feminine"}),
    "singular": frozenset({"singular"}),
    "past": frozenset({"verb", "past"}),
    "participle": frozenset({"verb", "participle"}),
    "gerund": frozenset({"verb", "gerund"}),
}
"""The forms that an entry can list beside those of its pattern, with the features that they have."""


def given_forms(entry: Entry) -> list[tuple[Entry, str, frozenset[str] | None]]:
    """The forms that an entry lists, with the features of those that are inflected already."""
    given: list[tuple[Entry, str, frozenset[str] | None]] = [(entry, form, None) for form in entry.forms]
    if not _CHANGED.keys().isdisjoint(entry.attributes):
        for name, features in _CHANGED.items():
            forms = entry.attributes.get(name, "").split("|")
            given += [(entry, form, features) for form in forms if form.strip()]
    return given


def all_folded(forms: list[str], fold: Callable[[str], str]) -> list[str]:
    """The forms folded: all at once, since a sign folds by itself."""
    folded = fold("\n".join(forms)).split("\n")
    return folded if len(folded) == len(forms) else [fold(form) for form in forms]
