"""Why a figure no longer bounds a toll, or never did: one sentence for each rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from marsad.incidents.doubts import OTHER_SCOPE as _OF_OTHERS
from marsad.incidents.doubts import OVERLAP as _OF_SOME_TWICE

OWN_LATER: Final = "same origin, later"
OWN_NEWER: Final = "told later, but its origin's figure of a later day stands"
UNDATED: Final = "its day is not known: its origin's figure with a day, or its highest, counts"
RESTATED: Final = "same origin, restated for the same place and period"
IN_TOTAL: Final = "counted in its origin's total, which is not older"
NOT_ON_TOP: Final = "not said to come on top of its origin's total, nor of days after it"
UNNAMED: Final = "its source is not named and may be another one: nothing is added"
LATER_STATE: Final = "same origin, a later state"
HIGHER: Final = "another origin, later and higher"
PARTISAN: Final = "a party to the fighting overtakes no other origin, save on its own side's losses"
ADDITION_ONLY: Final = "tells an addition only; another origin counts the whole"
TAKEN_BACK: Final = "taken back by its origin"
OWN_DENIAL: Final = "denied by its own origin"
STILL_TAKEN_BACK: Final = "told again without a date after its origin took it back"
ITS_GIVER: Final = "told without a source: it belongs to the origin that gave it"

AGAIN: Final = "told again: the first telling counts"
VAGUE: Final = "names no number"
HYPOTHETICAL: Final = "is not said to have happened"
OTHER_SCOPE: Final = "may count other people than this incident's: it bounds nothing"
TWICE: Final = "counts some people twice: its origin's total without them stands"
DENIED: Final = "is denied here, not counted; a denial takes nothing from another origin"
PARTIAL: Final = "counts a part only: it neither replaces nor adds"
STANDING: Final = "tells a state on one day: it neither replaces nor adds"
COUNTED: Final = "counts"
TAKES_BACK: Final = "takes back its own origin's figure"

OF_DOUBTS: Final[Mapping[str, str]] = {_OF_OTHERS: OTHER_SCOPE, _OF_SOME_TWICE: TWICE}
"""Why a figure with a doubt about whom it counts bounds nothing, by the doubt."""

TOLD_ANEW: Final = frozenset({OWN_LATER, RESTATED, LATER_STATE, AGAIN})
"""Why a figure fell that nobody disputes: its own origin told it again, or told a newer one."""
