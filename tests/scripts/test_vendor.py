"""The files of others: every one is listed, has its digest and its licence, and nothing else is taken."""

from __future__ import annotations

import gzip
import hashlib
from pathlib import Path

import pytest

from scripts import vendor

SCRIPT = b"/* a script */" * 2_000
LICENCE = b"Do as you like.\n"


def _list(folder: Path, **changed: str) -> None:
    said = {"licence": "MIT", "registry": "npm", "sha256": hashlib.sha256(SCRIPT).hexdigest(), "version": "1.2.3"}
    said |= changed
    (folder / vendor.LIST).write_text(
        f"""[[package]]
name = "thing"
version = "{said["version"]}"
licence = "{said["licence"]}"
registry = "{said["registry"]}"
files = [
  {{ from = "dist/thing.js", to = "thing-1.2.3/thing.js", sha256 = "{said["sha256"]}" }},
  {{ from = "LICENSE", to = "thing-1.2.3/LICENSE", sha256 = "{hashlib.sha256(LICENCE).hexdigest()}" }},
]
""",
        "utf-8",
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder into which an invented package was fetched."""
    given = {"dist/thing.js": SCRIPT, "LICENSE": LICENCE}
    monkeypatch.setattr(vendor, "npm_files", lambda name, version, wanted: given)
    _list(tmp_path)
    for package in vendor.packages(tmp_path):
        assert vendor.fetch(package, tmp_path) == []
    return tmp_path


def test_what_was_fetched_is_as_the_list_says(folder: Path) -> None:
    assert list(vendor.wrong(folder)) == []
    assert gzip.decompress((folder / "thing-1.2.3/thing.js.gz").read_bytes()) == SCRIPT
    assert not (folder / "thing-1.2.3/LICENSE.gz").exists()


def test_a_changed_file_is_found(folder: Path) -> None:
    (folder / "thing-1.2.3/thing.js").write_bytes(SCRIPT + b" ")
    assert list(vendor.wrong(folder)) == ["thing-1.2.3/thing.js: has another digest than vendored.toml says"]


def test_a_compressed_file_that_says_something_else_is_found(folder: Path) -> None:
    """It is what browsers are sent."""
    (folder / "thing-1.2.3/thing.js.gz").write_bytes(gzip.compress(b"steal()"))
    assert list(vendor.wrong(folder)) == ["thing.js.gz: is not the same file compressed"]
    (folder / "thing-1.2.3/thing.js.gz").write_bytes(b"no gzip")
    assert list(vendor.wrong(folder)) == ["thing.js.gz: is not the same file compressed"]
    (folder / "thing-1.2.3/thing.js.gz").unlink()
    assert list(vendor.wrong(folder)) == ["thing.js: has no compressed file beside it"]


def test_a_file_that_is_not_listed_is_found(folder: Path) -> None:
    (folder / "thing-1.2.3/more.js").write_bytes(b"1")
    assert list(vendor.wrong(folder)) == ["thing-1.2.3/more.js: stands in no package of vendored.toml"]


def test_a_file_that_is_missing_is_found(folder: Path) -> None:
    (folder / "thing-1.2.3/LICENSE").unlink()
    assert list(vendor.wrong(folder)) == ["thing-1.2.3/LICENSE: is not there"]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"licence": "GPL-3.0"}, "its licence GPL-3.0 is none of"),
        ({"registry": "elsewhere"}, "only the registry npm is known"),
        ({"version": "2.0.0"}, "its folder does not tell the version 2.0.0"),
    ],
)
def test_what_a_list_may_not_say(changed: dict[str, str], says: str, folder: Path) -> None:
    _list(folder, **changed)
    assert any(says in line for line in vendor.wrong(folder))


def test_a_package_without_its_licence_is_found(folder: Path) -> None:
    said = (folder / vendor.LIST).read_text("utf-8")
    (folder / vendor.LIST).write_text(said.replace("LICENSE", "readme"), "utf-8")
    assert "thing: the text of its licence is not among its files" in list(vendor.wrong(folder))


def test_a_package_that_gives_other_bytes_is_not_written(folder: Path) -> None:
    _list(folder, sha256="0" * 64)
    (folder / "thing-1.2.3/thing.js").unlink()
    [refused] = [line for package in vendor.packages(folder) for line in vendor.fetch(package, folder)]
    assert hashlib.sha256(SCRIPT).hexdigest() in refused
    assert not (folder / "thing-1.2.3/thing.js").exists()
