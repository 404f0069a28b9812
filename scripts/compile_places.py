"""Write src/marsad/gazetteer/curated.*.json, the names of the register of places, by language, as packs take them.

python scripts/compile_places.py [--check]
"""

from __future__ import annotations

import argparse
import sys

from marsad.gazetteer.register import compile_names, compiled_file


def main() -> None:
    """Write the file, or with --check tell whether it is what the register gives."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 where the file differs")
    check = options.parse_args().check
    for language in ("ar", "en"):
        file, compiled = compiled_file(language), compile_names(language)
        if not check:
            file.write_text(compiled, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != compiled:
            sys.exit(f"{file}: not what the files of the register give; run scripts/compile_places.py")


if __name__ == "__main__":
    main()
