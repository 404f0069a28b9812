"""The page of one report: its text as received, every claim's words marked, what was decided on it."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from marsad.desk import context
from marsad.desk.apps import registers
from marsad.desk.pages.words import Marked, words_of
from marsad.errors import NotInRecord
from marsad.interface import phrases
from marsad.interface import record_phrases as said
from marsad.interface.labels import Labels
from marsad.model.claim import Claim, Event, Reading
from marsad.model.decision import CORRECTABLE
from marsad.model.incident import IncidentClaim
from marsad.record.ask import incidents as ask
from marsad.record.ask.copies import copies_of
from marsad.record.index.decisions import decisions_on
from marsad.record.index.readings import readings_of

#: Slots whose words are marked in the text.
_SLOTS = ("quantity", "affected", "responsible", "cause", "place", "when")


def report(request: HttpRequest, id_: str) -> HttpResponse:
    """A report as it was received and read, beside what people ruled on it."""
    reading = readings_of([id_], registers()).get(id_)
    if reading is None:
        raise NotInRecord(f"there is no report {id_!r}")
    labels, text = context.words(), reading.report.text
    told = [ask.incident(one) for one in ask.incidents_of(id_)]
    counted = {claim.id: claim for one in told for claim in one.incident.claims}
    context_ = {
        "id": id_,
        "report": reading.report,
        "language": labels.word("language", reading.report.language),
        "text": words_of(reading.report, (0, len(text)), _marks(reading)),
        "claims": [_claim(claim, reading, counted.get(f"{id_}/{claim.id}"), labels) for claim in reading.claims],
        "incidents": [(one.incident.id, said.incident_name(one.incident, labels)) for one in told],
        "copies": copies_of([id_]).get(id_, ()),
        "checks": [*_checks(reading, labels)],
        "decisions": decisions_on([id_]),
        "correctable": [(name, _correctable(name)) for name in CORRECTABLE],
        "slots": [(slot, labels.word("slot", "sources" if slot == "source" else slot)) for slot in (*_SLOTS, "source")],
    }
    return render(request, "desk/report.html", context_)


def _marks(reading: Reading) -> Iterator[Marked]:
    """The words of every claim's slots: the slot's name, and which claim they are of."""
    for claim in reading.claims:
        for slot in _SLOTS:
            words = getattr(claim, slot)
            if words is not None and words.end > words.start:
                yield words.start, words.end, slot
                yield words.start, words.end, f"claim-{claim.id}"
        for source in claim.sources:
            yield source.start, source.end, "source"
            yield source.start, source.end, f"claim-{claim.id}"


def _claim(claim: Claim, reading: Reading, counted: IncidentClaim | None, labels: Labels) -> dict[str, object]:
    """What the reader read, and beside it what counts where a person ruled otherwise."""
    shown = phrases.figure(claim, labels)
    corrected = dict(counted.read) if counted else {}
    return {
        "id": claim.id,
        "target": f"{reading.report.known_as}/{claim.id}",
        "figure": shown,
        "affected": phrases.group(claim.affected, labels),
        "basis": labels.word("basis", claim.basis),
        "stance": labels.word("stance", claim.stance),
        "asserted": claim.stance == "asserted",
        "chain": phrases.chain(claim.sources, labels),
        "when": phrases.period(claim.when, labels),
        "place": phrases.place(claim.place, labels),
        "doubts": [labels.word("doubt", doubt) for doubt in claim.doubts],
        "counts": said.value(counted, labels) if counted and corrected else "",
        "rejected": counted.rejected if counted else False,
        "decisions": counted.decisions if counted else (),
    }


def _correctable(name: str) -> str:
    """What a member of a claim that can be corrected is called on a form."""
    return {
        "value": _("Number"),
        "value_high": _("Number, up to"),
        "qualifier": _("How exact"),
        "outcome": _("What befell them"),
        "affected": _("Of whom"),
        "basis": _("Counts"),
        "as_of": _("As of the day"),
        "origin": _("Who counted"),
        "stance": _("Stance"),
        "first": _("First day"),
        "last": _("Last day"),
        "place": _("Where"),
    }[name]


def _checks(reading: Reading, labels: Labels) -> Iterator[dict[str, object]]:
    entries: dict[str, Claim | Event] = {event.id: event for event in reading.events}
    entries |= {claim.id: claim for claim in reading.claims}
    for noticed in reading.checks:
        sign, sentence = phrases.check(noticed, entries, labels)
        yield {"sign": sign, "sentence": sentence, "holds": noticed.holds}
