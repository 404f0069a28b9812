"""What is said once something was ruled."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from marsad.desk import context
from marsad.desk.queue.ruling import Taken
from marsad.errors import BadDecision, DecidedMeanwhile
from marsad.interface.labels import isolate
from marsad.model.decision import Decision
from marsad.record.index.decisions import of_ids


def say_taken(request: HttpRequest, taken: Taken) -> None:
    """Says which decisions were taken, or that they wait for a second person."""
    if taken.decisions:
        ids = ", ".join(one.id for one in taken.decisions)
        count = len(taken.decisions)
        said = ngettext("%(n)s decision was taken: %(ids)s.", "%(n)s decisions were taken: %(ids)s.", count)
        messages.success(request, said % {"n": count, "ids": ids})
    if taken.proposals:
        ids = ", ".join(str(one.pk) for one in taken.proposals)
        count = len(taken.proposals)
        said = ngettext(
            "%(n)s ruling is proposed (%(ids)s): it counts once a second person agrees.",
            "%(n)s rulings are proposed (%(ids)s): they count once a second person agrees.",
            count,
        )
        messages.success(request, said % {"n": count, "ids": ids})


def say_agreed(request: HttpRequest, decision: str) -> None:
    """Says that a proposal became a decision."""
    messages.success(request, _("It is decided now, under both names: %(id)s.") % {"id": decision})


def why_not(error: BadDecision) -> str:
    """Why nothing was done; of what somebody else decided meanwhile who, and why."""
    found = of_ids(error.decisions) if isinstance(error, DecidedMeanwhile) else []
    return _("somebody decided on it meanwhile: %(told)s") % {"told": listed(found)} if found else str(error)


def listed(decisions: Iterable[Decision]) -> str:
    """Decisions in a line: each with its kind, who took it, and why."""
    labels = context.words()
    told = (
        f"{one.id} · {labels.word('decision', one.kind)} · {isolate(', '.join(one.people))}: {isolate(one.because)}"
        for one in decisions
    )
    return "; ".join(told)
