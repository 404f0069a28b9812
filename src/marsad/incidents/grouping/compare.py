"""How well two accounts tell one happening, as a sum of weighed reasons, language-independent ones first."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

from marsad.gazetteer.resolve import kilometres
from marsad.incidents.accounts.atoms import AGREED, SUDDEN, is_fine
from marsad.incidents.accounts.split import Account
from marsad.incidents.accounts.spots import Spot, bear_one_name, is_seat_of, relation, seat_of, spot_of
from marsad.incidents.grouping.alike import alike_names, alike_words

LASTING: Final = frozenset({"clash", "siege", "raid", "mutiny", "prison-break", "abduction", "exchange"})
#: Kinds of fighting that goes on in a town: two of it there are hardly ever told at once.
FIGHTING: Final = frozenset({"clash", "siege", "mutiny", "prison-break"})
#: The least figure that tells by itself which happening is meant.
MANY: Final = 10
_SHORT: Final = 3
_MONTH: Final = 34
_WEEK: Final = 7
_BESIDE: Final = 2.0
"""Kilometres between two sites that may be one."""
_GOES_ON: Final = 1.3
"""What it says that both tell of fighting that goes on in one place."""
_TOGETHER: Final = 0.5
"""What places that may be one weigh more than."""
_MOVES_ON: Final = -0.4
"""What another kind of site says of happenings that last: they move on from one to another."""
_LATE: Final = -2.5
_SLOW: Final = 0.3
"""How much less a report that gives no day says for each day after what happened."""
_LARGE: Final = 300_000
_LARGEST: Final = 1_000_000


class Reason(NamedTuple):
    """One thing that speaks for (or against) an account: a code, its weight, what it rests on."""

    code: str
    weight: float
    about: str = ""


def likeness(one: Account, other: Account) -> list[Reason]:
    """What speaks for and against two accounts' being of one happening, but for their days and figures."""
    where = place(one, other)
    found = [where, *_sites(one, other), *_kinds(one, other, together=where.weight > _TOGETHER)]
    shared = sorted(one.parties & other.parties)
    if shared:
        found.append(Reason("parties", min(1.2, 0.4 * len(shared)), " ".join(shared)))
    found += _names(one, other)
    words = alike_words(one, other)
    if words > 0:
        found.append(Reason("words", words))
    return found


def reasons(one: Account, other: Account) -> list[Reason]:
    """All that speaks for and against two accounts' being of one happening."""
    return [*likeness(one, other), days(one, other), *figures(one, other)]


def score(found: Iterable[Reason]) -> float:
    """The sum of reasons."""
    return sum(reason.weight for reason in found)


def place(one: Account, other: Account) -> Reason:
    """How the places of two accounts agree: where they happened first, then what they mention."""
    best = None
    for spot in one.spots:
        for told in other.spots:
            found = _agree(spot.id, told.id, one.registers or other.registers)
            if found is not None and (best is None or found.weight > best.weight):
                best = found
    if best is not None and best.weight > _TOGETHER:
        return best
    named = sorted(one.named & other.named)
    if named:
        return Reason("place-named", 1.5, " ".join(named))
    mentioned = sorted(
        {spot.id for spot in one.spots if is_fine(spot) and spot.id in other.mentioned}
        | {spot.id for spot in other.spots if is_fine(spot) and spot.id in one.mentioned}
    )
    if best is not None and best.weight < 0:
        if mentioned or not (one.sure and other.sure):
            return Reason("place-unsure", -0.5 if mentioned else -1.5, best.about)
        return best
    if mentioned:
        return Reason("place-mentioned", 1.5, " ".join(mentioned))
    if best is not None:
        return best
    if one.countries and other.countries and not one.countries & other.countries:
        return Reason("country-apart", -2.0)
    areas = sorted(one.areas & other.areas)
    return Reason("area", 0.5, " ".join(areas)) if areas else Reason("place-unknown", 0.0)


@lru_cache(maxsize=1 << 16)
def _agree(one: str, other: str, own: Path | None) -> Reason | None:
    """How two places agree, by their ids."""
    spot, told = spot_of(one, own), spot_of(other, own)
    return _pair(spot, told) if spot is not None and told is not None else None


def _pair(one: Spot, other: Spot) -> Reason | None:
    """How two places agree; nothing where one is too wide to tell."""
    fine = is_fine(one), is_fine(other)
    if not any(fine):
        same = one.id == other.id and one.precision == "district"
        return Reason("place-same", 1.5, f"{one.id} {other.id}") if same else None
    how = relation(one, other)
    about = f"{one.id} {other.id}"
    if not all(fine):
        wide, small = (one, other) if fine[1] else (other, one)
        if wide.precision == "district" and is_seat_of(small, wide):
            return Reason("place-inside", min(1.5, _town(small)), about)
        return Reason("area", 0.5, about) if how == "inside" and wide.precision != "country" else None
    if how == "same":
        return Reason("place-same", 3.5 if one.precision != "town" else _town(one), about)
    if how == "inside":
        wider = one if other.id != one.id and one.id in other.chain else other
        return Reason("place-inside", min(2.0, _town(wider)), about)
    if how == "near":
        away = kilometres(one, other) if one.located and other.located else None
        return Reason("place-near", 2.0 if away is not None and away <= _BESIDE else 1.0, about)
    if is_seat_of(one, other) or is_seat_of(other, one):
        return Reason("area", 0.5, about)
    return Reason("place-unsure", -0.5, about) if bear_one_name(one, other) else Reason("place-apart", -4.0, about)


def tells_apart(spot: Spot) -> bool:
    """Whether a place is small enough that few happenings of one week share it."""
    return spot.precision != "town" or (spot.population < _LARGE and seat_of(spot.id) is None)


def _town(spot: Spot) -> float:
    """How much it says to be in one town: the less, the larger it is, or where the name means an area as well."""
    if spot.population >= _LARGEST:
        return 1.0
    if spot.population >= _LARGE:
        return 1.7
    return 2.0 if seat_of(spot.id) else 2.5


def days(one: Account, other: Account) -> Reason:
    """How the days of two accounts agree: those of what happened first, else those on which the reports appeared."""
    if one.first is not None and one.last is not None and other.first is not None and other.last is not None:
        gap = max(one.first - other.last, other.first - one.last, 0)
        if gap == 0:
            return Reason("days-same", 2.0 if max(one.last - one.first, other.last - other.first) <= _SHORT else 1.2)
        later = one if one.first > other.last else other
        if gap > 1 and not is_fresh(later):
            return Reason("days-apart", -3.0, str(gap))
        if later.running or (one.kinds & LASTING and other.kinds & LASTING):
            return Reason("days-on", 0.5 if gap == 1 else -0.1 * gap, str(gap))
        return Reason("days-later", 0.0 if gap == 1 else -1.5 - 0.1 * gap, str(gap))
    if one.published is None or other.published is None:
        return Reason("days-unknown", 0.0)
    return appeared(abs(one.published - other.published))


def appeared(gap: int) -> Reason:
    """What the days between two reports say."""
    if gap <= 1:
        return Reason("appeared-together", 0.8, str(gap))
    return Reason("appeared-later", max(-4.0, 0.2 - 0.05 * gap if gap <= _MONTH else -1.4 - 0.01 * gap), str(gap))


def days_from(account: Account, day: int, nearest: int | None, last: int | None, *, goes_on: bool) -> Reason:
    """How an account's days agree with the one day on which something was over.

    `nearest` is the day, nearest to the account's own, on which it was reported, `last` the last one; `goes_on` tells
    that the account carries a count on or tells what the incident is known by.
    """
    if account.first is not None and account.last is not None:
        if account.first <= day <= account.last:
            return Reason("days-same", 2.0 if account.last - account.first <= _SHORT else 1.2)
        gap = max(day - account.last, account.first - day)
        if gap == 1:
            return Reason("days-next", 0.5, "1")
        if not is_fresh(account) or account.last < day:
            within = last is not None and day < account.first <= last
            return Reason("days-of-count", -0.5, str(gap)) if within else Reason("days-apart", -3.0, str(gap))
        if not goes_on:
            return Reason("days-later", max(-2.5, -0.8 - 0.1 * gap), str(gap))
    if account.published is None or nearest is None:
        return Reason("days-unknown", 0.0)
    if goes_on:
        found = appeared(abs(account.published - nearest))
        return found._replace(weight=found.weight / 2) if found.weight < 0 else found
    gap = max(account.published - 1 - day, day - account.published, 0)
    if gap == 0:
        return Reason("appeared-together", 0.8, "0")
    return Reason("appeared-later", max(_LATE, 0.2 - _SLOW * gap), str(gap))


def is_fresh(account: Account) -> bool:
    """Whether an account's days may be only those of its own news (who said so on Thursday)."""
    return account.published is None or account.last is None or account.last >= account.published - 1


def _sites(one: Account, other: Account) -> list[Reason]:
    shared = sorted(one.headed & other.headed)
    if shared:
        part = len(shared) / len(one.headed | other.headed)
        return [Reason("site", 0.3 + 1.2 * part, " ".join(shared))]
    if one.headed and other.headed and not (one.headed & other.sites or other.headed & one.sites):
        return [Reason("site-other", _MOVES_ON if one.kinds & other.kinds & LASTING else -1.2)]
    shared = sorted((one.headed & other.sites) | (other.headed & one.sites))
    return [Reason("site", 0.7, " ".join(shared))] if shared else []


def _kinds(one: Account, other: Account, *, together: bool) -> list[Reason]:
    """How the kinds of events agree; `together` tells that both may be of one place."""
    mine = {SUDDEN[kind] for kind in one.kinds if kind in SUDDEN}
    theirs = {SUDDEN[kind] for kind in other.kinds if kind in SUDDEN}
    if mine and theirs and not mine & theirs:
        return [Reason("kind-other", -0.8)]
    shared = sorted(one.kinds & other.kinds)
    if not shared and one.kinds and other.kinds and AGREED in (one.kinds, other.kinds):
        return [Reason("kind-other", -1.5)]
    if not shared:
        return []
    weight = _GOES_ON if together and FIGHTING & set(shared) else 1.0 if AGREED & set(shared) else 0.5
    return [Reason("kind", weight, " ".join(shared))]


def figures(one: Account, other: Account) -> list[Reason]:
    shared = sorted(one.figures & other.figures)
    large = [figure for figure in shared if figure[1] >= MANY]
    same = one.deaths is not None and one.deaths == other.deaths
    about = " ".join(f"{outcome}={value}" for outcome, value in shared)
    if large:
        return [Reason("figures", same_figures(large), about)]
    if same:
        return [Reason("figures", 0.8, about)]
    if one.whole and other.whole:
        less, more = sorted((one.whole, other.whole))
        smaller = one if one.whole == less else other
        larger = other if smaller is one else one
        if more >= MANY and max(less, smaller.deaths or 0) * 3 < more and not _carries_on(larger, smaller):
            return [Reason("toll-other", -1.5, f"{less} {more}")]
    if one.deaths and other.deaths:
        less, more = sorted((one.deaths, other.deaths))
        if less >= MANY and more <= 1.6 * less:
            return [Reason("toll-grows", 0.8, f"{less} {more}")]
    return []


def _carries_on(later: Account, earlier: Account) -> bool:
    """Whether an account carries a count on that another, some days before, may have begun."""
    if not later.running or later.published is None or earlier.published is None:
        return False
    return 0 < later.published - earlier.published <= _WEEK


def _names(one: Account, other: Account) -> list[Reason]:
    """Names that both tell, by their sound, so that a name in one script is known in another."""
    shared = alike_names(one.names, other.names, exact=one.language == other.language)
    found = []
    if shared:
        heads = {sound for sound, _ in one.heads} & {sound for sound, _ in other.heads}
        headed = len(shared & heads)
        weight = 1.2 * headed + 0.24 * (len(shared) - headed)
        found.append(Reason("names", min(2.5, weight), " ".join(sorted(shared))))
    placed = alike_names(one.names, other.called, exact=False) | alike_names(one.called, other.names, exact=False)
    if placed:
        found.append(Reason("place-sounds", 1.2, " ".join(sorted(placed))))
    return found


def same_figures(shared: Iterable[tuple[str, int]]) -> float:
    """How much figures say that are the same; small ones say nothing."""
    large = sum(value >= MANY for _, value in shared)
    return min(3.0, 0.5 + large) if large else 0.0
