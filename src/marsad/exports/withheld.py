"""What a project withholds from whatever leaves it: all sensitive fields but those that it shows.

Withholding happens once, in `exports.shown`, before any format sees a record.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from marsad.errors import BadExport
from marsad.model.sensitive import SENSITIVE, Sensitive


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
