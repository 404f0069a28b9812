"""What only an incident's reports together make doubtful of a figure, by which it bounds no toll."""

from __future__ import annotations

from typing import Final

OTHER_SCOPE: Final = "other-scope"
"""It may count other people than the incident's."""
OVERLAP: Final = "overlap"
"""It counts some people twice."""
