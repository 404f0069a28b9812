"""The register of places as a table like the generated one, made once of its files and checked by digest.

The register itself is slow to read and check; packs and the look-up of ids need no more than its rows.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from marsad.gazetteer.register import Place, PlaceRegister, digest_of_places, read_register
from marsad.gazetteer.table import LOCAL, NEEDS_KIND, Table

FILE: Final = Path(__file__).parent / "curated.tsv"


def curated_table(folder: Path, own: Path | None = None) -> Table:
    """The register's table: from its file where that was made of these rows, else made of them. Raises BadRegister."""
    data = FILE.read_bytes() if own is None and FILE.is_file() else b""
    if data.partition(b"\n")[0].decode() == f"#{digest_of_places(folder, own)}":
        return Table(data)
    return Table(render_table(read_register(folder, own)).encode())


def render_table(register: PlaceRegister) -> str:
    """The rows of a register as text, under its digest; a row that adds names to a generated place has its id."""
    return f"#{register.digest}\n" + "".join(_line(place) for place in register.places.values())


def _line(place: Place) -> str:
    """One row; names are folded later, and those that are local stand with the doubtful, marked."""
    names, doubtful = [], []
    for language in ("ar", "en"):
        names.append("|".join(place.names.get(language, ())))
        odd = sorted(place.doubtful.get(language, ()))
        if "designated" in place.features:
            odd = [NEEDS_KIND + name for name in place.names.get(language, ())]
        local = [LOCAL + name for name in place.local.get(language, ())]
        doubtful.append("|".join([*odd, *local]))
    fields = (
        place.id,
        place.preferred.get("en") or next(iter(place.preferred.values())),
        place.country or "",
        place.precision,
        place.parent or (f"iso:{place.country}" if place.country and place.precision != "country" else ""),
        "" if place.latitude is None else str(place.latitude),
        "" if place.longitude is None else str(place.longitude),
        "",
        *names,
        *doubtful,
    )
    return "\t".join(fields) + "\n"
