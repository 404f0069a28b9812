"""Blocks: which incidents an account may be of, found by what both tell, so that never all are compared with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from marsad.incidents.accounts.split import Account

_LATEST: Final = 8
"""How many incidents of one block are looked at: those that were told of last."""
_MOST: Final = 8
_LARGE: Final = 10
_SHORT: Final = 3


def keys_of(account: Account) -> list[str]:
    """What an account is looked up by: its places, its large figures, its sites with the country."""
    near = {id_ for spot in account.spots for id_ in spot.chain if not _is_country(id_)} | account.mentioned
    keys = [f"place {id_}" for id_ in near if not _is_country(id_)]
    days = [day for day in (account.first, account.last) if day is not None]
    keys += [f"place {spot.id} {day}" for spot in account.spots for day in days]
    keys += [f"figure {outcome} {value}" for outcome, value in account.figures if value >= _LARGE]
    keys += [f"site {site} {country}" for site in account.sites for country in account.countries]
    keys += [f"site {site}" for site in account.headed]
    keys += [f"name {sound}" for sound, vowels in account.names | account.called if len(sound) + len(vowels) > _SHORT]
    keys += [f"party {party} {country}" for party in account.parties for country in account.countries]
    return sorted(set(keys))


def _is_country(id_: str) -> bool:
    return id_.startswith("iso:") and len(id_) == len("iso:SY")


class Blocks:
    """Incidents by number, under the keys of their accounts; of each block the latest are found."""

    def __init__(self) -> None:
        self._blocks: dict[str, dict[int, None]] = defaultdict(dict)

    def add(self, keys: Iterable[str], number: int) -> None:
        """Makes an incident the latest of each block."""
        for key in keys:
            block = self._blocks[key]
            block.pop(number, None)
            block[number] = None

    def near(self, keys: Iterable[str]) -> list[int]:
        """The incidents that share blocks with an account, those that share most first; small blocks say more."""
        votes: dict[int, float] = defaultdict(float)
        for key in sorted(keys):
            block = self._blocks.get(key)
            if block:
                weight = 1 / (2 + len(block))
                for number, _ in zip(reversed(block), range(_LATEST), strict=False):
                    votes[number] += weight
        return sorted(votes, key=lambda number: (-votes[number], number))[:_MOST]
