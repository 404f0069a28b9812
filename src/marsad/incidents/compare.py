"""How well an account fits an incident, as a sum of weighed reasons, language-independent ones first."""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import Final, NamedTuple

from marsad.incidents.accounts import Account
from marsad.incidents.atoms import is_fine
from marsad.incidents.profile import Profile
from marsad.incidents.spots import relation

#: What an account must reach to join an incident.
ENOUGH: Final = 3.5
_LASTING: Final = frozenset({"clash", "siege", "raid", "mutiny", "prison-break", "abduction"})
_SUDDEN: Final = {
    "airstrike": "air", "shelling": "air", "bombing": "bomb", "landmine": "bomb", "ambush": "ambush",
    "assassination": "ambush",
}  # fmt: skip
_SLOW: Final = 45
_MANY: Final = 10


class Reason(NamedTuple):
    """One thing that speaks for (or against) an account: a code, its weight, what it rests on."""

    code: str
    weight: float
    about: str = ""


def reasons(account: Account, profile: Profile, rarity: Callable[[str, str], float]) -> list[Reason]:
    """What speaks for and against an account's being of an incident."""
    found = [_place(account, profile), _days(account, profile), *_sites(account, profile), *_kinds(account, profile)]
    found += _figures(account, profile)
    shared = sorted(party for party in account.parties if profile.parties[party] > 0)
    if shared:
        found.append(Reason("parties", min(1.2, 0.4 * len(shared)), " ".join(shared)))
    likeness = _likeness(account, profile, rarity)
    if likeness > 0.02:
        found.append(Reason("words", min(2.0, 5 * likeness)))
    return found


def score(found: list[Reason]) -> float:
    """The sum of reasons."""
    return sum(reason.weight for reason in found)


def _place(account: Account, profile: Profile) -> Reason:
    mine = [spot for spot in account.spots if is_fine(spot)]
    theirs = profile.fine()
    best = Reason("place-unknown", 0.0)
    weights = {"inside": 2.0, "near": 1.5, "apart": -4.0}
    for spot in mine:
        for other in theirs:
            how = relation(spot, other)
            weight = (2.5 if spot.precision == "town" else 3.5) if how == "same" else weights[how]
            if best.code == "place-unknown" or weight > best.weight:
                best = Reason(f"place-{how}", weight, f"{spot.id} {other.id}")
    if best.weight >= 1:
        return best
    told = sorted(spot.id for spot in theirs if spot.id in account.mentioned)
    told += sorted(spot.id for spot in mine if profile.mentioned[spot.id] > 0)
    if told:
        return Reason("place-mentioned", 1.5 if best.code == "place-unknown" else -1.0, " ".join(told))
    if best.code == "place-apart":
        return best
    countries = {id_ for id_ in account.mentioned if id_.startswith("iso:") and len(id_) == len("iso:SY")}
    known = {
        id_
        for id_, count in profile.mentioned.items()
        if count > 0 and id_.startswith("iso:") and len(id_) == len("iso:SY")
    }
    if countries and known and not countries & known:
        return Reason("country-apart", -2.0)
    areas = sorted(id_ for id_ in account.mentioned - countries if profile.mentioned[id_] > 0)
    return Reason("area", 0.7, " ".join(areas)) if areas else best


def _days(account: Account, profile: Profile) -> Reason:
    window, appeared = profile.window(), profile.span_published()
    if account.first is not None and account.last is not None and window is not None:
        gap = max(window[0] - account.last, account.first - window[1], 0)
        if gap == 0:
            short = window[1] - window[0] <= 3 and account.last - account.first <= 3
            return Reason("days-same", 2.0 if short else 1.2)
        if gap == 1:
            return Reason("days-next", 0.6)
        told_old = account.published is not None and account.last < account.published - 1
        if told_old or account.last < window[0]:
            return Reason("days-apart", -3.0)
    if account.published is None or appeared is None:
        return Reason("days-unknown", 0.0)
    gap = max(account.published - appeared[1], appeared[0] - account.published, 0)
    if gap <= 1:
        return Reason("appeared-together", 0.8)
    if gap <= 7:
        return Reason("appeared-soon", 0.0)
    return Reason("appeared-later", -1.0 if gap <= 15 else -2.0 if gap <= _SLOW else -4.0)


def _sites(account: Account, profile: Profile) -> list[Reason]:
    known = {site for site, count in profile.sites.items() if count > 0}
    shared = sorted(account.sites & known)
    if shared:
        return [Reason("site", 1.5, " ".join(shared))]
    return [Reason("site-other", -1.0)] if account.sites and known else []


def _kinds(account: Account, profile: Profile) -> list[Reason]:
    mine = {_SUDDEN[kind] for kind in account.kinds if kind in _SUDDEN}
    theirs = {_SUDDEN[kind] for kind, count in profile.kinds.items() if count > 0 and kind in _SUDDEN}
    if mine & theirs or account.kinds & {kind for kind, count in profile.kinds.items() if count > 0}:
        return [Reason("kind", 0.5)]
    return [Reason("kind-other", -1.2)] if mine and theirs else []


def _figures(account: Account, profile: Profile) -> list[Reason]:
    shared = [figure for figure in account.figures if profile.figures[figure] > 0]
    large = [figure for figure in shared if figure[1] >= _MANY]
    found = []
    if large:
        found.append(Reason("figures", min(3.0, 1.0 + len(large)), " ".join(sorted(f"{o}={v}" for o, v in large))))
    elif shared:
        found.append(Reason("figures", 0.6, " ".join(sorted(f"{o}={v}" for o, v in shared))))
    last = profile.last_deaths()
    if not large and account.deaths and last:
        ratio = account.deaths / last
        if 0.9 <= ratio <= 1.6 and last >= _MANY:
            found.append(Reason("toll-grows", 1.0, f"{last} {account.deaths}"))
        elif ratio < 0.34 and last >= _MANY and ("killed", account.deaths) not in profile.figures:
            found.append(Reason("toll-less", -1.5, f"{last} {account.deaths}"))
    return found


def _likeness(account: Account, profile: Profile, rarity: Callable[[str, str], float]) -> float:
    """The cosine of the rare words that an account and the incident's accounts in its language have."""
    counts = profile.words.get(account.language)
    if not counts or not account.words:
        return 0.0
    members = sum(1 for other in profile.accounts.values() if other.language == account.language)
    product = mine = theirs = 0.0
    for word in sorted(account.words):
        rare = rarity(account.language, word)
        mine += rare * rare
        count = counts.get(word, 0)
        if count > 0:
            product += rare * rare * count / members
    for word, count in counts.items():
        if count > 0:
            theirs += (rarity(account.language, word) * count / members) ** 2
    return product / sqrt(mine * theirs) if mine and theirs else 0.0
