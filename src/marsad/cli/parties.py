"""`marsad parties find`: who a name is, in either language, and what matched."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import click

from marsad.cli.options import registers_option
from marsad.cli.terminal import write_line
from marsad.interface.labels import INTERFACE_LANGUAGES, Labels, interface_language, isolate, labels
from marsad.parties.find import Found
from marsad.parties.party import Party
from marsad.parties.register import Register

EXIT_CODES: Final = "Exit codes: 0 found, 1 not found, 2 the command was not understood or a register is wrong."


@click.group()
def parties() -> None:
    """Look parties up in the register."""


@parties.command("find", short_help="Who a name is, in any language.", epilog=EXIT_CODES)
@click.argument("name", nargs=-1, required=True)
@registers_option
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.option("--lang", type=click.Choice(INTERFACE_LANGUAGES), help="The language of labels; else the environment's.")
def find_command(name: tuple[str, ...], registers: Path | None, as_json: bool, lang: str | None) -> None:
    """Find a party by a name, an abbreviation or an id: what matched, its names, whose it is, near names."""
    from marsad.languages.registered import own_registers
    from marsad.parties.find import find, near
    from marsad.parties.register import party_register

    words = " ".join(" ".join(name).split())
    if not words:
        raise click.BadParameter("it is empty", param_hint="NAME")
    own = own_registers(registers).get("parties") if registers is not None else None
    register = party_register(own)
    found = find(register, words, _folded)
    close = [] if found else near(register, words, _folded)
    if as_json:
        _print_json(words, found, close, register)
    else:
        for line in _lines(words, found, close, register, labels(interface_language(lang))):
            click.echo(line)
    if not found:
        sys.exit(1)


def _folded(name: str, language: str) -> str:
    """A name as texts of its language are folded; of a language without a pack, in small letters."""
    from marsad.languages.pack import languages, orthography_of

    folded = orthography_of(language).fold(name) if language in languages() else name
    return " ".join(folded.casefold().split())


def _print_json(words: str, found: list[Found], close: list[Found], register: Register) -> None:
    from marsad.model.json import dumps

    told = {"format": "marsad.parties/1", "query": words, "found": [_told(each, register) for each in found]}
    write_line(dumps(told | {"near": [_told(each, register) for each in close]}))


def _told(found: Found, register: Register) -> dict[str, Any]:
    what = found.what
    told: dict[str, Any] = {"id": what.id, "kind": what.kind, "country": what.country}
    told["matched"] = {"name": found.name, "language": found.language or None, "said": found.said, "how": found.how}
    told["names"] = {language: list(names) for language, names in what.names.items()}
    if not isinstance(what, Party):
        return told | {"may_be": list(dict.fromkeys(candidate.party for candidate in what.candidates))}
    told |= {"preferred": dict(what.preferred), "parent": what.parent, "start": what.start, "end": what.end}
    told |= {"quoted": {language: list(names) for language, names in what.quoted.items()}}
    told |= {"loaded": {language: list(names) for language, names in what.loaded.items()}}
    return told | {"whose_word": list(what.whose_word), "wings": _wings(what.id, register)}


def _wings(party: str, register: Register) -> list[str]:
    return [each.id for each in register.parties.values() if each.parent == party]


def _lines(words: str, found: list[Found], close: list[Found], register: Register, said: Labels) -> Iterator[str]:
    for number, each in enumerate(found):
        if number:
            yield ""
        yield from _card(each, register, said)
    if not found:
        yield said.say("find", "nothing", name=isolate(words))
        for each in close:
            yield "  " + said.say("find", "near", name=isolate(each.name), party=_called(each.what.id, register, said))


def _card(found: Found, register: Register, said: Labels) -> Iterator[str]:
    what = found.what
    yield _called(what.id, register, said)
    language = said.word("language", found.language) if found.language else ""
    how = said.say("find", found.said, language=language) + said.word("find", "comma") + said.word("find", found.how)
    yield f"  {said.word('find', 'matched')}: {isolate(found.name)} ({how})"
    yield f"  {said.word('find', 'kind')}: {said.word('party', what.kind)}"
    if what.country:
        yield f"  {said.word('find', 'country')}: {_called(what.country.lower(), register, said)}"
    if isinstance(what, Party):
        yield from _of_party(what, register, said)
    else:
        parties = dict.fromkeys(candidate.party for candidate in what.candidates)
        may = said.word("find", "next").join(_called(party, register, said) for party in parties)
        yield f"  {said.word('find', 'may_be')}: {may}"
    for language, names in what.names.items():
        yield f"  {said.say('find', 'names', language=said.word('language', language))}: {_list(names, said)}"


def _of_party(party: Party, register: Register, said: Labels) -> Iterator[str]:
    if party.parent:
        yield f"  {said.word('find', 'parent')}: {_called(party.parent, register, said)}"
    if party.start or party.end:
        unknown = said.word("find", "unknown")
        yield "  " + said.say("find", "days", start=party.start or unknown, end=party.end or unknown)
    for language, names in party.quoted.items():
        yield f"  {said.say('find', 'only_quoted', language=said.word('language', language))}: {_list(names, said)}"
    for language, names in party.loaded.items():
        yield f"  {said.say('find', 'takes_a_side', language=said.word('language', language))}: {_list(names, said)}"
    if party.whose_word:
        whose = said.word("find", "next").join(_called(each, register, said) for each in party.whose_word)
        yield f"  {said.word('find', 'whose_word')}: {whose}"


def _called(party: str, register: Register, said: Labels) -> str:
    """A party's preferred name in the interface language, and its id."""
    known = register.parties.get(party)
    names = {} if known is None else {language: each[0] for language, each in known.names.items() if each}
    name = names.get(said.language) or next(iter(names.values()), None)
    return f"{isolate(name)} ({isolate(party)})" if name else isolate(party)


def _list(names: tuple[str, ...], said: Labels) -> str:
    return said.word("find", "next").join(map(isolate, names))
