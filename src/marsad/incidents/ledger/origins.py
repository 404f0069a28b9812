"""Who answers for a figure: the innermost source that counted, a minister or spokesman being the body he speaks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from marsad.incidents.ledger.context import Context, sources_in
from marsad.incidents.ledger.families import body_of, borne_in, force_of, line_of, names_of, party_of, root_of
from marsad.incidents.ledger.home import ABROAD, at_home
from marsad.incidents.ledger.introductions import (
    fuller_of,
    hospital_before,
    in_full,
    introduced_as,
    introduction_of,
    only_before,
    person_of,
    trade_of,
    voice_of,
)  # fmt: skip
from marsad.incidents.ledger.issuing import issuer_of
from marsad.incidents.ledger.phrases import Said, Wording, wording
from marsad.incidents.ledger.proper_names import proper_name
from marsad.incidents.ledger.referring import begun_in_text, names_kind, referred
from marsad.model.claim import Reading, Source
from marsad.model.vocabulary import SourceKind

_NO_BODY: Final = frozenset({"agency", "outlet", "witness", "anonymous", "document"})
_UNNAMED: Final = frozenset({"anonymous", "witness"})
#: Bodies that speak for their side in a fight, beside its forces: what a ministry of health counts is no side's word.
_COMMANDS: Final = ("defence-ministry", "interior-ministry", "government", "presidency")
UNNAMED: Final = "anonymous-source"
"""Who gave his name to nobody, and of whom nothing is told."""
_EMPTY: Final = Context()
#: What an unnamed source of a kind can be in the register.
_KINDS: Final[Mapping[str, tuple[str, ...]]] = {"monitor": ("monitor", "ngo"), "agency": ("agency",)}
_LOCAL: Final = "health-directorate"
"""What counts the dead of a town or a province, where no ministry does."""
_FEW: Final = 2
"""The most words that tell a kind and no name."""
_FORCES: Final = frozenset({"army", "police", "state", "force"})
_OFFICES: Final = frozenset({"office", "spokesman"})
_LONGEST: Final = 6
"""Words of a body's own name that its id is made of."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Who counted: a party's id, or the kind of an unnamed source. `via` are those it came through, outermost first."""

    id: str
    kind: SourceKind | None
    via: tuple[str, ...] = ()
    side: str | None = None
    """The family (a party's id) for which the origin speaks, where that fights in the incident."""

    @property
    def told(self) -> bool:
        """Whether the report names anybody for it."""
        return self.kind is not None


def origin_in(sources: tuple[Source, ...], reading: Reading, context: Context = _EMPTY) -> Origin:
    """The origin at the end of a chain of sources, outermost first."""
    chain = _without_company([source for source in sources if source.kind != "document"])
    named = [_id(source, reading, context) for source in chain]
    while named and named[-1] is None:
        named.pop()
    if not named or named[-1] is None:
        return _of_issuer(reading, context) or Origin(own_word(reading), None)
    id_, kind = named[-1], chain[len(named) - 1].kind
    via = tuple(dict.fromkeys(name for name in named[:-1] if name and name != id_))
    side = side_of(id_, context) or (id_ if _bears_arms(chain[len(named) - 1], id_, reading) else None)
    return Origin(id_, kind, via, side)


def _of_issuer(reading: Reading, context: Context) -> Origin | None:
    """The origin of what a statement says of its own: who put it out."""
    issuer = issuer_of(reading)
    id_ = _id(issuer, reading, context) if issuer is not None else None
    if issuer is None or id_ is None:
        return None
    side = side_of(id_, context) or (id_ if _bears_arms(issuer, id_, reading) else None)
    return Origin(id_, issuer.kind, (), side)


def _without_company(chain: list[Source]) -> list[Source]:
    """A chain without the unnamed one beside an official (`an interior ministry official and a medic said`).

    An official hands on nobody's word: what stands inside him in the chain told the same beside him.
    """
    while len(chain) > 1 and chain[-1].kind in _UNNAMED and chain[-2].kind == "official":
        chain = chain[:-1]
    return chain


def own_word(reading: Reading) -> str:
    """The id of what a report says of its own: `report`, with its outlet where that is known."""
    outlet = reading.report.outlet
    told = wording(outlet, reading.report.language) if outlet else None
    parties = [id_ for id_ in told.parties if _counts_itself(id_)] if told else []
    if len(parties) == 1:
        return parties[0]
    return f"report:{'-'.join(outlet.split()).casefold()}" if outlet else "report"


def outlet_of(reading: Reading) -> str | None:
    """The id of the outlet that carried a report: of a party's name the party, whatever it is; None where none is."""
    outlet = reading.report.outlet
    if not outlet:
        return None
    parties = wording(outlet, reading.report.language).parties
    return next(iter(parties)) if len(parties) == 1 else own_word(reading)


def _counts_itself(id_: str) -> bool:
    """Whether a party whose name an outlet bears is no medium, but a body that counts."""
    party = party_of(id_)
    return party is not None and party.kind in ("monitor", "ngo", "un")


def side_of(id_: str, context: Context) -> str | None:
    """The side of an origin that is, or commands, a force of a family that fights in the incident."""
    root = root_of(id_)
    party = party_of(id_)
    if party is None or root not in context.sides:
        return None
    speaks = party.kind in ("armed-forces", "armed-group", "police", "government") or id_.endswith(_COMMANDS)
    return root if speaks else None


def _bears_arms(source: Source, id_: str, reading: Reading) -> bool:
    """Whether a source that the register does not know is an armed group by its words: a side, whatever it counts."""
    if party_of(id_) is not None or source.kind in _NO_BODY:
        return False
    said = wording(source.text, reading.report.language)
    speaks = source.kind in ("party", "official") or "spokesman" in said.speakers
    return said.armed and speaks and not any({"state", "place"} & voice.features for voice in said.voices)


def _id(source: Source, reading: Reading, context: Context) -> str | None:
    """The id of one source; None where it is the report's own correspondent or says nothing of who counted."""
    language = reading.report.language
    said = wording(source.text, language)
    if source.party is not None:
        return at_home(source.party, said, context) or _narrower(source.party, in_full(source, said, reading), context)
    if source.kind in ("named", "official"):
        known = person_of(said, context)
        if known is not None and known.text != source.text:
            if known.party is not None:
                return known.party
            said = wording(known.text, language)
        elif known is None and source.kind == "named" and not (said.voices or said.speakers or said.owned):
            introduced = introduction_of(source, reading)
            voices = tuple(voice for voice in introduced.voices if "role" not in voice.features)
            said = said._replace(speakers=introduced.speakers, voices=voices, owned=introduced.owned)
    if "correspondent" in said.speakers and not said.parties:
        return None
    body = said._replace(words=said.name) if "spokesman" in said.speakers and said.name else said
    fuller = fuller_of(source, body, reading) if source.kind not in _UNNAMED else None
    if fuller is not None:
        if fuller.party is not None:
            return fuller.party
        source, said = fuller, wording(fuller.text, language)
    return _of_words(source, said, reading, context)


def _narrower(party: str, said: Wording, context: Context) -> str:
    """A party's own body, where the words name one (the minister of health in a government: its health ministry).

    Of a government whose bodies the register has not it is the state's, where no rival government speaks.
    """
    for voice in said.voices:
        if "state" in voice.features and "vague" not in voice.features and voice.sense != "government":
            owner = _state_of_army(party) if voice.sense.endswith("-ministry") else None
            bodies = list(body_of(voice.sense, owner or party))
            if len(bodies) == 1:
                return bodies[0]
            if owner is not None and voice.sense != "defence-ministry":
                return f"{owner.lower()}-{voice.sense}"
            if not bodies and (country := _governed(party)) is not None and _governs_alone(party, country, context):
                return f"{country.lower()}-{voice.sense}"
    return party


def _state_of_army(party: str) -> str | None:
    """The state whose own army a party is: an army has no ministry, one that is said to be with it is the state's."""
    code, _, body = party.partition("-")
    return code.upper() if body in ("army", "armed-forces") and len(code) == len("sd") else None


def _governed(party: str) -> str | None:
    """The state of a government that stands under no party."""
    known = party_of(party)
    return known.country if known is not None and known.kind == "government" and known.parent is None else None


def _governs_alone(party: str, country: str, context: Context) -> bool:
    """Whether no other government of a state speaks in the incident; the state's own name is none."""
    others = context.sources - {party, f"{country.lower()}-government"}
    return not any(_governed(other) == country for other in others)


def _of_words(source: Source, said: Wording, reading: Reading, context: Context) -> str | None:
    """The id that a source's words make, where the register has none."""
    known = _known_by_words(said, reading.report.language, context)
    if known is not None:
        return known
    if len(said.words) == 1 and said.countries:
        return f"{said.countries[0].lower()}-government"
    if said.peoples and not _FORCES.isdisjoint((*said.bodies, *said.speakers)):
        force = force_of(said.peoples[0], context.country)
        if force is not None:
            return force
    if said.parties and not voice_of(said, "state"):
        return said.parties[-1]
    borne = next(filter(None, (borne_in(name, context.country) for name in said.shared)), None)
    if borne is not None:
        return borne
    general = _general(source, said, reading, context)
    if general is not None:
        return general
    voice = voice_of(said, "state") or voice_of(said, "place")
    hidden = source.kind in _UNNAMED or _is_only_unnamed(said)
    if voice is not None and not (hidden and voice.sense in ("police", "army")):
        return _state_body(voice, said, context) if "state" in voice.features else _town_body(voice, said)
    introduced = introduced_as(source, said, reading)
    if introduced is not None:
        return introduced.party
    only = _meant(source, said, reading, context)
    if only is not None:
        return only
    if _holds_office(source, said):
        owner = _before(source, reading, context) or (hospital_before(source, reading) if said.owned else None)
        if owner is not None:
            return owner
    role = voice_of(said, "role")
    if role is not None and "itself" in role.features:
        return role.sense
    if hidden or (role is not None and source.kind != "party"):
        hint = role or voice or trade_of(source, reading)
        if hint is None and source.kind == "official":
            return "anonymous-official"
        return UNNAMED if hint is None else f"anonymous-{hint.sense}-source"
    fuller = context.shortened.get(" ".join(said.words)) or begun_in_text(source, said, reading, context)
    if fuller is not None:
        return fuller
    name = said.name if len(said.name) > max(1, len(said.countries)) else said.words
    return "-".join((proper_name(source.text, reading.report.language) or name)[:_LONGEST]) or None


def _known_by_words(said: Wording, language: str, context: Context) -> str | None:
    """The one source of the incident of whose name these are some words (`الدفاع المدني` of the White Helmets)."""
    words = frozenset(said.words)
    if len(words) < _FEW or any("unnamed" in voice.features for voice in said.voices):
        return None
    known = [id_ for id_ in sorted(context.sources) if any(words <= name for name in names_of(id_, language))]
    if voice_of(said, "state") is not None:
        known = [id_ for id_ in known if _country(id_) == context.country]
    return known[0] if len(known) == 1 else None


def _holds_office(source: Source, said: Wording) -> bool:
    """Whether somebody holds an office in a body that was named before (`its spokesman`, `Director N.`)."""
    if set(said.bodies) - {"modifier"} and not said.owned:
        return False
    office = source.kind == "named" and not _OFFICES.isdisjoint(said.speakers)
    return office or (said.owned and source.kind in ("named", "official"))


def _general(source: Source, said: Wording, reading: Reading, context: Context) -> str | None:
    """Who is meant by a word for a kind alone (`the monitor`): the one of it that the report names, or the incident."""
    if len(said.words) > (_FEW if source.text.islower() else 1):
        return None  # مرصد كردفان: a name
    named = [context.called[name] for name in said.called if name in context.called]
    if named:
        return named[0]
    here = frozenset(each.party for each in sources_in(reading) if each.party is not None)
    for kind in _KINDS.get(source.kind, ()):
        for parties in (here, context.sources):
            known = [id_ for id_ in parties if (party := party_of(id_)) is not None and party.kind == kind]
            if len(known) == 1:
                return known[0]
    return None


def _meant(source: Source, said: Wording, reading: Reading, context: Context) -> str | None:
    """The id of whom a word for a kind of body means, by what the report names beside it."""
    kind = names_kind(said) or source.kind == "outlet"
    meant = referred(source, said, reading, context) if kind else only_before(source, said, reading)
    return _id(meant, reading, context) if isinstance(meant, Source) else meant


def _is_only_unnamed(said: Wording) -> bool:
    """Whether the words name nobody: a source, an official, a witness of some trade."""
    return any(voice.sense == "unnamed" for voice in said.voices) and not said.parties


def _state_body(voice: Said, said: Wording, context: Context) -> str:
    """Whose body it is: the party's or the country's that the words name, else one that the incident's reports know."""
    function = voice.sense
    for owner in (*said.parties, *said.countries):
        bodies = list(body_of(function, owner))
        if bodies:
            return bodies[0]
    if "vague" in voice.features:
        known = sorted(id_ for id_ in context.sources if id_.endswith("-ministry"))
        return known[0] if len(known) == 1 else function
    if "local" in voice.features and said.places and not any(id_.endswith(f"-{function}") for id_ in context.sources):
        return _town_body(Said(_LOCAL, voice.features), said)
    country = said.countries[0] if said.countries else context.country
    known = sorted(id_ for id_ in context.sources if id_.endswith(f"-{function}"))
    if len(known) == 1 and not said.countries and function in ABROAD:
        return known[0]
    here = [id_ for id_ in known if country is None or _country(id_) == country]
    if len(here) == 1:
        return here[0]
    if said.owned and len(known) == 1:
        return known[0]
    return f"{country.lower()}-{function}" if country else function


def _country(id_: str) -> str | None:
    party = party_of(id_)
    return party.country if party is not None else id_[:2].upper()


def _town_body(voice: Said, said: Wording) -> str:
    """A town's body (`governor`), with the town where the words name one."""
    return "-".join((*(place.casefold().replace(" ", "-") for place in said.places[:1]), voice.sense))


def _before(source: Source, reading: Reading, context: Context) -> str | None:
    """The body last named as a source before this one: whose office a pronoun says (`its spokesman`)."""
    earlier = [each for each in sources_in(reading) if each.start < source.start and each.kind not in _NO_BODY]
    for each in sorted(earlier, key=lambda each: -each.start):
        if each.party is not None:
            return each.party
        said = wording(each.text, reading.report.language)
        voice = voice_of(said, "state")
        if voice is not None and not _is_only_unnamed(said):
            return _state_body(voice, said, context)
    return None


def stands_over(over: str, under: str) -> bool:
    """Whether an origin is the umbrella of another, whose word its own may be (`houthis` of their health ministry)."""
    if over == UNNAMED:
        return under.startswith("anonymous-") and under != UNNAMED
    return over != under and over in line_of(under)
