"""Every format that a record can be exported in, by name, and how one is written."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from marsad.errors import BadExport
from marsad.exports.acled import acled_files
from marsad.exports.airwars import airwars_files
from marsad.exports.files import File
from marsad.exports.geojson import geojson_files
from marsad.exports.hxl import hxl_files
from marsad.exports.material import Material
from marsad.exports.plain_tables import csv_files, parquet_files
from marsad.exports.record import record_files
from marsad.exports.shown import shown
from marsad.exports.ucdp import ucdp_files
from marsad.exports.words import word
from marsad.exports.zipped import zipped

Make = Callable[..., list[File]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: how its files are made of a shown material, and whether the first of them is the whole of it."""

    make: Make
    single: bool = True

    def files(self, material: Material, *, excel: bool = False) -> list[File]:
        """The files of a material without what its project withholds."""
        return self.make(shown(material), excel=excel)


FORMATS: Final[dict[str, Format]] = {
    "record": Format(record_files),
    "csv": Format(csv_files, single=False),
    "parquet": Format(parquet_files, single=False),
    "ucdp": Format(ucdp_files),
    "acled": Format(acled_files),
    "hxl": Format(hxl_files),
    "geojson": Format(geojson_files),
    "airwars": Format(airwars_files),
}


def export(material: Material, format: str, out: Path | BinaryIO, *, excel: bool = False) -> tuple[Path, ...]:
    """Write a material in a format; the paths that were written, the first one first, none for a stream.

    A path with an ending (`ged.csv`) takes the one file of a format, with what belongs to it beside it
    (`ged.claims.csv`, `ged.README.md`); else the path is a folder, which is made. A stream takes the one file
    of a format that has one, else all of them as an uncompressed tar. `excel` puts the mark of UTF-8 before CSV. What
    the project withholds is left out. Raises BadExport.
    """
    files = _format(format).files(material, excel=excel)
    if isinstance(out, Path):
        return _write(_placed(files, _format(format), out))
    if _format(format).single:
        for piece in files[0].pieces:
            out.write(piece)
    else:
        _write_tar(files, out)
    return ()


def streamed(material: Material, format: str, *, excel: bool = False) -> tuple[str, Iterator[bytes]]:
    """A material in a format for whoever takes it through the web: the ending of its name, and its bytes in pieces.

    A format of one file is that file, any other a ZIP of its files. What the project withholds is left out before
    the first piece. Raises BadExport.
    """
    own = _format(format)
    files = own.files(material, excel=excel)
    if own.single:
        return files[0].path.rpartition(".")[2], iter(files[0].pieces)
    return "zip", zipped(files)


def cannot_hold(format: str, language: str = "en") -> str:
    """What a format cannot hold of a record, in English or Arabic. Raises BadExport."""
    _format(format)
    return word(f"format.{format}.cannot", language)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise BadExport(f"there is no format {name!r}; there are: {' '.join(FORMATS)}")
    return FORMATS[name]


def _placed(files: Sequence[File], format: Format, out: Path) -> list[tuple[Path, File]]:
    """Where each file goes: the first to a named file with the others beside it, else all into a folder."""
    stem, ending = files[0].path.rsplit(".", 1)
    if out.is_dir() or (format.single and len(files) > 1 and not out.suffix):
        return [(out / file.path, file) for file in files]
    if format.single:
        beside = [(out.with_name(out.stem + file.path.removeprefix(stem)), file) for file in files[1:]]
        return [(out, files[0]), *beside]
    if out.suffix.lower() == f".{ending}":
        raise BadExport(f"{out}: {len(files)} files belong to this format; name a folder")
    return [(out / file.path, file) for file in files]


def _write(placed: Sequence[tuple[Path, File]]) -> tuple[Path, ...]:
    for path, file in placed:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as stream:
                stream.writelines(file.pieces)
        except OSError as error:
            raise BadExport(f"{path}: {(error.strerror or str(error)).lower()}") from None
    return tuple(path for path, _ in placed)


def _write_tar(files: Sequence[File], out: BinaryIO) -> None:
    with tarfile.open(fileobj=out, mode="w|", format=tarfile.PAX_FORMAT) as tar:
        for file in files:
            data = file.data()
            member = tarfile.TarInfo(file.path)
            member.size, member.mode, member.mtime = len(data), 0o644, 0
            tar.addfile(member, BytesIO(data))
