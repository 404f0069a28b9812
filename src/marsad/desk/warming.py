"""What a process of the desk needs sooner or later, loaded while it already answers: nobody waits for it."""

from __future__ import annotations

import gc
import threading
from pathlib import Path

from django.template.loader import get_template
from django.template.utils import get_app_template_dirs
from django.urls import get_resolver

from marsad import read
from marsad.desk.apps import registers
from marsad.desk.pages.areas import areas
from marsad.exports.geography import bearers_of
from marsad.incidents.accounts.spots import names_of
from marsad.incidents.ledger.phrases import wording
from marsad.incidents.neighbourhoods.sketch import sketch_of
from marsad.interface.choices import registered
from marsad.interface.labels import INTERFACE_LANGUAGES, labels
from marsad.parties.register import party_register
from marsad.record.ask.party_names import called, id_of

_SENTENCES = {
    "ar": "قال المرصد إن 3 أشخاص قتلوا في قصف على حلب أمس.",
    "en": "A medical source said 3 people died in Homs.",
}
"""What every word of a language is loaded for once."""


def warm() -> None:
    """Loads pages and templates before processes part: they have them in common."""
    get_resolver().url_patterns  # noqa: B018 - it loads every page
    for name in _templates():
        get_template(name)
    for language in INTERFACE_LANGUAGES:
        labels(language)
    gc.collect()
    gc.freeze()  # what is loaded now stays, and is not looked through again for what is not needed


def warm_beside() -> None:
    """Has a thread load names, and what reads and groups, which the first decision needs. It asks no database."""
    threading.Thread(target=_names, daemon=True).start()


def _names() -> None:
    import marsad.record.index.settle
    import marsad.record.index.take_in  # noqa: F401 - to have them loaded

    own = registers()
    for language, text in _SENTENCES.items():
        sketch_of(read(text, language=language, registers=own))
        wording(text, language)
    names_of("SY", own)
    areas()
    bearers_of(None, None, None)
    party_register()
    registered(own)
    called("", own)
    id_of("", own)
    gc.freeze()


def _templates() -> list[str]:
    """The names of the desk's own templates."""
    return sorted(
        str(file.relative_to(folder))
        for folder in map(Path, get_app_template_dirs("templates"))
        if "marsad" in folder.parts
        for file in folder.rglob("*.html")
    )
