"""A decision as the bytes that the log commits to: its public format."""

from __future__ import annotations

import json

from marsad.errors import BadDecision, BadLog
from marsad.model.decision import Decision
from marsad.model.decision_json import decision_from_dict, decision_to_dict
from marsad.record.log.canonical import canonical


def to_bytes(decision: Decision) -> bytes:
    """The decision in canonical JSON."""
    return canonical(decision_to_dict(decision))


def from_bytes(content: bytes) -> Decision:
    """The decision that `to_bytes` was given. Raises BadLog for anything else."""
    try:
        return decision_from_dict(json.loads(content))
    except (ValueError, BadDecision):
        raise BadLog("a payload is no decision") from None
