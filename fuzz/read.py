"""Feed the reader damaged bytes, guided by coverage: `python -m fuzz.read --seconds 60`.

atheris is set up in an environment of its own under .fuzz/ where it is not at hand. What it learns is kept in
.fuzz/corpus, input that breaks something in .fuzz/crash-*; seeds written for the project are in fuzz/seeds.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
FOLDER: Final = ROOT / ".fuzz"
#: Longest input, and the seconds after which one input counts as hanging.
_LONGEST, _HANGS = 4096, 20


def main() -> None:
    """The whole command; its exit code is the fuzzer's."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.read", description="Feed the reader damaged bytes.")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("input", nargs="*", type=Path, help="only these inputs, once each (to look at a crash)")
    options = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        _run_elsewhere()
    _fuzz(options.seconds, options.input)


def _run_elsewhere() -> None:
    """Become the same command in an environment that has atheris."""
    from bench.environments import NotInstalled, environment

    try:
        python = environment(FOLDER / "environment", ["atheris>=3,<4"], ROOT)
    except NotInstalled as error:
        sys.exit(f"atheris cannot be installed: {error}")
    os.chdir(ROOT)
    os.execv(python, [str(python), "-m", "fuzz.read", *sys.argv[1:]])  # noqa: S606 (the Python made above)


def _fuzz(seconds: int, inputs: list[Path]) -> None:
    """Let the fuzzer feed the invariants, with the reader's own code instrumented."""
    import atheris  # type: ignore[import-not-found]

    with atheris.instrument_imports(include=["marsad"]):
        import marsad
        from fuzz.invariants import LANGUAGES, read_one
    for language in LANGUAGES:
        marsad.read("1", language=language)  # loads the pack before anything is timed
    corpus = FOLDER / "corpus"
    corpus.mkdir(parents=True, exist_ok=True)
    arguments = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_HANGS}"]
    arguments += [f"-artifact_prefix={FOLDER}/", f"-dict={_dictionary()}", "-verbosity=0", "-print_final_stats=1"]
    folders = [str(corpus), str(ROOT / "fuzz" / "seeds")]
    atheris.Setup([sys.argv[0], *arguments, *(map(str, inputs) if inputs else folders)], read_one)
    atheris.Fuzz()


def _dictionary() -> Path:
    """The words of the packs in libFuzzer's form, so that it need not find them letter by letter."""
    from fuzz.invariants import LANGUAGES
    from marsad.languages.pack import load_pack

    entries = (entry for language in LANGUAGES for entry in load_pack(language).entries if entry.kind != "place")
    forms = sorted({form for entry in entries for form in entry.forms})
    path = FOLDER / "words.dict"
    lines = ("".join(f"\\x{byte:02x}" for byte in f" {form} ".encode()) for form in forms)
    path.write_text("".join(f'"{line}"\n' for line in lines), "ascii")
    return path


if __name__ == "__main__":
    main()
