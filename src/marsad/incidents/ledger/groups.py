"""Whom a figure counts, under the one name that the record gives the group: `all`, a tag, or a party's id."""

from __future__ import annotations

from typing import Final

from marsad.incidents.ledger.context import Context
from marsad.incidents.ledger.families import force_of, is_force, party_of, root_of
from marsad.incidents.ledger.forces import FIGHTING, force_named, is_fighting
from marsad.incidents.ledger.phrases import NOTHING, Wording, standing, wording
from marsad.model.claim import Claim, Group, Reading
from marsad.model.vocabulary import Outcome

ALL: Final = "all"
#: Of several tags, the one that says most.
_TAGS: Final = (
    "child", "woman", "journalist", "health", "aid", "detainee", "civilian", "security", "combatant", "man",
)  # fmt: skip
#: What befalls nobody but people in custody.
_IN_CUSTODY: Final = frozenset({"held", "escaped"})
#: What befalls people one by one, and no household.
_BODILY: Final = frozenset({"killed", "injured", "casualties"})
_QUOTES: Final = " \n\"'“”‘’«»"
_BEFORE: Final = 24
"""Letters before a group in which a pronoun says whose it is (`its fighters`)."""
_BEHIND: Final = 24
"""Letters behind a group in which its name may go on."""
_EMPTY: Final = Context()
_MEMBERS: Final = "fighters"
"""The sense of words for the men of a body (`members`)."""
_STAFF: Final = "staff"
_AID: Final = "aid"
_TRIBAL: Final = "tribal-fighters"
"""Armed men of a tribe, who are of no force though only one is told of."""


def affected_of(
    claim: Claim, reading: Reading, origin: str = "", context: Context = _EMPTY, *, armed: bool = False
) -> str:
    """The group of a claim told by an origin; a force's members under the party that the reports count them with.

    `armed` says that the origin bears arms, whether the register knows it or not.
    """
    group = claim.affected
    if group is None or claim.outcome == "escaped":
        return _unnamed(claim.outcome, context)
    language = reading.report.language
    said = wording(group.text, language)
    if group.party is None and _is_tribal(group, reading):
        return _TRIBAL
    party = _own_members(claim, group, said, origin, reading) if armed or is_force(origin) else None
    party = party or _force(claim, group, said, origin, reading, context)
    if party is not None:
        return context.names.get(party, party)
    counted = _counted(claim, group, reading)
    tag = next((tag for tag in _TAGS if tag in group.tags), None)
    if counted is not None and (counted != _STAFF or tag is None):
        return _AID if counted == _STAFF and _is_of_helpers(origin) else counted
    if tag is not None:
        return tag
    foreign = [country for country in said.countries if context.country and country != context.country]
    if foreign:
        return f"from-{foreign[0].lower()}"
    return _unnamed(claim.outcome, context)


def side_of_group(affected: str, context: Context) -> str | None:
    """The side (a family's root) of a group that is a force of a party to the fighting of the incident."""
    if not is_force(affected) or root_of(affected) not in context.sides:
        return None
    return root_of(affected)


def _counted(claim: Claim, group: Group, reading: Reading) -> str | None:
    """A kind of people that is counted as such, where the group's words begin its name (`prison employees`).

    Who died is a person, whatever households they are of (`ten members of one family`).
    """
    language, text = reading.report.language, reading.report.text
    said = standing(text[group.start : group.end + _BEHIND].partition("\n")[0] or group.text, language)
    own = len(standing(group.text, language).words)
    counted = (each for each in said.entries if each.kind == "counted" and each.at < own)
    people = (each for each in counted if not (each.at and claim.outcome in _BODILY and "household" in each.features))
    return next((each.sense for each in people), None)


def _is_tribal(group: Group, reading: Reading) -> bool:
    """Whether the group's words, or the one right behind them, say that they are of a tribe (مسلحين عشائريين)."""
    language, text = reading.report.language, reading.report.text
    said = standing(text[group.start : group.end + _BEHIND].partition("\n")[0] or group.text, language)
    own = len(standing(group.text, language).words)
    return any(each.kind == "counted" and each.sense == _TRIBAL and each.at <= own for each in said.entries)


def _is_of_helpers(origin: str) -> bool:
    """Whether an origin is a body of relief, whose own people are aid workers."""
    party = party_of(origin)
    return party is not None and party.kind in ("un", "ngo")


def _force(claim: Claim, group: Group, said: Wording, origin: str, reading: Reading, context: Context) -> str | None:
    """The party whose members the group are, where the words or the incident's other reports say so."""
    named = force_named(group, said)
    if named is not None or not is_fighting(group, said):
        return named
    fighting = not FIGHTING.isdisjoint(group.tags)
    peoples = said.peoples or _words_before(group, reading).peoples
    if peoples:
        return force_of(peoples[0], context.country)
    if fighting and is_force(origin) and (said.owned or _is_owned(group, reading)):
        return origin
    called = [context.called[name] for name in said.called if name in context.called]
    if called:
        return called[0]
    if fighting and is_force(origin) and _names_an_enemy(claim, origin, reading):
        return origin
    return next((context.forces[tag] for tag in group.tags if tag in context.forces), None)


def _own_members(claim: Claim, group: Group, said: Wording, origin: str, reading: Reading) -> str | None:
    """Whose members the group are where a force counts `its members`, or bare members: its own.

    Soldiers of whom an armed group speaks are of the state that it names before (`a Syrian force … its soldiers`).
    """
    if group.party is not None or said.parties or _MEMBERS not in said.bodies:
        return None
    owned = said.owned or _is_owned(group, reading)
    party = party_of(origin)
    if owned and "security" in group.tags and party is not None and party.kind == "armed-group":
        countries = wording(reading.report.text[claim.evidence.start : group.start], reading.report.language).countries
        return f"{countries[0].lower()}-army" if len(countries) == 1 else None
    bare = len(said.words) == 1 and FIGHTING.isdisjoint(group.tags) and not said.called  # assailants are nobody's own
    return origin if (owned and FIGHTING.isdisjoint(group.tags)) or bare else None


def _names_an_enemy(claim: Claim, origin: str, reading: Reading) -> bool:
    """Whether the same sentence counts another side by its name: who is not named there is the speaker's own."""
    start, end = claim.evidence.start, claim.evidence.end
    parties = {
        other.affected.party
        for other in reading.claims
        if other.affected and other.affected.party and start <= other.quantity.start < end
    }
    return any(is_force(party) and root_of(party) != root_of(origin) for party in parties)


def _is_owned(group: Group, reading: Reading) -> bool:
    """Whether the words before a group say that it is the speaker's (`its fighters`, `its own fighters`)."""
    return _words_before(group, reading, 2).owned


def _words_before(group: Group, reading: Reading, most: int = 1) -> Wording:
    """What the last words before a group say of it (`its fighters`, `Kurdish "soldiers"`)."""
    before = reading.report.text[max(0, group.start - _BEFORE) : group.start].rstrip(_QUOTES).split()
    return wording(" ".join(before[-most:]), reading.report.language) if before else NOTHING


def _unnamed(outcome: Outcome, context: Context) -> str:
    """Whom an outcome befalls where nothing says it: those caught after others escaped had been in custody."""
    caught = outcome == "detained" and context.escaped
    return "detainee" if caught or outcome in _IN_CUSTODY else ALL
