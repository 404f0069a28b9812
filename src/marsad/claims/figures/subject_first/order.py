"""Whether a language puts the subject of a clause before its verb, as its pack says."""

from __future__ import annotations

from functools import cache

from marsad.languages.pack import Pack


@cache
def puts_subject_first(pack: Pack) -> bool:
    """Whether those who act, or were harmed, stand before the verb (`12 people were killed`)."""
    grammar = pack.settings["orthography"].get("grammar", {})
    return "subject-first" in grammar.get("features", ())
