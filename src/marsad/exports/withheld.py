"""What a project withholds from whatever leaves it: a closed list of sensitive fields, all of them by default.

What is not named here is shown. Withholding happens once, in `material.shown`, before any format sees a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Literal, get_args

from marsad.errors import BadExport

Sensitive = Literal[
    "names", "ages", "titles", "statements", "notes", "reasons", "authors", "texts", "urls", "files",
]  # fmt: skip
#: names: of persons, in `persons` and wherever else they stand; ages: exact age and sex of a named person; titles,
#: statements: a report's headline, quoted speech; notes: what a check noticed; reasons, authors: of decisions; texts: a
#: report's own bytes and text; urls, files: where it was found.
SENSITIVE: Final = get_args(Sensitive)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The sensitive fields that a project withholds; unless it says otherwise, all in which a victim's name may be."""

    fields: frozenset[str] = frozenset(SENSITIVE)

    def __contains__(self, field: Sensitive) -> bool:
        return field in self.fields


def withheld_but(shown: Iterable[str] = ()) -> Withheld:
    """All sensitive fields but those that a project shows. Raises BadExport for one that is none."""
    shown = frozenset(shown)
    for field in sorted(shown):
        if field not in SENSITIVE:
            raise BadExport(f"{field!r} is no field that can be withheld; those are: {' '.join(SENSITIVE)}")
    return Withheld(frozenset(SENSITIVE) - shown)
