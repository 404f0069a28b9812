"""Sketch: all of a report by which others of the same happening or dispatch are found, without its text."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import UTC
from typing import Final

from marsad.incidents.accounts.split import Account, accounts_of
from marsad.incidents.copies.nearby import chosen_runs
from marsad.incidents.copies.wording import Wording, wording_of
from marsad.incidents.grouping.clustering import is_placed
from marsad.incidents.known_text import with_known_text
from marsad.incidents.neighbourhoods.keys import keys_of, run_keys
from marsad.model.claim import Reading
from marsad.model.report import Report

_DAY: Final = 7
"""Digits of a day's ordinal in an order."""
RUNS: Final = 32
"""Runs of words, the least ones, under which a report is found: of copies many are the same."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """What links need of one report, a function of its reading alone (with the doubts that people settled taken off).

    `order` tells where the report stands among others: its day, the time of day, its id, so that orders compare as
    strings do (by code points). It is found under `told`, the keys of what its placed accounts tell, and `runs`.
    """

    report: str
    order: str
    accounts: tuple[Account, ...]
    wording: Wording
    told: array[int]
    runs: array[int]

    @property
    def sought(self) -> array[int]:
        """The keys by which its leaning accounts look for others before and after it; they are not found under them."""
        return keys_of(self.leaning)

    @property
    def placed(self) -> tuple[Account, ...]:
        """The accounts that can begin an incident or join one by themselves."""
        return tuple(one for one in self._grouped() if one.nature == "violent" and is_placed(one))

    @property
    def leaning(self) -> tuple[Account, ...]:
        """The accounts that can only be of a happening that others tell."""
        return tuple(one for one in self._grouped() if (not is_placed(one) if one.nature == "violent" else _leans(one)))

    def _grouped(self) -> tuple[Account, ...]:
        return tuple(one for one in self.accounts if one.role in ("lead", "other"))


def sketch_of(reading: Reading) -> Sketch:
    """The sketch of a reading."""
    accounts = accounts_of(with_known_text(reading))
    wording = wording_of(reading)
    bare = Sketch(
        report=reading.report.known_as,
        order=_order(reading.report, accounts),
        accounts=accounts,
        wording=wording,
        told=array("q"),
        runs=run_keys(chosen_runs(wording)[:RUNS]),
    )
    return Sketch(bare.report, bare.order, accounts, wording, keys_of(bare.placed), bare.runs)


def _leans(account: Account) -> bool:
    """Whether an account that is no happening by itself can be of one: a report's lead, or what it recalls."""
    return account.nature == "recalled" or (account.role == "lead" and account.nature != "accident")


def day_of(order: str) -> int:
    """The day (an ordinal) of an order; 0 where none is known."""
    return int(order[:_DAY])


def report_of(order: str) -> str:
    """The id of the report that has an order."""
    return order.split(" ", 2)[2]


def order_of_day(day: int) -> str:
    """What every order of a day comes after."""
    return f"{max(day, 0):0{_DAY}}"


def _order(report: Report, accounts: tuple[Account, ...]) -> str:
    """Day of publication (else the first one stated), UTC time where it is known, id."""
    stated = next((one.first for one in accounts if one.first is not None), 0)
    day = report.published.toordinal() if report.published else stated
    time = report.appeared.astimezone(UTC).isoformat() if report.appeared else ""
    return f"{order_of_day(day)} {time} {report.known_as}"
