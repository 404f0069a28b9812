"""Publishing: an editor lets readers see an incident as it is known now, or see it no longer; each act is in the log.

What readers see stays as it was known at the act, whatever comes in afterwards, until somebody publishes it again:
a report that somebody sends cannot change a published toll.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from marsad.errors import BadPublication
from marsad.model.publication import Cause, Publication, PublicationAct, PublishedToll
from marsad.model.record import IncidentRecord
from marsad.record import kept_publication
from marsad.record.ask.incidents import incident
from marsad.record.ask.published import as_published, last_act, last_shown, sharing
from marsad.record.index.applied import is_up_to_date, state
from marsad.record.index.batches import batches
from marsad.record.index.models import Address, Decision, Incident, Removed, Report, Target
from marsad.record.index.moments import utc
from marsad.record.index.policy import current_policy
from marsad.record.store import evidence


def publish(
    id_: str,
    *,
    author: str,
    because: str,
    notice: str = "",
    clock: datetime,
    seen: str | None = None,
    registers: Path | None = None,
) -> Publication:
    """Publishes an incident as it is known now; the act as it was kept. The index must be up to date.

    `seen` is the id of the last act that whoever decides knew of, empty for none. Raises NotInRecord, BadPublication,
    also where another address still shows a figure of it: readers would count it twice.
    """
    was = state()
    one = incident(id_)
    act = replace(
        _begun("publish", id_, author, because, notice, clock),
        reports=tuple(sorted(_digests(one))),
        tolls=tuple(published_tolls(one)),
    )
    act = replace(act, replaces=tuple(_replaced(act)), causes=tuple(_causes(act, one)))
    _check_counted_once(act, one, registers)
    return _kept(act, was, seen)


def withdraw(
    address: str, *, author: str, because: str, notice: str, clock: datetime, seen: str | None = None
) -> Publication:
    """Takes what is published at an address from readers, who are told `notice`. Raises BadPublication."""
    was = state()
    row = Address.objects.filter(address=address).first()
    if row is None or row.state == "withdrawn":
        raise BadPublication(f"nothing is published at {address!r}")
    if not notice.strip():
        raise BadPublication("say what readers are told: they knew the figures, and may have passed them on")
    return _kept(_begun("withdraw", address, author, because, notice, clock), was, seen)


def _begun(act: PublicationAct, address: str, author: str, because: str, notice: str, clock: datetime) -> Publication:
    """An act before it has a place in the log."""
    return Publication(
        id="",
        act=act,
        address=address,
        author=author,
        because=because.strip(),
        notice=notice.strip(),
        at=clock,
        size=0,
        root="",
        policy=current_policy(),
    )


def published_tolls(one: IncidentRecord) -> Iterator[PublishedToll]:
    """The last tolls of an incident as a publication keeps them."""
    corrected = Counter[tuple[str, str]]((each.outcome, each.affected) for each in one.corrections)
    for series, toll in sorted(one.last_tolls.items()):
        of = toll.outcome, toll.affected, toll.as_of
        yield PublishedToll(*of, toll.low, toll.best, toll.high, toll.grade, toll.flags, corrected[series])


def _kept(act: Publication, was: str, seen: str | None) -> Publication:
    """Appends an act as the next of its address; `was` is the index's state before it was looked at.

    Raises BadPublication.
    """
    if not act.because:
        raise BadPublication("say why: whoever reads the log may ask")
    with evidence.appending(act.at) as writer:
        if not is_up_to_date() or state() != was:
            raise BadPublication("the record took something in meanwhile: look at it again")
        before = last_act(act.address)
        if seen is not None and seen != (before.id if before else ""):
            raise BadPublication("somebody published or withdrew this meanwhile: look at it again")
        if writer.size == 0:
            raise BadPublication("the record is empty")
        head = evidence.head()
        act = replace(act, id=f"p-{writer.size}", at=writer.at, size=head.size, root=head.root.hex())
        writer.append("publication", [("publication", kept_publication.to_bytes(act))])
    return act


def _digests(one: IncidentRecord) -> list[str]:
    found: list[str] = []
    for some in batches(one.incident.reports):
        found += Report.objects.filter(id__in=some).values_list("sha256", flat=True)
    return found


def _replaced(act: Publication) -> Iterator[str]:
    """The addresses of incidents that are none any more, some of whose reports tell of this one."""
    there = Incident.objects.values("id")
    gone = Address.objects.exclude(address__in=there).exclude(address=act.address).exclude(state="withdrawn")
    for address in sorted(gone.values_list("address", flat=True)):
        before = last_shown(address)
        if before is not None and not set(before.reports).isdisjoint(act.reports):
            yield address


def _check_counted_once(act: Publication, one: IncidentRecord, registers: Path | None) -> None:
    """Raises BadPublication where what another address shows counts a claim of this incident."""
    own = {claim.id for claim in one.incident.claims}
    for other in sharing(act):
        known = as_published(other, registers) if other.address not in act.replaces else None
        if known is not None and any(claim.id in own for claim in known.incident.incident.claims):
            raise BadPublication(
                f"{other.address} shows figures that are of this incident now, and readers would count them twice: "
                f"publish {other.address} anew first, or withdraw it"
            )


def _causes(act: Publication, one: IncidentRecord) -> Iterator[Cause]:
    """Why the tolls are not those that were last published there; nothing where they are."""
    before = last_shown(act.address)
    if before is None or _figures(before) == _figures(act):
        return
    had, has = set(before.reports), set(act.reports)
    removed = set(Removed.objects.filter(sha256__in=had - has).values_list("sha256", flat=True))
    counted = {toll.series: toll.corrected for toll in before.tolls}
    since = Decision.objects.filter(recorded__gt=utc(before.at))
    ruled = Target.objects.filter(report__in=one.incident.reports, decision__in=since.values("id")).exists()
    found: dict[Cause, bool] = {
        "source": any(toll.corrected > counted.get(toll.series, 0) for toll in act.tolls),
        "ruled": ruled,
        "removed": bool(removed),
        "regrouped": bool(had - has - removed),
        "reports": bool(has - had),
        "policy": before.policy != act.policy,
    }
    causes: list[Cause] = [cause for cause, holds in found.items() if holds]
    yield from causes or ["reread"]


def _figures(act: Publication) -> list[tuple[object, ...]]:
    return [(toll.series, toll.low, toll.best, toll.high) for toll in act.tolls]
