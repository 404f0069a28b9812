"""The evidence bundle: a bag with the record, its claims and decisions, what proves them, and the verifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from marsad import __version__
from marsad.errors import BadExport
from marsad.exports.bundle.bag import write_bag
from marsad.exports.bundle.layout import (
    ENTRIES,
    OPENINGS,
    VERIFIER,
    Opening,
    checkpoint_name,
    consistency_file,
    consistency_name,
    inclusion_file,
    inclusion_name,
    openings_file,
    timestamp_name,
    verifier_source,
)
from marsad.exports.bundle.proof import Content, Proof, may_be_opened
from marsad.exports.bundle.prov import prov_json
from marsad.exports.files import File
from marsad.exports.material import Material
from marsad.exports.readme import readme
from marsad.exports.record import record_files
from marsad.exports.shown import shown
from marsad.exports.words import LANGUAGES, word
from marsad.model.decision_json import decision_to_dict
from marsad.model.json import dumps, reading_to_dict

_FOLDERS: Final = {"report": "reports", "reading": "readings", "decision": "decisions"}
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,120}")


def write_bundle(material: Material, proof: Proof, out: Path, *, made: date) -> None:
    """Write a bundle into a new folder, `.zip` or `.tar`. `made` is its Bagging-Date.

    Contents that may hold what the project withholds are left closed: the log proves them, and does not tell them.
    The same material, proof and day give the same bytes. Raises BadExport.
    """
    if not proof.checkpoints:
        raise BadExport("a bundle needs a signed checkpoint: nothing else shows that its log was not written anew")
    info = {
        "Bag-Software-Agent": f"marsad {__version__}",
        "Bagging-Date": made.isoformat(),
        "External-Description": word("format.bundle.title"),
    }
    write_bag(bundle_files(material, proof), out, info)


def bundle_files(material: Material, proof: Proof) -> Iterator[File]:
    """The files of a bundle by their paths within `data/`; the proof's iterables are read once."""
    seen = shown(material)
    yield File("README.md", [_readme(seen).encode()])
    yield File(VERIFIER, [verifier_source()])
    yield from record_files(seen)
    yield File("claims.jsonl", (f"{dumps(reading_to_dict(one))}\n".encode() for one in seen.readings.values()))
    yield File("decisions.jsonl", (f"{dumps(decision_to_dict(one))}\n".encode() for one in seen.record.decisions))
    yield File("prov.json", [prov_json(seen)])
    yield from _log(proof)
    yield from _contents(material, proof)


def _log(proof: Proof) -> Iterator[File]:
    """What `verify_bundle.py` reads: entries, checkpoints, proofs, time-stamps."""
    last = max(proof.checkpoints)
    yield File(ENTRIES, (data + b"\n" for index, data in proof.entries if index < last))
    for size in sorted(proof.checkpoints):
        yield File(checkpoint_name(size), [proof.checkpoints[size]])
    for index in sorted(proof.inclusion):
        yield File(inclusion_name(index), [inclusion_file(index, last, proof.inclusion[index])])
    for size in sorted(proof.consistency):
        yield File(consistency_name(size), [consistency_file(size, last, proof.consistency[size])])
    for size in sorted(proof.timestamps):
        yield File(timestamp_name(size), [proof.timestamps[size]])


def _contents(material: Material, proof: Proof) -> Iterator[File]:
    """The contents that may be opened, each as a file, and what opens them."""
    openings: list[Opening] = []
    for content in proof.contents:
        if may_be_opened(content.role, material.withheld.fields):
            path = _path(content)
            yield File(path, [content.data])
            openings.append(Opening(content.commitment, path, content.salt, content.head))
    yield File(OPENINGS, [openings_file(openings)])


def _path(content: Content) -> str:
    """Where a content lies: by its name where that is a plain one, else by its commitment."""
    name = content.name if _NAME.fullmatch(content.name) else content.commitment
    return f"{_FOLDERS.get(content.role, 'contents')}/{name}"


def _readme(material: Material) -> str:
    verify = "\n\n".join(word("format.bundle.verify", language) for language in LANGUAGES)
    return f"{readme('bundle', [], material)}\n{verify}\n"
