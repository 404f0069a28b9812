"""docs/verify.md says what another verifier needs: every name, format and domain, and an answer to compare with."""

from __future__ import annotations

import re
from pathlib import Path

from marsad.exports.bundle import layout
from marsad.record.log.checkpoints import CHECKPOINT_DOMAIN, CHECKPOINT_FORMAT
from marsad.record.log.entries import ENTRY_FORMAT, ENTRY_KINDS, entry_to_bytes
from marsad.record.log.key_history import KEY_DOMAIN
from marsad.record.log.payloads import COMMITMENT_DOMAIN, commitment_to
from tests.record.log.test_entries import FIRST

TEXT = (Path(__file__).parents[3] / "docs" / "verify.md").read_text("utf-8")


def test_the_document_names_formats_domains_and_kinds():
    names = [
        ENTRY_FORMAT,
        CHECKPOINT_FORMAT,
        layout.INCLUSION_FORMAT,
        layout.CONSISTENCY_FORMAT,
        layout.OPENINGS_FORMAT,
    ]
    names += [CHECKPOINT_DOMAIN.decode(), KEY_DOMAIN.decode(), COMMITMENT_DOMAIN.decode().strip(), *ENTRY_KINDS]
    assert [name for name in names if name not in TEXT] == []
    members = re.findall(r'"([a-z]+)":', entry_to_bytes(FIRST).decode())
    assert [name for name in members if f'"{name}":' not in TEXT and f"`{name}`" not in TEXT] == [
        "origin",
        "packs",
        "reader",
    ][1:]


def test_the_document_names_the_files_of_a_bundle():
    names = [layout.ENTRIES, layout.OPENINGS, layout.VERIFIER]
    names += [layout.checkpoint_name(7).replace("7", "SIZE"), layout.consistency_name(7).replace("7", "SIZE")]
    names += [layout.inclusion_name(7).replace("7", "INDEX"), layout.timestamp_name(7).replace("7", "SIZE")]
    assert [name for name in names if f"`{name}`" not in TEXT] == []


def test_the_document_gives_a_true_commitment():
    assert commitment_to(b"three killed", bytes(range(32))) in TEXT
