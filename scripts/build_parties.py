"""Write src/marsad/parties/compiled/*.json: the register's names by language, read at once when a process starts.

python scripts/build_parties.py [--check]
"""

from __future__ import annotations

import argparse
import sys

from marsad.languages.pack import languages
from marsad.parties.compiled import COMPILED, as_text


def main() -> None:
    """Write the compiled names, or with --check tell whether they are what the register gives."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file differs")
    check = options.parse_args().check
    COMPILED.mkdir(exist_ok=True)
    for language in sorted(languages()):
        path, text = COMPILED / f"{language}.json", as_text(language)
        if not check:
            path.write_text(text, encoding="utf-8")
        elif not path.exists() or path.read_text("utf-8") != text:
            sys.exit(f"{path}: not what the register gives; run scripts/build_parties.py")


if __name__ == "__main__":
    main()
