"""An incident's reports in the order in which they appeared, copies under the dispatch that they carry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from marsad.record.ask.reports import Listed


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A report, and the reports that carry it: cut, retitled or lightly edited."""

    report: Listed
    copies: tuple[Listed, ...] = ()


def dispatches(
    reports: Iterable[str], listed: Mapping[str, Listed], copies: Iterable[tuple[str, ...]]
) -> list[Dispatch]:
    """The dispatches by the time at which they appeared; of a set of copies the earliest stands for all.

    `listed` is in the order of that time, and has the copies that tell of no figure of the incident, too.
    """
    order = {report: at for at, report in enumerate(listed)}
    under: dict[str, list[str]] = {}
    carried: set[str] = set()
    for some in copies:
        own = sorted((report for report in some if report in order), key=order.__getitem__)
        if len(own) > 1 and own[0] not in carried:
            fresh = [report for report in own[1:] if report not in carried and report not in under]
            under.setdefault(own[0], []).extend(fresh)
            carried.update(fresh)
    wanted = {*reports, *under} - carried
    return [
        Dispatch(listed[report], tuple(listed[copy] for copy in sorted(under.get(report, ()), key=order.__getitem__)))
        for report in listed
        if report in wanted
    ]
