"""The policy by which tolls are resolved where nobody chose another."""

from __future__ import annotations

from typing import Final

DEFAULT: Final = "latest-by-origin/1"
