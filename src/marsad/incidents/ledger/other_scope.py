"""Figures that may not count an incident's own people: of days before it, of a war, far beyond what all others tell.

They stay in the ledger with a doubt, so that people see them, and bound no toll.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from marsad.incidents.doubts import OTHER_SCOPE
from marsad.incidents.ledger.countries import country_with
from marsad.incidents.ledger.groups import ALL
from marsad.model.incident import IncidentClaim

_EARLIER: Final = 2
"""How many days before an incident a day is that is not its own, however its first day was told."""
_LONGER: Final = 21
"""How many days before an incident a period begins that is of more than it."""
_TIMES: Final = 4
"""How many times what others tell a figure is that may be of another happening; how many less, of some people only."""
_LEAST: Final = 10
"""The least figure beside which a far lower one is of some people only."""
_HARM: Final = frozenset({"killed", "injured", "casualties"})
_ENOUGH: Final = 3
"""Figures that tell an incident's country."""
_UNTOLD: Final = frozenset({"denied", "retracted", "hypothetical"})
_NOBODY: Final = frozenset({"anonymous", "witness"})
_WHOLE_DAY: Final = len("2022-01-26")


def with_scope(claims: Iterable[IncidentClaim], first: str | None) -> list[IncidentClaim]:
    """The figures of an incident that began on a day (ISO), those with a doubt that may be of another scope."""
    told = list(claims)
    wholes: dict[tuple[str, str], list[IncidentClaim]] = {}
    for claim in told:
        if _is_whole(claim):
            wholes.setdefault((claim.outcome, claim.affected), []).append(claim)
    home, outcomes = _home(told), Counter(claim.outcome for claim in told)
    others = {
        claim.id
        for claim in told
        if (claim.outcome in _HARM and _is_of_others(claim, first, wholes.get((claim.outcome, claim.affected), ())))
        or (outcomes[claim.outcome] == 1 and _is_abroad(claim, home))
    }
    own = {scope: [each for each in whole if each.id not in others] for scope, whole in wholes.items()}
    return [
        replace(claim, doubts=tuple(sorted({*claim.doubts, OTHER_SCOPE})))
        if claim.id in others or _is_of_some(claim, own.get((claim.outcome, claim.affected), ()))
        else claim
        for claim in told
    ]


def _home(claims: Sequence[IncidentClaim]) -> str | None:
    """The country of most places that the figures tell of, where there are enough to tell."""
    told = Counter(filter(None, (country_with(claim.place) for claim in claims)))
    country, times = max(told.items(), key=lambda item: (item[1], item[0]), default=(None, 0))
    return country if times >= _ENOUGH else None


def _is_abroad(claim: IncidentClaim, home: str | None) -> bool:
    """Whether a figure is of a place in another country than its incident's (four arrested beyond the border)."""
    country = country_with(claim.place)
    return home is not None and country is not None and country != home and claim.outcome not in _HARM


def _is_whole(claim: IncidentClaim) -> bool:
    """Whether a figure says how many there are in all."""
    return claim.basis == "cumulative" and bool(claim.value) and claim.stance not in _UNTOLD


def _is_of_others(claim: IncidentClaim, first: str | None, wholes: Sequence[IncidentClaim]) -> bool:
    """Whether a figure may count other people than the incident's."""
    if claim.stance in _UNTOLD or not claim.value:
        return False
    begun = _day(first)
    if begun is not None and _is_dated(claim):
        again = any(other.value == claim.value and other.report != claim.report for other in wholes)
        if not again and (_is_over_before(claim, begun) or _is_of_longer(claim, begun, wholes)):
            return True
    return claim.affected == ALL and _is_whole(claim) and _is_beyond(claim, wholes)


def _is_dated(claim: IncidentClaim) -> bool:
    """Whether its words give it days."""
    return "date-inferred" not in claim.doubts and _day(claim.first) is not None and _day(claim.last) is not None


def _is_over_before(claim: IncidentClaim, begun: date) -> bool:
    """Whether its days were over before an incident began."""
    over = _day(claim.last)
    return over is not None and (begun - over).days > _EARLIER


def _is_of_longer(claim: IncidentClaim, begun: date, wholes: Sequence[IncidentClaim]) -> bool:
    """Whether it is a running total since weeks before an incident, and higher than all that is told of that."""
    since = _day(claim.first)
    if since is None or (begun - since).days <= _LONGER or claim.basis != "cumulative":
        return False
    others = [other.value or 0 for other in wholes if other is not claim and other.value != claim.value]
    return bool(others) and (claim.value or 0) > max(others)


def _day(told: str | None) -> date | None:
    return date.fromisoformat(told) if told is not None and len(told) == _WHOLE_DAY else None


def _is_beyond(claim: IncidentClaim, wholes: Sequence[IncidentClaim]) -> bool:
    """Whether a report tells, with no source, many times what it told before and what anybody else ever tells."""
    value = claim.value or 0
    if claim.origin_kind is not None or any(2 * (other.value or 0) >= value for other in wholes if other is not claim):
        return False
    before = (other for other in wholes if other.report == claim.report and other.quote.start < claim.quote.start)
    return any(other.origin_kind is not None and _TIMES * (other.value or 0) <= value for other in before)


def _is_of_some(claim: IncidentClaim, wholes: Sequence[IncidentClaim]) -> bool:
    """Whether somebody who is not named tells far fewer than a named origin had told by then, and never more.

    `wholes` are those that count the incident's own people: beside a war's total every count is far lower.
    """
    value = claim.value or 0
    if claim.affected != ALL or claim.outcome not in _HARM or not _is_whole(claim):
        return False
    nobody = claim.origin_kind is None or claim.origin_kind in _NOBODY
    if not nobody or any(other.origin == claim.origin and (other.value or 0) > value for other in wholes):
        return False
    return any(
        (other.value or 0) >= max(_LEAST, _TIMES * value)
        and other.origin_kind is not None
        and other.origin_kind not in _NOBODY
        and other.origin_side is None
        and other.origin != claim.origin
        and (other.appeared <= claim.appeared or other.report == claim.report)
        for other in wholes
    )
