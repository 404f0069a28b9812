"""An addition begun: what was given for it is put beside the record, and a process of its own goes on from there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from marsad.desk.adding.folder import folder_of
from marsad.desk.adding.given import BadAddition, Kind, Told
from marsad.desk.adding.process import ACTIVE, AT_ONCE, begin
from marsad.desk.adding.work import PASTED
from marsad.desk.kept.models import Addition
from marsad.desk.members.models import Member
from marsad.desk.pages.words import shown
from marsad.record.home import Home

_BRIEF: Final = 80


def begun(home: Home, member: Member, kind: Kind | str, told: Told, put: Callable[[Path], str]) -> Addition:
    """A new addition, given to a process of its own; `put` puts what was given into a folder and names it.

    Raises BadAddition; and what reading of the network raises where it breaks off: then nothing of it stays.
    """
    if Addition.objects.filter(state__in=ACTIVE).count() >= AT_ONCE:
        raise BadAddition(_("Others are adding reports: wait until one of the additions has ended."))
    one = Addition.objects.create(member=member, kind=kind, named="", given=told.as_json(), state="coming")
    folder = folder_of(home, one.id)
    folder.mkdir(mode=0o700, parents=True)
    try:
        one.named = put(folder)
    except (BadAddition, OSError):
        one.delete()
        for file in folder.iterdir():
            file.unlink()
        folder.rmdir()
        raise
    one.state = "waiting"
    one.save()
    begin(home, one.id)
    return one


def put_pasted(text: str, folder: Path) -> str:
    """Puts a text there, and calls it by its beginning. Raises BadAddition where there is none."""
    if not text.strip():
        raise BadAddition(_("Nothing was pasted."))
    (folder / PASTED).write_bytes(text.replace("\r\n", "\n").encode("utf-8", "replace"))
    return shown(" ".join(text.split())[:_BRIEF])
