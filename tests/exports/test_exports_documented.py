"""docs/exports.md names every format with its files and policy, and every field that can be withheld."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from marsad.exports import acled, airwars, ucdp
from marsad.exports.bundle.make import bundle_files
from marsad.exports.bundle.proof import Proof
from marsad.exports.formats import FORMATS
from marsad.exports.material import Material
from marsad.model.sensitive import SENSITIVE

TEXT = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_its_row_with_its_first_file(small: Material, format: str) -> None:
    (row,) = [line for line in TEXT.splitlines() if line.startswith(f"| `{format}` |")]
    first = FORMATS[format].files(small)[0].path
    assert f"`{first}`" in row or format == "parquet"
    policies = {"ucdp": ucdp.POLICY, "acled": acled.POLICY, "airwars": airwars.POLICY}
    assert policies.get(format, "") in row


def test_every_field_that_can_be_withheld_has_its_row() -> None:
    first = [line.split("|")[1] for line in TEXT.splitlines() if line.startswith("| `")]
    assert [field for field in SENSITIVE if not any(f"`{field}`" in cell for cell in first)] == []


def test_every_file_of_a_bundle_is_named(small: Material) -> None:
    named = re.findall(
        r"`([a-z_]+(?:\.[a-z]+|/))`",
        TEXT.partition("| in `data/` |")[2].partition("## What")[0].replace("README", "readme"),
    )
    proof = Proof(entries=(), checkpoints={1: b""})
    paths = {file.path.replace("README", "readme") for file in bundle_files(small, proof)}
    assert {path.partition("/")[0] + "/" if "/" in path else path for path in paths} <= set(named)
