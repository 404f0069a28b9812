"""The stand-alone verifier finds whatever is changed in a bundle, and says what it did not check."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from marsad.exports.bundle.layout import ENTRIES, OPENINGS, VERIFIER, checkpoint_name, timestamp_name, verifier_source
from marsad.exports.bundle.verify_bundle import main
from marsad.record.log.canonical import canonical
from marsad.record.log.checkpoints import checkpoint_about, checkpoint_from_bytes, checkpoint_to_bytes, make_checkpoint
from marsad.record.log.digests import NO_DIGEST
from marsad.record.log.entries import digest_of_entry, entry_from_bytes, entry_to_bytes
from marsad.record.log.key_history import key_about
from marsad.record.log.merkle import NodesInMemory, Tree
from tests.exports.bundle.making import REPORT, SOME, in_a_bag, write_bundle
from tests.record.log.making import ORIGIN, START, MadeLog, signing_key, small_log
from tests.record.log.odd import with_odd_parts

ONE, TWO = map(signing_key, (1, 2))


@pytest.fixture
def said(capsys) -> Callable[..., tuple[int, str]]:
    """What the verifier ends with and prints."""

    def run(*arguments: object) -> tuple[int, str]:
        code = main([str(each) for each in arguments])
        return code, capsys.readouterr().out

    return run


@pytest.mark.parametrize("chosen", [None, SOME])
def test_a_bundle_holds(tmp_path, said, chosen):
    write_bundle(tmp_path, chosen)
    code, text = said(tmp_path)
    assert code == 0, text
    assert text.endswith("Everything that can be checked here holds.\n")
    assert ("The 9 entries are the whole log" in text) == (chosen is None)
    assert ("Each of the 4 entries here" in text) == (chosen == SOME)
    assert f"2 checkpoint(s) are rightly signed. First key: {ONE.id}. Last key: {TWO.id}." in text
    assert "2 contents are here, and each is exactly what its entry recorded." in text
    assert "compare its id" in text
    assert ("1 contents were removed" in text) == (chosen is None)


def test_a_bundle_holds_in_a_bag_and_by_its_own_script(tmp_path):
    folder = tmp_path / "bundle"
    folder.mkdir()
    write_bundle(folder)
    in_a_bag(folder)
    for command in (["-I", folder / "data" / VERIFIER], ["-I", folder / "data" / VERIFIER, folder]):
        done = subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, cwd="/")
        assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert "All 7 files are as the bag's manifest says." in done.stdout


def test_the_verifier_needs_nothing_of_marsad():
    lines = [
        line.split()[1]
        for line in verifier_source().decode().splitlines()
        if line.strip().startswith(("import", "from "))
    ]
    known = {*sys.stdlib_module_names, "cryptography"}
    assert lines
    assert {name.partition(".")[0] for name in lines} <= known


@pytest.mark.slow
@pytest.mark.parametrize(("chosen", "is_bag"), [(None, False), (SOME, False), (None, True)])
def test_every_changed_byte_of_every_file_is_found(tmp_path, said, chosen, is_bag):
    folder = tmp_path / "bundle"
    folder.mkdir()
    write_bundle(folder, chosen)
    if is_bag:
        in_a_bag(folder)
    kept = [path for path in folder.rglob("*") if path.is_file() and path.name != VERIFIER]
    assert len(kept) >= 6
    for path in kept:
        data = path.read_bytes()
        for at in range(len(data)):
            changed = bytearray(data)
            changed[at] ^= (0x01, 0x10, 0xFF)[at % 3]
            path.write_bytes(changed)
            assert said(folder)[0] == 1, (path, at)
        path.write_bytes(data[:-1])
        assert said(folder)[0] == 1, path
        path.write_bytes(data)
    assert said(folder)[0] == 0


@pytest.mark.parametrize("chosen", [None, SOME])
def test_every_dropped_file_is_found(tmp_path, said, chosen):
    write_bundle(tmp_path, chosen)
    for path in [path for path in tmp_path.rglob("*") if path.is_file() and path.name != VERIFIER]:
        data = path.read_bytes()
        path.unlink()
        code, text = said(tmp_path)
        if path.name == "3.json" and chosen is None:
            assert (code, "1 checkpoint(s)" in text) == (0, True)
        elif path.name == "openings.json":
            assert (code, "0 contents are here" in text) == (0, True)
        else:
            assert code == (2 if path.name == "checkpoint-3.json" else 1), path
        path.write_bytes(data)


@pytest.mark.parametrize(("change", "reason"), [
    (lambda lines: lines[:-1], "has 8 entries"), (lambda lines: lines[1:], "at the start comes one that says it is 1"),
    (lambda lines: [*lines, lines[-1]], "after entry 8 comes one that says it is 8"), (lambda lines: [], "has 0 entries"),
    (lambda lines: [lines[1], lines[0], *lines[2:]], "comes one that says it is 1"),
    (lambda lines: [*lines[:3], lines[2], *lines[4:]], "after entry 2 comes one that says it is 2"),
    (lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]], "after entry 1 comes one that says it is 3"),
    (lambda lines: [*lines[:-1], b"\n"], "the entry after entry 7 is not written"),
    (lambda lines: [*lines[:-1], lines[-1][:-1]], "does not end with a line feed"),
    (lambda lines: [*lines[:2], lines[2].replace(b"0.1", b"0.2"), *lines[3:]], "entry 3 does not follow"),
])  # fmt: skip
def test_entries_dropped_doubled_moved_or_changed_are_found(tmp_path, said, change, reason):
    write_bundle(tmp_path)
    path = tmp_path / ENTRIES
    path.write_bytes(b"".join(change(path.read_bytes().splitlines(keepends=True))))
    code, text = said(tmp_path)
    assert (code, reason in text) == (1, True), text


def test_a_content_changed_or_dropped_is_found(tmp_path, said):
    write_bundle(tmp_path)
    (path, *_) = (tmp_path / "reports").iterdir()
    path.write_bytes(path.read_bytes() + b" ")
    assert f"is not what entry {REPORT} recorded" in said(tmp_path)[1]
    path.unlink()
    assert f"content of entry {REPORT}, is missing" in said(tmp_path)[1]


def test_a_checkpoint_under_another_name_is_found(tmp_path, said):
    write_bundle(tmp_path)
    (tmp_path / checkpoint_name(3)).rename(tmp_path / checkpoint_name(4))
    assert "4.json is a checkpoint of 3 entries" in said(tmp_path)[1]


def _rewritten(folder: Path) -> None:
    """One entry changed, and the chain after it made to fit."""
    previous, lines = NO_DIGEST, []
    for data in (folder / ENTRIES).read_bytes().splitlines():
        data = data.replace(b"latest-by-origin/1", b"latest-by-origin/2")
        data = entry_to_bytes(replace(entry_from_bytes(data), previous=previous))
        previous = digest_of_entry(data)
        lines.append(data + b"\n")
    (folder / ENTRIES).write_bytes(b"".join(lines))


def test_entries_written_anew_are_found(tmp_path, said):
    write_bundle(tmp_path)
    _rewritten(tmp_path)
    code, text = said(tmp_path)
    assert code == 1
    assert "not those that the last checkpoint signed" in text


def test_a_bundle_without_a_signed_checkpoint_or_key_proves_nothing(tmp_path, said):
    write_bundle(tmp_path, (4,))
    assert "introduces the signing key is not here" in said(tmp_path)[1]
    for path in (tmp_path / "log/checkpoints").iterdir():
        path.unlink()
    code, text = said(tmp_path)
    assert (code, "no signed checkpoint" in text) == (1, True)


def test_a_key_that_is_not_here_in_between_is_told(tmp_path, said):
    write_bundle(tmp_path, (0, 4))
    code, text = said(tmp_path)
    assert (code, "of another log or key" in text) == (1, True)
    write_bundle(tmp_path, (4, 6))
    assert "or that entry is not here" in said(tmp_path)[1]


def test_the_published_key_is_asked_for(tmp_path, said):
    write_bundle(tmp_path)
    assert said(tmp_path, "--key", ONE.id)[0] == 0
    assert said(tmp_path, "--key", TWO.id)[0] == 0
    code, text = said(tmp_path, "--key", "f" * 32)
    assert (code, "not by ffff" in text) == (1, True)


@pytest.mark.parametrize("chosen", [None, SOME])
def test_a_checkpoint_kept_elsewhere_is_held_against_the_bundle(tmp_path, said, chosen):
    log = write_bundle(tmp_path / "bundle", chosen)
    tree, file = log.tree(), tmp_path / "kept.json"

    def against(made) -> tuple[int, str]:
        file.write_bytes(checkpoint_to_bytes(made))
        return said(tmp_path / "bundle", "--against", file)

    for data in log.beside:
        code, text = against(checkpoint_from_bytes(data))
        assert (code, "the continuation of the checkpoint kept elsewhere" in text) == (0, True)
    code, text = against(make_checkpoint(ORIGIN, 5, tree.root(5), START, ONE))
    assert (code, "no proof" in text) == ((0, False) if chosen is None else (2, True))
    for made, reason in [
        (make_checkpoint(ORIGIN, 10, tree.root(10), START, TWO), "was cut, or is older"),
        (make_checkpoint(ORIGIN, 3, tree.root(4), START, ONE), "3 entries"),
        (make_checkpoint(ORIGIN, 9, tree.root(9), START, ONE), "another log or key"),
        (make_checkpoint("f" * 32, 9, tree.root(9), START, TWO), "another log"),
        (replace(make_checkpoint(ORIGIN, 9, tree.root(9), START, ONE), key=TWO.id), "signature"),
    ]:
        code, text = against(made)
        assert (code, reason in text) == (1, True), text
    file.write_bytes(b"{}\n")
    assert said(tmp_path / "bundle", "--against", file)[0] == 1
    assert said(tmp_path / "bundle", "--against", tmp_path / "none")[0] == 1


def _opening(folder: Path, **changes: object) -> None:
    said = json.loads((folder / OPENINGS).read_bytes())
    said["openings"][0] |= changes
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    (folder / OPENINGS).write_text(text + "\n", "utf-8")


@pytest.mark.parametrize(
    "name", ["/etc/hostname", "../kept", "reports/../../kept", "reports//x", ".", "", None, "a\\b", "C:x", "link"]
)
def test_a_file_outside_the_bundle_is_never_opened(tmp_path, said, name):
    write_bundle(tmp_path / "bundle")
    (tmp_path / "kept").write_bytes(b"secret")
    (tmp_path / "bundle" / "link").symlink_to(tmp_path / "kept")
    _opening(tmp_path / "bundle", file=name)
    code, text = said(tmp_path / "bundle")
    assert code == 1
    assert "no file within the bundle" in text or "through a link" in text


def test_content_of_another_entry_or_of_a_removed_one_is_found(tmp_path, said):
    log = write_bundle(tmp_path)
    removed = entry_from_bytes(log.rows[7][1]).about["removed"][0]
    _opening(tmp_path, commitment=removed)
    assert said(tmp_path)[0] == 1
    _opening(tmp_path, commitment="f" * 64)
    assert "opens what no entry here names" in said(tmp_path)[1]


def test_a_removed_content_in_the_bundle_is_told(tmp_path, said):
    log = small_log()
    rows = entry_from_bytes(log.rows[REPORT][1]).payloads
    log.add("removal", {"removed": [rows[0].commitment]})
    log.checkpoint(TWO)
    write_bundle(tmp_path, None, log)
    code, text = said(tmp_path)
    assert (code, f"content of entry {REPORT} is here although entry 11 removed it" in text) == (1, True)


def test_a_file_that_belongs_to_nothing_is_found_among_the_proofs(tmp_path, said):
    log = write_bundle(tmp_path)
    (tmp_path / "README.txt").write_text("beside the log anything may lie")
    stamp = tmp_path / timestamp_name(checkpoint_from_bytes(log.beside[-1]).size)
    stamp.parent.mkdir()
    stamp.write_bytes(b"a time-stamp")
    assert said(tmp_path)[0] == 0
    (tmp_path / "log" / "note.txt").write_text("x")
    assert "log/note.txt belongs to nothing" in said(tmp_path)[1]


def test_a_link_among_the_proofs_is_refused(tmp_path, said):
    write_bundle(tmp_path)
    path = tmp_path / checkpoint_name(9)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    assert said(tmp_path)[0] == 1


def test_what_is_no_bundle_could_not_be_checked(tmp_path, said):
    code, text = said(tmp_path)
    assert (code, "no bundle of Marsad" in text) == (2, True)
    assert said(tmp_path / "none")[0] == 2


def test_words_of_a_bundle_do_not_reach_the_terminal_raw(tmp_path, said):
    write_bundle(tmp_path)
    (tmp_path / "log" / "\x1b[2J").write_text("x")
    text = said(tmp_path)[1]
    assert "\x1b" not in text
    assert "belongs to nothing" in text


@pytest.mark.parametrize(("about", "kind", "reason"), [
    (key_about(ORIGIN, signing_key(9)), "key", "was not introduced by the key before it"),
    (key_about(ORIGIN, ONE, TWO), "key", "was in use before"),
    ({}, "key", "the key of entry 11 is not"), ({"public": 5}, "key", "the key of entry 11 is not"),
    ({"note": 1}, "checkpoint", "does not have the members"),
    (checkpoint_about(make_checkpoint(ORIGIN, 5, small_log().tree().root(5), START, ONE)), "checkpoint", "not of the entries before"),
])  # fmt: skip
def test_a_false_key_or_checkpoint_in_the_log_is_found(tmp_path, said, about, kind, reason):
    log = small_log()
    log.add(kind, about)
    log.checkpoint(TWO)
    write_bundle(tmp_path, None, log)
    code, text = said(tmp_path)
    assert (code, reason in text) == (1, True), text


def test_a_false_checkpoint_root_in_the_log_is_found(tmp_path, said):
    log = MadeLog()
    log.add("key", key_about(ORIGIN, ONE))
    log.add("report", {}, b"text")
    false = make_checkpoint(ORIGIN, 2, Tree(NodesInMemory()).root(), START, ONE)
    log.add("checkpoint", checkpoint_about(false))
    log.add("decision", {})
    log.add("report", {}, b"Five people were killed.", b"carrier")
    log.checkpoint(ONE)
    write_bundle(tmp_path, None, log)
    code, text = said(tmp_path)
    assert (code, "some entry of the first 2" in text) == (1, True)


@pytest.mark.slow
@pytest.mark.parametrize("chosen", [None, SOME])
def test_odd_values_are_judged_without_a_traceback(tmp_path, said, chosen):
    write_bundle(tmp_path, chosen)
    opened = json.loads((tmp_path / OPENINGS).read_bytes())["openings"]
    for path in [path for path in (tmp_path / "log").rglob("*") if path.is_file()]:
        data = path.read_bytes()
        lines = data.splitlines(keepends=True)
        for number, line in enumerate(lines):
            for odd in with_odd_parts(json.loads(line)):
                path.write_bytes(b"".join([*lines[:number], canonical(odd) + b"\n", *lines[number + 1 :]]))
                code, text = said(tmp_path)
                if path.name == "openings.json" and odd.get("openings") in ([], [opened[0]], [opened[1]]):
                    assert code == 0, text
                else:
                    assert code == 1, (path, odd, text)
        path.write_bytes(data)


def test_an_entry_that_was_not_signed_is_found_among_some(tmp_path, said):
    write_bundle(tmp_path, SOME)
    path = tmp_path / ENTRIES
    path.write_bytes(path.read_bytes().replace(b'"removed":["', b'"removed":["' + b"f" * 64 + b'","'))
    code, text = said(tmp_path)
    assert (code, "entry 7 is not in the log that the last checkpoint signed" in text) == (1, True)


def test_a_file_dropped_from_a_bag_or_put_into_it_is_found(tmp_path, said):
    (tmp_path / "bundle").mkdir()
    write_bundle(tmp_path / "bundle")
    in_a_bag(tmp_path / "bundle")
    script = tmp_path / "bundle" / "data" / VERIFIER
    script.write_bytes(script.read_bytes() + b"#")
    assert f"data/{VERIFIER} is not as manifest-sha256.txt says" in said(tmp_path / "bundle")[1]
    more = tmp_path / "bundle" / "data" / "more.txt"
    more.write_text("x")
    assert "data/more.txt is not both in" in said(tmp_path / "bundle")[1]
    more.unlink()
    (tmp_path / "bundle" / "data" / VERIFIER).unlink()
    assert f"data/{VERIFIER} is not both in" in said(tmp_path / "bundle")[1]
    (tmp_path / "bundle" / "manifest-sha256.txt").unlink()
    assert "manifest-sha256.txt is missing" in said(tmp_path / "bundle")[1]


def test_the_first_entry_is_that_of_the_log(tmp_path, said):
    write_bundle(tmp_path)
    path = tmp_path / ENTRIES
    path.write_bytes(path.read_bytes().replace(ORIGIN.encode(), b"f" * 32, 1))
    assert "the first entry is not that of the log" in said(tmp_path)[1]


def test_a_payload_that_two_entries_name_is_found(tmp_path, said):
    log = small_log()
    entry = entry_from_bytes(log.rows[REPORT][1])
    again = replace(entry, index=len(log.rows), previous=digest_of_entry(log.rows[-1][1]))
    log.rows.append((again.index, entry_to_bytes(again)))
    Tree(log.written, again.index).append(log.rows[-1][1])
    log.checkpoint(TWO)
    write_bundle(tmp_path, None, log)
    code, text = said(tmp_path)
    assert (code, "names a payload that an entry before it has" in text) == (1, True)
