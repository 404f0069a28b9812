"""What can hurt people where it gets out: the sensitive fields, as projects name them (docs/names.md)."""

from __future__ import annotations

from typing import Final, Literal, get_args

Sensitive = Literal[
    "names", "ages", "titles", "statements", "notes", "reasons", "authors", "texts", "urls", "files",
]  # fmt: skip
"""What a project withholds from what leaves it, all of it unless the project shows it: names of persons wherever they
stand; exact age and sex of a named person; headlines; quoted speech; what a check noticed; reasons and authors of
decisions; a report's own text; where it was found."""
Uncollected = Literal["names", "ages", "sexes", "roles", "statements"]
"""What a project can leave out of everything that its record works with: names of persons wherever they stand; what is
said of a named person; quoted speech."""

SENSITIVE: Final = get_args(Sensitive)
UNCOLLECTED: Final = get_args(Uncollected)
