"""Write src/marsad/gazetteer/curated.*: the register of places as packs take its names, and as a table.

python scripts/compile_places.py [--check]
"""

from __future__ import annotations

import argparse
import sys

from marsad.gazetteer.curated_table import FILE, render_table
from marsad.gazetteer.register import FOLDER, compile_names, compiled_file, read_register


def main() -> None:
    """Write the file, or with --check tell whether it is what the register gives."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 where the file differs")
    check = options.parse_args().check
    made = {compiled_file(language): compile_names(language) for language in ("ar", "en")}
    made[FILE] = render_table(read_register(FOLDER))
    for file, compiled in made.items():
        if not check:
            file.write_text(compiled, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != compiled:
            sys.exit(f"{file}: not what the files of the register give; run scripts/compile_places.py")


if __name__ == "__main__":
    main()
