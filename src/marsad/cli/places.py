"""`marsad places find`: which places bear a name, what they lie in, where they are, and how the name was matched."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import click

from marsad.cli.options import registers_option
from marsad.gazetteer.lookup import Found
from marsad.interface.labels import INTERFACE_LANGUAGES, Labels, isolate
from marsad.model.vocabulary import PlacePrecision

FORMAT = "marsad.places/1"
_MOST_NAMES = 10
EXIT_CODES = "Exit codes: 0 places bear the name, 1 none does, 2 the command was not understood."


@click.group(short_help="Look places up by name.")
def places() -> None:
    """Look places up in the gazetteer that reports are read with."""


@places.command(short_help="Which places bear a name.", epilog=EXIT_CODES)
@click.argument("name", metavar="NAME", nargs=-1, required=True)
@registers_option
@click.option("--country", metavar="CC", help="Only places of this country (ISO 3166 code: SY).")
@click.option("--json", "as_json", is_flag=True, help="Print one line of JSON.")
@click.option(
    "--lang",
    type=click.Choice(INTERFACE_LANGUAGES),
    help="The language of labels; else that of the environment.",
)
def find(name: tuple[str, ...], registers: Path | None, country: str | None, as_json: bool, lang: str | None) -> None:
    """Show every place that bears NAME, in Arabic or Latin letters, and how the name was matched."""
    from marsad.cli.terminal import write_line
    from marsad.gazetteer.lookup import find_places, near_names
    from marsad.interface.labels import interface_language, labels, plain
    from marsad.mentions.toponyms import tongues
    from marsad.model.json import dumps

    asked = plain(" ".join(name))
    if not asked:
        raise click.BadParameter("it is empty", param_hint="NAME")
    if country is not None and (len(country) != 2 or not country.isalpha()):
        reason = f"{country!r} is not a code of two letters (ISO 3166), such as SY"
        raise click.BadParameter(reason, param_hint="--country")
    known = tongues(registers)
    found = find_places(asked, known, (country.upper(),) if country else ())
    near = [] if found else near_names(asked, known)
    if as_json:
        write_line(dumps({"format": FORMAT, "name": asked, "places": [_record(item) for item in found], "near": near}))
    else:
        for line in _lines(asked, found, near, labels(interface_language(lang))):
            click.echo(line)
    if not found:
        sys.exit(1)


def _record(found: Found) -> dict[str, Any]:
    from marsad.gazetteer.sources import source_of

    place = found.place
    return {
        "id": place.id,
        "name": place.name,
        "names": {code: list(names) for code, names in found.names.items()},
        "country": place.country,
        "precision": place.precision,
        "where_prec": _where_prec(place.precision),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "position_of": None if found.of is None or found.of is place else found.of.id,
        "population": place.population or None,
        "within": [{"id": area.id, "name": area.name, "precision": area.precision} for area in found.above],
        "matched": {"name": found.matched, "language": found.language, "how": found.how},
        "read": found.read,
        "source": source_of(place.id),
    }


def _where_prec(precision: str) -> int | None:
    from marsad.model.precision import where_prec

    return where_prec(cast("PlacePrecision", precision))


def _lines(asked: str, found: list[Found], near: list[str], words: Labels) -> Iterator[str]:
    mark = words.word("card", "mark")
    if not found:
        yield f"{mark}{words.say('places', 'nothing', name=isolate(asked))}"
        if near:
            listed = words.word("card", "comma").join(map(isolate, near))
            yield f"{mark}{words.say('places', 'near', names=listed)}"
        return
    yield f"{mark}{isolate(asked)} · {words.count('places', len(found))}"
    for item in found:
        yield mark
        kind = words.word("precision", item.place.precision)
        yield f"{mark}{isolate(item.place.name)} · {kind} · {isolate(item.place.id)}"
        for key, value in _told(item, words):
            yield f"{mark}  {words.word('places', key)}: {value}"


def _told(found: Found, words: Labels) -> Iterator[tuple[str, str]]:
    """What is said of a place, line by line: a key of the catalogue and its value."""
    from marsad.gazetteer.sources import source_of

    place, comma = found.place, words.word("card", "comma")
    if found.above:
        yield "within", comma.join(isolate(area.name) for area in found.above)
    if found.of is None:
        yield "position", words.word("places", "unknown")
    else:
        point = isolate(f"{found.of.latitude:.5f}, {found.of.longitude:.5f}")
        own = found.of is place
        yield "position", point if own else words.say("places", "of", point=point, name=isolate(found.of.name))
    yield "where_prec", str(_where_prec(place.precision))
    language = words.word("language", found.language)
    yield "matched", f"{isolate(found.matched)} · {language} · {words.word('match', found.how)}"
    yield "read", words.word("read_as", found.read)
    for code, names in found.names.items():
        if names:
            more = words.word("places", "more") if len(names) > _MOST_NAMES else ""
            yield f"names_{code}", comma.join([*map(isolate, names[:_MOST_NAMES]), *([more] if more else [])])
    yield "source", isolate(source_of(place.id))
