"""An incident's tolls on a terminal: a small series of days for each outcome and group, and what fell from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from rich.cells import cell_len

from marsad.cli import lines
from marsad.cli.page import Page
from marsad.interface import record_phrases as said
from marsad.interface.labels import isolate
from marsad.interface.record_phrases import Names, greatest, series_in
from marsad.model.incident import IncidentClaim
from marsad.model.record import IncidentRecord
from marsad.model.toll import Anomaly, Overtaken, Toll

_BAR = 20
_DAY = len("2022-01-26")
_ORIGINS = 3
_FALLEN = 8


def toll_lines(one: IncidentRecord, page: Page, names: Names) -> Iterator[str]:
    """Every series: its name, a line for each day on which it changed, how well it is supported, what fell and why."""
    claims = {claim.id: claim for claim in one.incident.claims}
    most = greatest(one.tolls)
    for (outcome, group), tolls in series_in(one.tolls):
        yield " " + page.style(names.series(outcome, group), "figure")
        room = max(cell_len(said.bounds(toll)) for toll in tolls)
        for toll in tolls:
            yield "   " + _day(toll, most[outcome], room, page, names)
        yield "   " + _support(tolls[-1], page)
        yield from ("   " + line for line in _fallen(tolls, claims, page, names))
        own = [a for a in one.anomalies if (claims[a.claim].outcome, claims[a.claim].affected) == (outcome, group)]
        yield from ("   " + _misfit(anomaly, claims, page, names) for anomaly in own)


def brief_tolls(one: IncidentRecord, page: Page, names: Names) -> Iterator[str]:
    """Only what is known last of everybody, or of each group where nobody counts all, one line an outcome.

    What must be told with a figure (`one source`) is told here, too; a derived one says so beside its origin.
    """
    most = greatest(one.tolls)
    series = series_in(one.tolls)
    whole = {outcome for (outcome, group), _ in series if group == "all"}
    last = [(name, tolls[-1]) for name, tolls in series if name[1] == "all" or name[0] not in whole]
    titles = [names.series(*name) for name, _ in last]
    room = max((cell_len(title) for title in titles), default=0)
    wide = max((cell_len(said.bounds(toll)) for _, toll in last), default=0)
    for title, (_, toll) in zip(titles, last, strict=True):
        line = _day(toll, most[toll.outcome], wide, page, names)
        flags = "".join(f" · {page.labels.word('flag', flag)}" for flag in toll.flags if flag != "derived")
        line += page.style(flags, "slot") if flags else ""
        yield f" {page.style(title, 'figure')}{' ' * (room - cell_len(title))}  {line}"


def _day(toll: Toll, most: int, room: int, page: Page, names: Names) -> str:
    """`2022-01-31  332–373–495  ████████░░░░  SOHR 332, SDF 495`"""
    day = toll.as_of or page.words("story", "no_day")
    numbers = said.bounds(toll)
    bar = lines.bar(toll, most, _BAR)
    cells = [
        day + " " * (_DAY - cell_len(day)),
        " " * (room - cell_len(numbers)) + page.style(numbers, "number"),
        page.style(bar, "holds") + " " * (_BAR - len(bar)),
        _origins(toll, names),
    ]
    return "  ".join(cells).rstrip()


def _origins(toll: Toll, names: Names) -> str:
    """Who counts what of those that bound the toll."""
    cited = set(toll.cites)
    standing = [figure for figure in toll.by_origin if cited.issuperset(figure.claims)]
    ordered = sorted(standing, key=lambda figure: (-figure.value, figure.origin))
    told = [
        f"{names.origin(figure.origin)} {figure.value:,}"
        + (f" ({names.labels.word('flag', 'derived')})" if figure.derived else "")
        for figure in ordered
    ]
    return said.some(told, _ORIGINS, names.labels)


def _support(toll: Toll, page: Page) -> str:
    """How many origins stand behind the latest toll, its grade, what must be told with it."""
    labels = page.labels
    origins = [] if "one-source" in toll.flags else [labels.count("origins", toll.origins)]
    facts = [*origins, labels.word("grade", toll.grade)]
    facts += [labels.word("flag", flag) for flag in toll.flags]
    return page.style(" · ".join(facts), "slot")


def _fallen(tolls: Sequence[Toll], claims: Mapping[str, IncidentClaim], page: Page, names: Names) -> Iterator[str]:
    """What fell on any day, by the reason: the figures with whose they were."""
    last: dict[str, Overtaken] = {one.claim: one for toll in tolls for one in toll.overtaken}
    by_reason: dict[str, list[str]] = {}
    for one in last.values():
        by_reason.setdefault(said.why(one, page.labels), []).append(one.claim)
    for reason in sorted(by_reason):
        figures: dict[str, list[str]] = {}
        for claim in sorted((claims[id_] for id_ in by_reason[reason] if id_ in claims), key=_told):
            figures.setdefault(claim.origin, []).append(said.value(claim, page.labels))
        listed = [
            f"{names.origin(origin)} {said.some(dict.fromkeys(values), _FALLEN, page.labels)}"
            for origin, values in figures.items()
        ]
        listed[0] = f"{page.style(f'{reason}:', 'doubt')} {listed[0]}"
        yield from lines.folded(listed, page.width - 3, "  ")


def _misfit(anomaly: Anomaly, claims: Mapping[str, IncidentClaim], page: Page, names: Names) -> str:
    """`does not fit: told late: 112 · ministry · r5, beside 130 · r4`"""
    claim, beside = claims[anomaly.claim], claims[anomaly.beside]
    told = page.labels.say(
        "story",
        "misfit",
        why=page.words("flag", anomaly.kind),
        value=said.value(claim, page.labels),
        who=names.origin(claim.origin),
        report=isolate(claim.report),
        before=said.value(beside, page.labels),
        other=isolate(beside.report),
    )
    return page.style(told, "doubt")


def _told(claim: IncidentClaim) -> tuple[str, datetime, str]:
    return *claim.moment, claim.id
