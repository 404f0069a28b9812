"""What is published: where, since when, as it was known at the act, and what was published there before."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db.models import Q, QuerySet

from marsad.model.claim import Reading
from marsad.model.publication import Publication
from marsad.model.record import IncidentRecord, Record
from marsad.record import kept_publication
from marsad.record.ask.lists import latest
from marsad.record.ask.then import gathered, likest
from marsad.record.ask.whole import under
from marsad.record.index.batches import batches
from marsad.record.index.decisions import decisions_on
from marsad.record.index.models import Address, Incident, Member, Removed, Report
from marsad.record.index.models import Publication as Row
from marsad.record.index.publications import act_of


@dataclass(frozen=True, slots=True)
class Published:
    """What readers find at an address: `shown`, `withdrawn`, or `replaced` by others; and all acts on it, in order."""

    address: str
    state: str
    replaced_by: tuple[str, ...]
    acts: tuple[Publication, ...]

    @property
    def last(self) -> Publication:
        """The act that counts."""
        return self.acts[-1]

    @property
    def shown(self) -> Publication:
        """The last act that showed it."""
        return next(act for act in reversed(self.acts) if act.act == "publish")


def addresses(state: str | None = None, start: int = 0, most: int | None = None) -> list[str]:
    """The addresses in a state, or all: the one acted on last first; `most` of them from `start` on."""
    rows = Address.objects.filter(state=state) if state else Address.objects.all()
    named = rows.order_by("-entry", "address").values_list("address", flat=True)
    return list(named[start:] if most is None else named[start : start + most])


def all_addresses() -> QuerySet[Address, str]:
    """Every address, the one acted on last first; read as far as sliced."""
    return Address.objects.order_by("-entry", "address").values_list("address", flat=True)


def addresses_after(beyond: tuple[int, str] | None, most: int) -> list[tuple[int, str]]:
    """Some addresses, each with the entry of its last act, the one acted on last first; `beyond` is the one before."""
    rows = Address.objects.order_by("-entry", "address")
    if beyond is not None:
        rows = rows.filter(Q(entry__lt=beyond[0]) | Q(entry=beyond[0], address__gt=beyond[1]))
    return list(rows.values_list("entry", "address")[:most])


def unpublished() -> QuerySet[Incident, str]:
    """The incidents that were never published, the latest day first; read as far as sliced."""
    return latest().exclude(id__in=Address.objects.values("address"))


def how_many(state: str) -> int:
    """How many addresses are in a state."""
    return Address.objects.filter(state=state).count()


def policies() -> list[str]:
    """The policies under which something is shown."""
    return sorted(set(Address.objects.filter(state="shown").values_list("policy", flat=True).distinct()))


def published(wanted: Sequence[str]) -> list[Published]:
    """What is at some addresses, in the order given; addresses at which nothing ever was are left out."""
    rows = {row.address: row for some in batches(wanted) for row in Address.objects.filter(address__in=some)}
    acts = acts_at(wanted)
    return [
        Published(one, rows[one].state, tuple(rows[one].replaced_by.split()), tuple(acts[one]))
        for one in wanted
        if one in rows and any(act.act == "publish" for act in acts.get(one, ()))
    ]


def acts_at(wanted: Iterable[str]) -> dict[str, list[Publication]]:
    """All acts on some addresses, in order."""
    found: dict[str, list[Publication]] = {}
    for some in batches(list(wanted)):
        for row in Row.objects.filter(address__in=some).order_by("entry"):
            found.setdefault(row.address, []).append(act_of(row))
    return found


def last_act(address: str) -> Publication | None:
    """The last act on an address."""
    row = Row.objects.filter(address=address).order_by("-entry").first()
    return act_of(row) if row else None


def last_shown(address: str) -> Publication | None:
    """The last act that showed something at an address."""
    acts = acts_at([address]).get(address, [])
    return next((act for act in reversed(acts) if act.act == "publish"), None)


def sharing(act: Publication) -> list[Publication]:
    """The acts by which other addresses show something of the same reports."""
    shown = Address.objects.filter(state="shown").exclude(address=act.address).values("entry")
    wholes = Row.objects.filter(entry__in=shown).order_by("entry").values_list("whole", flat=True)
    own = set(act.reports)
    found = (whole for whole in wholes.iterator() if not own.isdisjoint(json.loads(whole)["reports"]))
    return [kept_publication.from_bytes(whole.encode()) for whole in found]


def newest_act() -> Publication | None:
    """The last act on any address."""
    row = Row.objects.order_by("-entry").first()
    return act_of(row) if row else None


def removals() -> int:
    """How many reports were removed: what is shown of them changes with each."""
    return Removed.objects.count()


@dataclass(frozen=True, slots=True)
class AsPublished:
    """The record of one incident as it was known at an act that showed it, with the readings of its reports then."""

    record: Record
    readings: tuple[Reading, ...]
    removed: bool
    """A report that was counted was removed since."""

    @property
    def incident(self) -> IncidentRecord:
        """The incident."""
        return self.record.incidents[0]


def as_published(act: Publication, registers: Path | None = None) -> AsPublished | None:
    """What an act showed, made anew from the log; None where nothing of it is left.

    What a removal destroyed since is not in it.
    """
    own = _reports(act.reports)
    then = gathered(_around(own), recorded_by=act.at, registers=registers)
    found = likest(then.incidents, act.address, own)
    if found is None:
        return None
    on_it = {one.id for one in decisions_on(found.reports)}
    record = Record(
        as_of=None,
        policy=act.policy,
        head=f"sha256:{act.root}",
        incidents=(under(act.policy, found),),
        copies=tuple(copied for copied in then.copies if set(found.reports).intersection(copied)),
        unassigned=(),
        decisions=tuple(one for one in then.decisions if one.id in on_it),
    )
    readings = tuple(then.readings[report] for report in found.reports if report in then.readings)
    return AsPublished(record, readings, removed=len(own) < len(act.reports))


def _reports(digests: Sequence[str]) -> set[str]:
    return {
        id_ for some in batches(digests) for id_ in Report.objects.filter(sha256__in=some).values_list("id", flat=True)
    }


def _around(reports: Iterable[str]) -> list[str]:
    """The reports of all neighbourhoods of some reports."""
    near = {
        name
        for some in batches(sorted(reports))
        for name in Member.objects.filter(report__in=some).values_list("neighbourhood", flat=True)
    }
    found: set[str] = set()
    for some in batches(sorted(near)):
        found.update(Member.objects.filter(neighbourhood__in=some).values_list("report", flat=True))
    return sorted(found)
