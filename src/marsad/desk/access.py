"""Who may do what at the desk: roles, and the permissions that each has."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class May(StrEnum):
    """One thing that a member may do."""

    READ = "read"
    """See the record: incidents, reports, sources, search; take exports."""
    CODE = "code"
    """Rule on claims and reports, add reports."""
    REVIEW = "review"
    """Merge, split and move incidents; rule on what others ruled."""
    EDIT = "edit"
    """Choose the policy, publish."""
    ADMINISTER = "administer"
    """Members and their roles."""


class Role(StrEnum):
    """What a member is; each may do what those before it may."""

    READER = "reader"
    CODER = "coder"
    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


#: What each role may do.
GRANTED: Final[Mapping[Role, frozenset[May]]] = {
    Role.READER: frozenset({May.READ}),
    Role.CODER: frozenset({May.READ, May.CODE}),
    Role.REVIEWER: frozenset({May.READ, May.CODE, May.REVIEW}),
    Role.EDITOR: frozenset({May.READ, May.CODE, May.REVIEW, May.EDIT}),
    Role.ADMINISTRATOR: frozenset(May),
}
