"""What was known at an instant: of what had been published by then, or of what this record held by then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from marsad.incidents.neighbourhoods.sketch import day_of
from marsad.model.decision import Decision
from marsad.model.incident import Incident as IncidentModel
from marsad.model.record import IncidentRecord, Record
from marsad.pipeline.build_tolls import AtHand, Gathered, gather, resolve_tolls
from marsad.record import kept_reading
from marsad.record.ask.incidents import all_reports, incident
from marsad.record.ask.whole import the_record, under
from marsad.record.index.batches import batches
from marsad.record.index.decisions import decisions_on, ruled_on
from marsad.record.index.models import Decision as DecisionRow
from marsad.record.index.models import Incident, IncidentReport, Member, ReadingMade, Removed, Report
from marsad.record.index.moments import NEVER, utc
from marsad.record.index.policy import current_policy
from marsad.record.index.sketches import SketchesInTables
from marsad.record.store import evidence


def around(incident: str) -> list[str]:
    """The reports among which an incident was put together."""
    neighbourhood = Incident.objects.filter(id=incident).values("neighbourhood")
    rows = Member.objects.filter(neighbourhood__in=neighbourhood).order_by("report")
    return list(rows.values_list("report", flat=True))


def gathered(
    reports: Iterable[str],
    *,
    as_of: datetime | None = None,
    recorded_by: datetime | None = None,
    registers: Path | None = None,
    like: str | None = None,
) -> Gathered:
    """Some reports and the decisions on them, brought together as they were known then.

    Where one incident of now is looked for (`like`), only those that `matching` can find for it are made.
    """
    ids = sorted(set(reports))
    until = utc(recorded_by) if recorded_by else None
    wanted = _wanted(ids, until)
    contents = evidence.contents(wanted)
    readings = [kept_reading.from_bytes(contents[one], registers) for one in wanted]
    at_hand = _published(ids, as_of) if until is None else _as_read(ids, wanted)
    about = _reports_of(like) if like else set()
    return gather(readings, _decisions(ids, until), as_of=as_of, at_hand=at_hand, about=about)


def _reports_of(incident: str) -> set[str]:
    return set(IncidentReport.objects.filter(incident=incident).values_list("report", flat=True))


def is_as_now(incident: str, as_of: datetime | None, recorded_by: datetime | None) -> bool:
    """Whether what was known then of the reports among which an incident stands is all that is known of them now.

    None of them appeared later, came later, was read or ruled on later, and nothing at all was removed later.
    """
    reports = around(incident)
    own = [Report.objects.filter(id__in=some) for some in batches(reports)]
    if as_of is not None and any(some.exclude(moment__lte=utc(as_of), moment__lt=NEVER).exists() for some in own):
        return False
    if recorded_by is None:
        return True
    until = utc(recorded_by)
    return not (
        Removed.objects.filter(recorded__gt=until).exists()
        or any(some.filter(recorded__gt=until).exists() for some in own)
        or any(
            ReadingMade.objects.filter(content__in=some.values("content"), recorded__gt=until).exists() for some in own
        )
        or len(_decisions(reports, until)) < len(decisions_on(reports))
    )


def matching(then: Gathered, incident: str) -> IncidentModel | None:
    """The incident of then that an incident of now was."""
    return likest(then.incidents, incident, _reports_of(incident))


def likest(incidents: Iterable[IncidentModel], id_: str, reports: set[str]) -> IncidentModel | None:
    """Of some incidents that with an id, else the one that most of some reports tell of; None where none of them does.

    An incident is named after an account of its first report: what has the same id has that report, then and now.
    """
    shared = [(one.id == id_, len(reports.intersection(one.reports)), one.id, one) for one in incidents]
    most = max(shared, default=None, key=lambda each: each[:3])
    return most[3] if most and (most[0] or most[1]) else None


def _wanted(ids: list[str], until: str | None) -> list[str]:
    """The latest reading of each report, or the latest that there was by an instant, by the commitment to it."""
    wanted: list[str] = []
    for some in batches(ids):
        rows = Report.objects.filter(id__in=some)
        if until is None:
            wanted += rows.values_list("reading", flat=True)
            continue
        made = ReadingMade.objects.filter(content__in=rows.filter(recorded__lte=until).values("content"))
        latest = made.filter(recorded__lte=until).order_by("recorded", "id").values_list("content", "reading")
        wanted += dict(latest).values()
    return wanted


def _as_read(ids: list[str], wanted: Sequence[str]) -> AtHand:
    """The sketches of reports whose reading of then is the one of now, and on which nobody ruled: they are kept."""
    own = set(wanted)
    rows = (Report.objects.filter(id__in=some).values_list("id", "reading") for some in batches(ids))
    same = {report for some in rows for report, reading in some if reading in own} - ruled_on(ids)
    return AtHand(dict(SketchesInTables().sketches(sorted(same))))


def _published(ids: list[str], as_of: datetime | None) -> AtHand:
    """The kept sketches of reports, and their links where nothing that was published later has a part in these.

    A report is compared with those before it, but for accounts that only lean on others' (`Sketch.leaning`), which may
    have found these later: it is asked again then.
    """
    sketches, first = SketchesInTables().sketches(ids), _first_day_after(ids, as_of)
    same = [
        report
        for report, sketch in sketches.items()
        if first is None or (day_of(sketch.order) < first and not sketch.leaning)
    ]
    return AtHand(sketches, SketchesInTables().own_links_of(same))


def _first_day_after(ids: list[str], as_of: datetime | None) -> int | None:
    """The first day (an ordinal) of publication of a report that was not there yet; 0 where one has none."""
    if as_of is None:
        return None
    rows = (Report.objects.filter(id__in=some) for some in batches(ids))
    later = (
        row for some in rows for row in some.exclude(moment__lte=utc(as_of), moment__lt=NEVER).values_list("published")
    )
    return min((date.fromisoformat(day[:10]).toordinal() if day else 0 for (day,) in later), default=None)


def _decisions(ids: list[str], until: str | None) -> list[Decision]:
    found = decisions_on(ids)
    if until is None:
        return found
    held = set(DecisionRow.objects.filter(recorded__lte=until).values_list("id", flat=True))
    return [one for one in found if one.id in held]


def resolved_then(
    id_: str,
    policy: str,
    as_of: datetime | None,
    recorded_by: datetime | None,
    registers: Path | None = None,
) -> IncidentRecord | None:
    """An incident under a policy as it was known then; None where nothing of it was. Raises NotInRecord."""
    if as_of is None and recorded_by is None:
        now = incident(id_)
        return now if policy == current_policy() else under(policy, now.incident)
    then = gathered(around(id_), as_of=as_of, recorded_by=recorded_by, registers=registers, like=id_)
    found = matching(then, id_)
    return under(policy, found) if found else None


def record_then(
    policy: str,
    as_of: datetime | None,
    recorded_by: datetime | None,
    only: Sequence[str] | None = None,
    registers: Path | None = None,
) -> Record:
    """The whole record under a policy as it was known then, or some incidents of now as they were."""
    if only is None:
        then = gathered(all_reports(), as_of=as_of, recorded_by=recorded_by, registers=registers)
        return resolve_tolls(then, policy)
    found = (resolved_then(one, policy, as_of, recorded_by, registers) for one in only)
    return replace(the_record(policy, []), incidents=tuple(one for one in found if one is not None), as_of=as_of)
