"""What a vague word stands for where a policy takes it as a number: `dozens` 12, `tens` 10."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from marsad.languages.pack import languages, load_pack
from marsad.model.incident import IncidentClaim

Fold = Callable[[str], str]
#: By the qualifier of a claim (docs/policies.md, A2).
AMOUNTS: Final[Mapping[str, int]] = {"tens": 10, "hundreds": 100}


def amount_of(claim: IncidentClaim) -> int | None:
    """What a claim's vague quantity stands for: its word's own number, else its qualifier's; None where neither is."""
    if claim.value is not None or claim.qualifier not in AMOUNTS:
        return None
    return _of_words(claim.quote.text).get(claim.qualifier, AMOUNTS[claim.qualifier])


def _of_words(text: str) -> Mapping[str, int]:
    """The numbers that the words of a quotation stand for, by qualifier, the longest word first."""
    for fold, forms in _words():
        folded = f" {fold(text).casefold()} "
        for form, (sense, value) in forms.items():
            if f" {form} " in folded:
                return {sense: value}
    return {}


@cache
def _words() -> tuple[tuple[Fold, Mapping[str, tuple[str, int]]], ...]:
    """The vague words of every language that stand for a number of their own, longest first, with its folding."""
    found = []
    for code in sorted(languages()):
        pack = load_pack(code)
        vague = (entry for entry in pack.entries if entry.kind == "vague" and entry.value is not None)
        forms = {
            pack.orthography.fold(form).casefold(): (entry.sense, entry.value)
            for entry in vague
            for form in entry.forms
            if entry.value is not None
        }
        ordered = sorted(forms.items(), key=lambda item: (-len(item[0]), item[0]))
        found.append((pack.orthography.fold, dict(ordered)))
    return tuple(found)
