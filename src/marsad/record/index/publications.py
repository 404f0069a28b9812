"""What is published where, as the index has it: every act, and for each address what readers find there now."""

from __future__ import annotations

from marsad.model.publication import Publication
from marsad.record import kept_publication
from marsad.record.index.models import Address
from marsad.record.index.models import Publication as PublicationRow

SHOWN, WITHDRAWN, REPLACED = "shown", "withdrawn", "replaced"


def put(act: Publication, entry: int) -> None:
    """Takes in an act of the log's entry."""
    whole = kept_publication.to_bytes(act).decode()
    PublicationRow.objects.create(entry=entry, id=act.id, address=act.address, whole=whole)
    state = SHOWN if act.act == "publish" else WITHDRAWN
    now = {"state": state, "entry": entry, "policy": act.policy, "replaced_by": ""}
    Address.objects.update_or_create(address=act.address, defaults=now)
    for row in Address.objects.filter(address__in=act.replaces).exclude(address=act.address):
        if row.state != WITHDRAWN:
            row.state = REPLACED
        row.replaced_by = "\n".join(dict.fromkeys([*row.replaced_by.split(), act.address]))
        row.entry = entry
        row.save()


def act_of(row: PublicationRow) -> Publication:
    """The act that a row holds."""
    return kept_publication.from_bytes(row.whole.encode())
