"""A bundle of a real log: the verifier and the BagIt tool accept it, and nothing withheld is in it."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import bagit
import pytest

from marsad.errors import BadExport
from marsad.exports.bundle.make import write_bundle
from marsad.exports.bundle.proof import ROLES, Content, Proof, may_be_opened
from marsad.exports.bundle.verify_bundle import main
from marsad.exports.material import Material
from marsad.exports.withheld import withheld_but
from marsad.model.claim import Person
from marsad.model.decision_json import decision_to_dict
from marsad.model.json import dumps, reading_to_dict
from marsad.model.sensitive import SENSITIVE
from marsad.record.log.checkpoints import checkpoint_from_bytes
from marsad.record.log.key_history import key_about
from marsad.record.log.payloads import open_sealed
from tests.record.log.making import ORIGIN, MadeLog, signing_key

DAY = date(2026, 2, 1)
NAME = "Jonah Okonedo"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """What the verifier ends with and prints."""

    def run(*arguments: object) -> tuple[int, str]:
        code = main([str(each) for each in arguments])
        return code, capsys.readouterr().out

    return run


@pytest.fixture(scope="module")
def named(small: Material) -> Material:
    """The small material with a victim's name in a claim, in the text and in its words."""
    reading = small.readings["a1"]
    claims = tuple(
        replace(one, persons=(Person(0, 1, NAME, 8),), quantity=replace(one.quantity, text=f"{NAME}, 14"))
        for one in reading.claims
    )
    report = replace(reading.report, text=f"{NAME}. {reading.report.text}", title=NAME)
    return replace(small, readings=small.readings | {"a1": replace(reading, claims=claims, report=report)})


def _proof(material: Material, *, whole: bool = True) -> Proof:
    """A log of the material, as a store makes one, and what it proves."""
    log, key, commitments = MadeLog(), signing_key(1), []
    log.add("key", key_about(ORIGIN, key))
    for id_, reading in material.readings.items():
        head = dumps({"title": reading.report.title}) + "\n"
        (report,) = log.add("report", {}, head.encode() + reading.report.text.encode())
        (read,) = log.add("reading", {}, dumps(reading_to_dict(reading)).encode())
        commitments += [("report", f"{id_}.txt", report, head), ("reading", f"{id_}.json", read, "")]
    log.checkpoint(key)
    for decision in material.record.decisions:
        (one,) = log.add("decision", {}, dumps(decision_to_dict(decision)).encode())
        commitments.append(("decision", f"{decision.id}.json", one, ""))
    log.checkpoint(key)
    files = {checkpoint_from_bytes(data).size: data for data in log.beside}
    size, tree = max(files), log.tree()
    some = [index for index, _ in log.rows[:size] if whole or index in (0, 1, 2)]
    return Proof(
        entries=[row for row in log.rows if row[0] in some],
        checkpoints=files,
        inclusion={} if whole else {index: tree.inclusion_proof(index, size) for index in some},
        consistency={} if whole else {old: tree.consistency_proof(old, size) for old in files if old != size},
        contents=[_content(log, *one) for one in (commitments if whole else commitments[:2])],
    )


def _content(log: MadeLog, role: Any, name: str, commitment: str, head: str) -> Content:
    opened = open_sealed(log.sealed[commitment], log.keys[commitment], commitment)
    return Content(role, name, commitment, opened.salt, opened.content.removeprefix(head.encode()), head)


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("whole", [True, False])
def test_a_bundle_is_verified_and_is_a_valid_bag(
    named: Material, tmp_path: Path, said: Callable[..., tuple[int, str]], whole: bool
) -> None:
    material = replace(named, withheld=withheld_but(SENSITIVE))
    write_bundle(material, _proof(named, whole=whole), tmp_path / "bundle", made=DAY)
    code, text = said(tmp_path / "bundle")
    assert code == 0, text
    assert f"{9 if whole else 2} contents are here" in text
    bag = bagit.Bag(str(tmp_path / "bundle"))
    assert bag.validate()
    assert bag.info["Bagging-Date"] == "2026-02-01"
    assert (tmp_path / "bundle/data/reports/a1.txt").read_text("utf-8") == named.readings["a1"].report.text


def test_what_is_withheld_is_nowhere_in_a_bundle_and_the_log_still_proves_it(
    named: Material, tmp_path: Path, said: Callable[..., tuple[int, str]]
) -> None:
    write_bundle(named, _proof(named), tmp_path / "bundle", made=DAY)
    code, text = said(tmp_path / "bundle")
    assert code == 0, text
    assert "0 contents are here" in text
    for path, words in _texts(tmp_path / "bundle").items():
        assert NAME.casefold() not in words.casefold(), path
        assert "counted again" not in words, path
        assert "reviewer" not in words, path
    assert "[name withheld], 14" in (tmp_path / "bundle/data/claims.jsonl").read_text("utf-8")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("field", SENSITIVE)
def test_a_content_is_opened_only_where_nothing_in_it_is_withheld(role: Any, field: str) -> None:
    closed = {
        "report": set(SENSITIVE) - {"notes", "reasons", "authors"},
        "reading": set(SENSITIVE) - {"reasons", "authors"},
        "decision": {"names", "reasons", "authors"},
        "policy": set(),
        "other": set(SENSITIVE),
    }[role]
    assert may_be_opened(role, {field}) == (field not in closed)
    assert may_be_opened(role, ())


@pytest.mark.parametrize("path", ["data/record.json", "data/log/entries.jsonl", "data/prov.json", "data/README.md"])
def test_a_changed_file_is_found_by_both(
    named: Material, tmp_path: Path, said: Callable[..., tuple[int, str]], path: str
) -> None:
    write_bundle(named, _proof(named), tmp_path / "bundle", made=DAY)
    file = tmp_path / "bundle" / path
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(bytes(data))
    assert said(tmp_path / "bundle")[0] == 1
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(tmp_path / "bundle")).validate()


def test_the_same_material_gives_the_same_bytes_as_folder_zip_and_tar(named: Material, tmp_path: Path) -> None:
    proof = _proof(named)
    for name in ("one", "two", "bundle"):
        write_bundle(named, proof, tmp_path / name, made=DAY)
    assert _texts(tmp_path / "one") == _texts(tmp_path / "two")
    wanted = {f"bundle/{path}": text for path, text in _texts(tmp_path / "bundle").items()}
    for ending in ("zip", "tar"):
        write_bundle(named, proof, tmp_path / f"bundle.{ending}", made=DAY)
        (tmp_path / "again").mkdir(exist_ok=True)
        write_bundle(named, proof, tmp_path / "again" / f"bundle.{ending}", made=DAY)
        data = (tmp_path / f"bundle.{ending}").read_bytes()
        assert sha256(data).digest() == sha256((tmp_path / "again" / f"bundle.{ending}").read_bytes()).digest()
        assert _members(data, ending) == wanted


def _members(data: bytes, ending: str) -> dict[str, str]:
    if ending == "zip":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return {name: archive.read(name).decode() for name in archive.namelist()}
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        return {one.name: stream.read().decode() for one in tar if (stream := tar.extractfile(one))}


def test_provenance_names_only_things_that_it_has(named: Material, tmp_path: Path) -> None:
    write_bundle(named, _proof(named), tmp_path / "bundle", made=DAY)
    told = json.loads((tmp_path / "bundle/data/prov.json").read_bytes())
    things = {*told["entity"], *told["activity"], *told["agent"]}
    relations = {name: said for name, said in told.items() if name not in ("prefix", "entity", "activity", "agent")}
    assert {"used", "wasGeneratedBy", "wasDerivedFrom", "wasAttributedTo", "wasAssociatedWith", "hadMember"} <= set(
        relations
    )
    for members in relations.values():
        for ends in members.values():
            assert set(ends.values()) <= things
    tolls = {name for name in told["entity"] if name.startswith("marsad:toll/")}
    derived = {ends["prov:generatedEntity"] for ends in relations["wasDerivedFrom"].values()}
    assert tolls
    assert tolls <= derived


def test_a_name_that_is_no_plain_file_name_gives_way_to_the_commitment(named: Material, tmp_path: Path) -> None:
    proof = _proof(named)
    contents = [replace(one, name="../../evil") for one in proof.contents]
    write_bundle(
        replace(named, withheld=withheld_but(SENSITIVE)), replace(proof, contents=contents), tmp_path / "b", made=DAY
    )
    names = {path.name for path in (tmp_path / "b/data/reports").iterdir()}
    assert names == {one.commitment for one in contents if one.role == "report"}


def test_a_bundle_without_a_checkpoint_is_refused(named: Material, tmp_path: Path) -> None:
    with pytest.raises(BadExport, match="signed checkpoint"):
        write_bundle(named, replace(_proof(named), checkpoints={}), tmp_path / "b", made=DAY)
    assert not (tmp_path / "b").exists()


def test_entries_after_the_last_checkpoint_stay_out(
    named: Material, tmp_path: Path, said: Callable[..., tuple[int, str]]
) -> None:
    proof = _proof(named)
    later = replace(proof, entries=[*proof.entries, (max(proof.checkpoints), b"{}")])
    write_bundle(named, later, tmp_path / "b", made=DAY)
    assert said(tmp_path / "b")[0] == 0


def test_nothing_is_written_over(named: Material, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with pytest.raises(BadExport, match="stands there already"):
        write_bundle(named, _proof(named), tmp_path / "b", made=DAY)
