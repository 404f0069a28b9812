"""What a record says of figures that do not fit their origin's running count: on the toll of the day they were told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, get_args

from marsad.model.incident import Incident
from marsad.model.toll import Anomaly, AnomalyKind, Correction, Toll
from marsad.tolls.anomalies import find_anomalies
from marsad.tolls.timeline import day_of

KINDS: Final[frozenset[str]] = frozenset(get_args(AnomalyKind))


def find_misfits(incident: Incident, corrections: Iterable[Correction]) -> tuple[Anomaly, ...]:
    """An incident's anomalies; of lowered figures those alone that correct their origin's count, for others count less.

    A lower figure may be of a part, or of something else that its words do not say: that is no fault of its origin.
    """
    corrected = {correction.to_claim for correction in corrections}
    return tuple(one for one in find_anomalies(incident) if one.kind != "lowered" or one.claim in corrected)


def with_misfits(tolls: Sequence[Toll], incident: Incident, misfits: Iterable[Anomaly]) -> tuple[Toll, ...]:
    """The tolls with the kind of every misfit as a flag on the day on which the figure was told.

    A figure that changed no toll on its day gets one of that day, which repeats the toll before.
    """
    claims = {claim.id: claim for claim in incident.claims}
    kinds: dict[tuple[str, str, str], set[str]] = {}
    for misfit in misfits:
        claim = claims[misfit.claim]
        if (day := day_of(claim)) is not None:
            kinds.setdefault((claim.outcome, claim.affected, day), set()).add(misfit.kind)
    if not kinds:
        return tuple(tolls)
    found: list[Toll] = []
    for (outcome, affected, day), flags in sorted(kinds.items()):
        before = [t for t in tolls if (t.outcome, t.affected) == (outcome, affected) and t.as_of and t.as_of <= day]
        if before:
            last = max(before, key=lambda toll: toll.as_of or "")
            told = last if last.as_of == day else replace(last, as_of=day, overtaken=())
            found.append(replace(told, flags=tuple(sorted({*told.flags, *flags}))))
    flagged = {(toll.outcome, toll.affected, toll.as_of) for toll in found}
    kept = [toll for toll in tolls if (toll.outcome, toll.affected, toll.as_of) not in flagged]
    return tuple(
        sorted([*kept, *found], key=lambda toll: (toll.outcome, toll.affected, toll.as_of is None, toll.as_of or ""))
    )
