"""Values of a reading in the words of the interface: a quantity, a period, a chain of sources, a check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.interface.labels import Labels, isolate
from marsad.model.claim import Cause, Check, Claim, Event, Group, Person, Place, Quantity, Source, When
from marsad.model.vocabulary import Qualifier

Entries = Mapping[str, Claim | Event]


def quantity(said: Quantity, labels: Labels) -> str:
    """`more than 850`, `10 to 12`, `several`."""
    return amount(said.value, said.value_high, said.qualifier, labels)


def amount(value: int | None, high: int | None, qualifier: Qualifier, labels: Labels) -> str:
    """A value with its qualifier."""
    return labels.say("quantity", qualifier, value=_digits(value, labels), high=_digits(high, labels))


def figure(claim: Claim, labels: Labels) -> str:
    """A figure's number and outcome: `181 killed`."""
    return labels.say(
        "card", "figure", value=quantity(claim.quantity, labels), outcome=labels.word("outcome", claim.outcome)
    )


def group(said: Group | None, labels: Labels) -> str:
    """A group in the report's words, with its party and what the text says of it."""
    if said is None:
        return ""
    notes = [labels.word("tag", tag) for tag in said.tags] + ([isolate(said.party)] if said.party else [])
    return isolate(said.text) + _noted(notes, labels)


def period(when: When | None, labels: Labels, quoted: bool = True) -> str:
    """A day or a period, with the words that say so."""
    if when is None:
        return ""
    return days(when.first, when.last, labels) + (f"  {isolate(when.text)}" if when.text and quoted else "")


def days(first: str | None, last: str | None, labels: Labels) -> str:
    """`2022-01-26`, `2022-01-20 to 2022-01-26`, or that they are open."""
    known = [day for day in (first, last) if day]
    if len(known) == 2 and first != last:
        return labels.say("card", "period", first=labels.day(known[0]), last=labels.day(known[1]))
    return labels.day(known[0]) if known else labels.word("mention", "unresolved")


def place(said: Place | None, labels: Labels, noted: bool = True) -> str:
    """A place in the report's words, with the gazetteer's name for it and how precise it is."""
    if said is None:
        return ""
    notes = [isolate(said.name)] if said.name and said.name != said.text else []
    notes += [labels.word("precision", said.precision)] if said.precision else []
    return isolate(said.text) + (_noted(notes, labels) if noted else "")


def chain(sources: Sequence[Source], labels: Labels, noted: bool = True) -> str:
    """Who says so, outermost first; the report itself where it names nobody."""
    if not sources:
        return labels.word("source", "report")
    return labels.word("card", "chain").join(
        isolate(source.text) + (_noted([labels.word("source", source.kind)], labels) if noted else "")
        for source in sources
    )


def cause(said: Cause | None, labels: Labels) -> str:
    """The cause of harm in the report's words, with its class."""
    return "" if said is None else isolate(said.text) + _noted([labels.word("cause", said.cause)], labels)


def persons(named: Sequence[Person], labels: Labels) -> str:
    """Those who are named for a figure."""
    return labels.word("card", "comma").join(_person(person, labels) for person in named)


def doubts(held: Sequence[str], labels: Labels) -> str:
    """What the reader does not commit to."""
    return labels.word("card", "comma").join(labels.word("doubt", doubt) for doubt in held)


def check(noticed: Check, entries: Entries, labels: Labels) -> tuple[str, str]:
    """What the reader noticed, as a sign and a sentence."""
    if noticed.kind == "parts-sum-to-total":
        return ("✓" if noticed.holds else "✗"), _sum(noticed, entries, labels)
    if noticed.kind == "opposed":
        return "≠", _opposed(noticed, entries, labels)
    return "!", _other(noticed, entries, labels)


def _sum(noticed: Check, entries: Entries, labels: Labels) -> str:
    parts = [_value(entries.get(part)) for part in noticed.parts]
    total = _value(entries.get(noticed.total or ""))
    known = [part for part in parts if part is not None]
    return labels.say(
        "check",
        "parts-hold" if noticed.holds else "parts-fail",
        sum=" + ".join(_digits(part, labels) for part in parts),
        total=_digits(total, labels),
        made=_digits(sum(known), labels),
    )


def _opposed(noticed: Check, entries: Entries, labels: Labels) -> str:
    opposed = [entries[entry] for entry in noticed.claims if entry in entries]
    sides = [
        labels.say("check", "side", stance=labels.word("stance", entry.stance), source=_innermost(entry, labels))
        for entry in opposed
    ]
    sides += [labels.say("check", "denial", words=isolate(span.text)) for span in noticed.words]
    what = _name(opposed[0], labels) if opposed else ""
    return labels.say("check", "opposed", what=what, sides=labels.word("card", "comma").join(sides))


def _other(noticed: Check, entries: Entries, labels: Labels) -> str:
    """A check of any other kind: the claims and the words that it is about, and what its kind says of them."""
    comma = labels.word("card", "comma")
    cited = [_name(entries[entry], labels) for entry in noticed.claims if entry in entries]
    words = [isolate(span.text) for span in noticed.words]
    kind = noticed.kind if noticed.kind in labels.words["check"] else "other"
    return labels.say("check", kind, kind=noticed.kind, claims=comma.join(cited), words=comma.join(words))


def _name(entry: Claim | Event, labels: Labels) -> str:
    return figure(entry, labels) if isinstance(entry, Claim) else labels.word("event", entry.type)


def _innermost(entry: Claim | Event, labels: Labels) -> str:
    return isolate(entry.sources[-1].text) if entry.sources else labels.word("source", "report")


def _digits(value: int | None, labels: Labels) -> str:
    return "?" if value is None else labels.number(value)


def _value(entry: Claim | Event | None) -> int | None:
    return entry.quantity.value if isinstance(entry, Claim) else None


def _person(person: Person, labels: Labels) -> str:
    notes = [isolate(person.role)] if person.role else []
    notes += [labels.word("person", person.sex)] if person.sex else []
    notes += [labels.say("person", "age", years=labels.number(person.age))] if person.age is not None else []
    return isolate(person.text) + _noted(notes, labels)


def _noted(notes: Sequence[str], labels: Labels) -> str:
    return f" ({labels.word('card', 'comma').join(notes)})" if notes else ""
