"""What of an incident is contradicted or corrected, each side with its origin, report and words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from marsad.desk.pages.incident.tell import Teller, Told
from marsad.interface import record_phrases as said
from marsad.interface.record_phrases import Names
from marsad.model.record import IncidentRecord
from marsad.model.toll import Contradiction, Correction


@dataclass(frozen=True, slots=True)
class Against:
    """A contradiction: of what, as of which day, and its sides to stand side by side."""

    scope: str
    kind: str
    day: str | None
    sides: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction: whose, of what, from which claim to which."""

    who: str
    series: str
    before: str
    after: str
    first: Told
    then: Told


def contradictions(some: Iterable[Contradiction], tell: Teller, names: Names) -> list[Against]:
    """Some contradictions with both sides."""
    return [
        Against(
            _scope(each, names),
            _("figures that cannot both hold") if each.kind == "figures" else _("one affirms what the other denies"),
            each.as_of,
            tuple(map(tell.quoted, each.words) if each.words else tell.all(each.claims)),
        )
        for each in some
    ]


def corrections(one: IncidentRecord, tell: Teller, names: Names) -> list[Corrected]:
    """Each correction with the words of both figures."""
    claims = {claim.id: claim for claim in one.incident.claims}
    return [
        Corrected(
            names.origin(each.origin),
            names.series(each.outcome, each.affected),
            said.value(claims[each.from_claim], names.labels),
            said.value(claims[each.to_claim], names.labels),
            tell.told(each.from_claim),
            tell.told(each.to_claim),
        )
        for each in one.corrections
        if each.from_claim in claims and each.to_claim in claims
    ]


def reports_of(some: Iterable[Contradiction], corrected: Sequence[Correction]) -> set[str]:
    """The reports whose words stand on the sides of disputes."""
    ids = [claim for each in some for claim in each.claims]
    ids += [claim for each in corrected for claim in (each.from_claim, each.to_claim)]
    return {id_.rpartition("/")[0] for id_ in ids}


def _scope(each: Contradiction, names: Names) -> str:
    """Figures of one outcome and group, or a thing that is denied and affirmed."""
    if each.outcome and each.affected:
        return names.series(each.outcome, each.affected)
    labels, about = names.labels, each.about or each.outcome or ""
    return str(labels.words["subject"].get(about) or labels.words["event"].get(about) or labels.word("outcome", about))
