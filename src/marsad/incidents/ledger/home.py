"""Whose a bare ministry is: in a text that names only the state that struck, a ministry is still the incident's own."""

from __future__ import annotations

from typing import Final

from marsad.incidents.ledger.context import Context
from marsad.incidents.ledger.families import party_of
from marsad.incidents.ledger.introductions import voice_of
from marsad.incidents.ledger.phrases import Wording

#: What states have at work in other countries: which one is told by who speaks, not by where it happened.
ABROAD: Final = ("army", "defence-ministry")


def at_home(party: str, said: Wording, context: Context) -> str | None:
    """The ministry of the incident's own state, where a bare name was taken for that of who struck; None else."""
    known, country, voice = party_of(party), context.country, voice_of(said, "state")
    if known is None or country is None or known.country in (None, country) or said.countries or said.peoples:
        return None
    if voice is None or not voice.sense.endswith("-ministry") or voice.sense in ABROAD:
        return None
    home = f"{country.lower()}-{voice.sense}"
    struck = f"{str(known.country).lower()}-army"
    return home if not context.sources.isdisjoint((home, struck)) and party.endswith(voice.sense) else None
