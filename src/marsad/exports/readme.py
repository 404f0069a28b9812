"""The README of an export: what its columns mean, in English and Arabic, what is withheld, what it cannot hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.exports.columns import Column
from marsad.exports.material import Material
from marsad.exports.table import Table
from marsad.exports.words import LANGUAGES, word
from marsad.model.sensitive import SENSITIVE


def readme(format: str, tables: Sequence[Table], material: Material, incidents: int | None = None) -> str:
    """The README of an export of these tables, in Markdown; `incidents` says how many where not all are at hand."""
    count = len(material.record.incidents) if incidents is None else incidents
    return "\n".join(_lines(format, tables, material, count)) + "\n"


def _lines(format: str, tables: Sequence[Table], material: Material, count: int) -> Iterator[str]:
    yield f"# {word(f'format.{format}.title')} · {word(f'format.{format}.title', 'ar')}"
    for language in LANGUAGES:
        yield from ("", word(f"format.{format}.holds", language), "", _policy(material, count, language))
        yield from ("", f"**{word('readme.cannot', language)}** {word(f'format.{format}.cannot', language)}")
        yield from ("", _withheld(material, language))
        if tables:
            yield from ("", word("readme.cells", language))
    for table in tables:
        yield from ("", f"## `{table.name}`", "", *_columns(table.columns))
        if table.left_out:
            yield from ("", " · ".join(word("readme.left_out", code) for code in LANGUAGES), "")
            yield from (
                f"- `{id_}`: {word(f'left_out.{why}')} · {word(f'left_out.{why}', 'ar')}" for id_, why in table.left_out
            )


def _policy(material: Material, count: int, language: str) -> str:
    record = material.record
    if record.as_of is None:
        return word("readme.policy", language, policy=record.policy, incidents=count)
    moment = record.as_of.isoformat()
    return word("readme.policy_as_of", language, policy=record.policy, as_of=moment, incidents=count)


def _withheld(material: Material, language: str) -> str:
    fields = [word(f"sensitive.{field}", language) for field in SENSITIVE if field in material.withheld]
    comma = word("readme.comma", language)
    return word("readme.withheld", language, fields=comma.join(fields)) if fields else word("readme.shown", language)


def _columns(columns: Sequence[Column]) -> Iterator[str]:
    yield (
        "| "
        + " | ".join(word(f"readme.{head}") for head in ("column", "kind", "meaning"))
        + f" | {word('readme.meaning', 'ar')} |"
    )
    yield "| --- | --- | --- | --- |"
    for column in columns:
        name = f"`{column.name}` `{column.tag}`" if column.tag else f"`{column.name}`"
        yield f"| {name} | {word(f'kind.{column.kind}')} | {column.en} | {column.ar} |"
