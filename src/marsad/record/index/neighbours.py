"""Which reports are put together: what comes and goes, and which neighbourhoods that touches."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence

from marsad.incidents.decisions import bind
from marsad.incidents.neighbourhoods.changing import Changed, Neighbourhoods
from marsad.incidents.neighbourhoods.sketch import Sketch, sketch_of
from marsad.incidents.ruled_readings import as_ruled
from marsad.model.claim import Reading
from marsad.model.decision import Decision
from marsad.record.index.forget import forget
from marsad.record.index.models import Member, Touched
from marsad.record.index.sketches import SketchesInTables


def change(
    before: Sequence[Decision],
    add: Iterable[Sketch] = (),
    remove: Iterable[str] = (),
    decisions: Sequence[Decision] | None = None,
) -> None:
    """Adds, replaces and removes reports; `before` are the decisions until now, `decisions` all there are if any came.

    What was put together of the neighbourhoods that are no more is forgotten, the new ones are noted as touched.
    """
    changed = Neighbourhoods(SketchesInTables(), before).change(add, remove, decisions)
    _note(changed)


def sketch(reading: Reading, decisions: Iterable[Decision]) -> Sketch:
    """A reading's sketch, with what decisions add to it and without the doubts that they settled."""
    own = [*decisions]
    if not own:
        return sketch_of(reading)
    return sketch_of(as_ruled(reading, bind(own, {reading.report.known_as: reading})))


def _note(changed: Changed) -> None:
    gone = sorted(min(reports) for reports in changed.gone)
    forget(gone)
    Touched.objects.filter(neighbourhood__in=gone).delete()
    touch(min(reports) for reports in changed.made)


def touch(names: Iterable[str]) -> None:
    """Notes that neighbourhoods must be put together anew, whoever is putting them together now."""
    rows = [Touched(neighbourhood=name, mark=secrets.token_hex(8)) for name in names]
    Touched.objects.bulk_create(
        rows, batch_size=200, update_conflicts=True, unique_fields=["neighbourhood"], update_fields=["mark"]
    )


def touch_all() -> None:
    """Marks every neighbourhood as touched."""
    touch(Member.objects.values_list("neighbourhood", flat=True).distinct())
