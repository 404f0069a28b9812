"""Names by how they sound: made once of an index's names, shipped as text, and loaded in a few milliseconds.

As with the index, a file whose digest does not fit the names or the rules of spelling is passed over.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import Final

from marsad.gazetteer.transliteration import RULES, transliteration

_VERSION: Final = "1"


def sound_file(names_in: str) -> Path:
    """Where the sounds of the names in a script stand, if they are shipped."""
    return Path(__file__).parent / f"sounds.{names_in}.txt"


def make_sounds(names: Collection[str]) -> dict[str, str]:
    """By the key of how they sound, folded names, parted by `|`, in their order; those of no sound left out."""
    found: dict[str, str] = {}
    for name, key in zip(names, transliteration().keys("\n".join(names)).split("\n"), strict=bool(names)):
        if key:
            found[key] = f"{found[key]}|{name}" if key in found else name
    return found


def render_sounds(names: Collection[str]) -> str:
    """The sounds as text: the digest, then the keys, then the names of each."""
    sounds = make_sounds(names)
    return "\n\n".join((_digest(names), "\n".join(sounds), "\n".join(sounds.values()))) + "\n"


def load_sounds(names: Collection[str], file: Path | None) -> dict[str, str]:
    """The sounds that a file has, where it was made of these names; else made anew."""
    shipped = file.read_text(encoding="utf-8") if file is not None and file.is_file() else ""
    digest, _, rest = shipped.partition("\n\n")
    if digest != _digest(names):
        return make_sounds(names)
    keys, _, values = rest.removesuffix("\n").partition("\n\n")
    return dict(zip(keys.split("\n"), values.split("\n"), strict=True))


def _digest(names: Collection[str]) -> str:
    digest = blake2b("\n".join(names).encode(), digest_size=32)
    digest.update(b"\0" + _VERSION.encode() + b"\0" + RULES.read_bytes())
    return f"blake2b:{digest.hexdigest()}"
