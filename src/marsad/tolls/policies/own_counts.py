"""What every policy takes over: how one origin's count comes of all that it told, whatever other origins say."""

from __future__ import annotations

from typing import Final

from marsad.tolls import reasons
from marsad.tolls.policies.policy import Rule

OWN_COUNTS: Final = (
    Rule("own-later-replaces", "M1", reasons.OWN_LATER),
    Rule("told-late-replaces-nothing-newer", "M1", reasons.OWN_NEWER),
    Rule("undated-replaces-nothing", "M1", reasons.UNDATED),
    Rule("new-restates", "M1", reasons.RESTATED),
    Rule("new-adds-where-disjoint", "M1", "disjoint in place or period, or said to come on top: it adds"),
    Rule("new-on-top-only-when-later", "M1", reasons.IN_TOTAL),
    Rule("new-on-top-only-when-said", "M1", reasons.NOT_ON_TOP),
    Rule("unnamed-never-adds", "E4", reasons.UNNAMED),
    Rule("additions-alone-are-no-total", "M1", reasons.ADDITION_ONLY),
    Rule("later-state", "M1", reasons.LATER_STATE),
    Rule("partial-does-neither", "M1", reasons.PARTIAL),
    Rule("standing-does-neither", "M1", reasons.STANDING),
    Rule("told-again-keeps-first-date", "M3", reasons.AGAIN),
    Rule("unsourced-belongs-to-its-giver", "E4", reasons.ITS_GIVER),
    Rule("denial-withdraws-nothing", "M4", reasons.DENIED),
    Rule("retraction-withdraws-own", "M4", reasons.TAKEN_BACK),
    Rule("own-denial-withdraws-own", "M4", reasons.OWN_DENIAL),
    Rule("withdrawn-stays-withdrawn", "M4", reasons.STILL_TAKEN_BACK),
    Rule("hypothetical-does-not-bound", "H1", reasons.HYPOTHETICAL),
    Rule("other-scope-does-not-bound", "H1", reasons.OTHER_SCOPE),
    Rule("counted-twice-does-not-bound", "S1", reasons.TWICE),
)
SHOWN: Final = (
    Rule("one-source", "E3", "one origin remains: one source, never a settled number"),
    Rule("derived", "S1", "nobody stated this number: it follows from one origin's own figures, which it cites"),
)
VAGUE_SILENT: Final = Rule("vague-does-not-bound", "M2", reasons.VAGUE)
