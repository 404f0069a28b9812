"""Check a Marsad evidence bundle without Marsad: Python 3.9 or later and the package `cryptography` are all it needs.

    python3 verify_bundle.py [FOLDER] [--key ID] [--against CHECKPOINT]

It is one file so that it can be read and carried on its own. Exit codes: 0 everything that can be checked holds;
1 something is wrong; 2 it could not be checked. The formats are described in Marsad's docs/verify.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

try:
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
except ImportError:
    print("This needs the package cryptography: python3 -m pip install cryptography", file=sys.stderr)
    sys.exit(2)

KINDS = {"report", "reading", "decision", "policy", "removal", "access", "checkpoint", "key", "publication"}
ENTRY = {"about", "at", "format", "index", "kind", "payloads", "previous"}
NOTE = {"at", "format", "key", "origin", "root", "size"}
PROOF = {"format", "index", "path", "size"}
CONTINUATION = {"format", "new", "old", "path"}
OPENING = {"commitment", "file", "head", "salt"}
LIMIT = 1 << 26


class Wrong(Exception):
    """Something in the bundle is not as it was recorded."""


class Unchecked(Exception):
    """Something that could not be checked."""


def canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def read_json(data: bytes, what: str) -> Any:
    """The value of canonical JSON: exactly one way to write it is right."""
    try:
        value = json.loads(data.decode("utf-8"), parse_int=_small, parse_float=_refuse, parse_constant=_refuse)
        if canonical(value) == data:
            return value
    except (ValueError, RecursionError):
        pass
    raise Wrong(f"{what} is not written as Marsad writes it")


def _small(digits: str) -> int:
    number = int(digits)
    if abs(number) >= 2**53:
        raise ValueError(digits)
    return number


def _refuse(number: str) -> NoReturn:
    raise ValueError(number)


def read_file(path: Path, what: str) -> Any:
    """The value of a file of canonical JSON and one line feed."""
    try:
        if path.is_symlink() or path.stat().st_size > LIMIT:
            raise Wrong(f"{what} is a link or too large")
        data = path.read_bytes()
    except OSError:
        raise Wrong(f"{what} is missing or cannot be read") from None
    if not data.endswith(b"\n"):
        raise Wrong(f"{what} is not written as Marsad writes it")
    return read_json(data[:-1], what)


def members(value: Any, names: set[str], what: str) -> dict[str, Any]:
    if not isinstance(value, dict) or set(value) != names:
        raise Wrong(f"{what} does not have the members {' '.join(sorted(names))}")
    return value


def hexed(value: Any, size: int, what: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(f"[0-9a-f]{{{2 * size}}}", value):
        raise Wrong(f"{what} is not {2 * size} hexadecimal digits")
    return value


def count(value: Any, what: str) -> int:
    if type(value) is not int or value < 0:
        raise Wrong(f"{what} is no count")
    return value


def steps(value: Any, what: str) -> list[bytes]:
    if not isinstance(value, list):
        raise Wrong(f"the path of {what} is no list")
    return [bytes.fromhex(hexed(step, 32, f"a step of {what}")) for step in value]


def timed(value: Any, what: str) -> str:
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", value, re.ASCII):
            datetime.strptime(value, "%Y-%m-%dT%H:%M:%S.%fZ")
            return str(value)
    except (TypeError, ValueError):
        pass
    raise Wrong(f"the time of {what} is no time")


def shown(text: Any) -> str:
    """Text from the bundle, so that it cannot move the cursor of a terminal."""
    return ascii(str(text))[1:-1][:200]


def leaf_hash(data: bytes) -> bytes:
    return sha256(b"\0" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\1" + left + right).digest()


def is_included(data: bytes, index: int, size: int, path: list[bytes], root: bytes) -> bool:
    """RFC 9162, 2.1.3.2."""
    value, place, last = leaf_hash(data), index, size - 1
    for step in path:
        if last == 0:
            return False
        if place & 1 or place == last:
            value = node_hash(step, value)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            value = node_hash(value, step)
        place, last = place >> 1, last >> 1
    return last == 0 and value == root


def is_continued(old: int, new: int, was: bytes, now: bytes, path: list[bytes]) -> bool:
    """RFC 9162, 2.1.4.2, for 0 < old < new."""
    steps = [was, *path] if old & (old - 1) == 0 else path
    if not path:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    first = second = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            first, second = node_hash(step, first), node_hash(step, second)
            while not place & 1 and place:
                place, last = place >> 1, last >> 1
        else:
            second = node_hash(second, step)
        place, last = place >> 1, last >> 1
    return last == 0 and first == was and second == now


def is_signed(public: str, signature: str, domain: bytes, message: bytes) -> bool:
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(public))
        key.verify(bytes.fromhex(signature), domain + b"\n" + message)
    except (InvalidSignature, ValueError):
        return False
    return True


def key_id(public: str) -> str:
    return sha256(bytes.fromhex(public)).hexdigest()[:32]


def read_checkpoint(value: Any, what: str) -> dict[str, Any]:
    """The note of a checkpoint with its signature; the signature is checked when the keys are known."""
    said = members(value, {"note", "signature"}, what)
    note = members(said["note"], NOTE, what)
    if note["format"] != "marsad.checkpoint/1" or count(note["size"], what) < 1:
        raise Wrong(f"{what} is no checkpoint")
    hexed(note["origin"], 16, what), hexed(note["root"], 32, what), hexed(note["key"], 16, what)
    timed(note["at"], what)
    return {**note, "signature": hexed(said["signature"], 64, what)}


def read_entry(data: bytes, what: str) -> dict[str, Any]:
    entry = members(read_json(data, what), ENTRY, what)
    if entry["format"] != "marsad.entry/1" or not isinstance(entry["kind"], str) or entry["kind"] not in KINDS:
        raise Wrong(f"{what} is of no kind that is known")
    count(entry["index"], what), timed(entry["at"], what), hexed(entry["previous"], 32, what)
    if not isinstance(entry["about"], dict) or not isinstance(entry["payloads"], list):
        raise Wrong(f"{what} is no entry")
    for ref in entry["payloads"]:
        members(ref, {"ciphertext", "commitment", "role", "size"}, what)
        hexed(ref["ciphertext"], 32, what), hexed(ref["commitment"], 32, what), count(ref["size"], what)
        if not isinstance(ref["role"], str):
            raise Wrong(f"a role in {what} is no word")
    return entry


class Peaks:
    """The root of the entries until now (RFC 6962, 2.1)."""

    def __init__(self) -> None:
        self.peaks: list[tuple[int, bytes]] = []

    def append(self, data: bytes) -> None:
        level, value = 0, leaf_hash(data)
        while self.peaks and self.peaks[-1][0] == level:
            level, value = level + 1, node_hash(self.peaks.pop()[1], value)
        self.peaks.append((level, value))

    def root(self) -> str:
        value = self.peaks[-1][1] if self.peaks else sha256(b"").digest()
        for _, left in reversed(self.peaks[:-1]):
            value = node_hash(left, value)
        return value.hex()


class Bundle:
    """What a bundle says, as far as it was read and found right."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.log = base / "log"
        self.checkpoints: dict[int, dict[str, Any]] = {}
        self.roots: dict[int, str] = {}
        self.keys: list[tuple[int, str]] = []
        self.payloads: dict[str, tuple[int, str, str, str]] = {}
        self.removed: dict[str, int] = {}
        self.in_log: list[dict[str, Any]] = []
        self.whole = False
        self.indexes: list[int] = []

    def read_checkpoints(self) -> None:
        for path in sorted(self.log.glob("checkpoints/*")):
            what = f"log/checkpoints/{shown(path.name)}"
            checkpoint = read_checkpoint(read_file(path, what), what)
            if path.name != f"{checkpoint['size']}.json":
                raise Wrong(f"{what} is a checkpoint of {checkpoint['size']} entries")
            self.checkpoints[checkpoint["size"]] = checkpoint
        if not self.checkpoints:
            raise Wrong("there is no signed checkpoint: nothing shows that the log was not written anew")
        self.last = self.checkpoints[max(self.checkpoints)]
        self.origin = self.last["origin"]

    def lines(self) -> Iterator[bytes]:
        try:
            with (self.log / "entries.jsonl").open("rb") as file:
                for line in iter(lambda: file.readline(LIMIT), b""):
                    if not line.endswith(b"\n"):
                        raise Wrong("log/entries.jsonl does not end with a line feed, or a line is too long")
                    yield line[:-1]
        except OSError:
            raise Wrong("log/entries.jsonl is missing or cannot be read") from None

    def read_entries(self, sizes: set[int]) -> None:
        self.whole = not any(self.log.glob("proofs/entry-*"))
        peaks, before, previous = Peaks(), -1, "0" * 64
        for data in self.lines():
            place = f"after entry {before}" if before >= 0 else "at the start"
            entry = read_entry(data, f"the entry {place}")
            index = entry["index"]
            if index <= before or index >= self.last["size"] or (self.whole and index != before + 1):
                raise Wrong(f"{place} comes one that says it is {index}: one is missing, moved or too many")
            if index == before + 1 and entry["previous"] != previous:
                raise Wrong(f"entry {index} does not follow from the one before it: one of the two was changed")
            if self.whole:
                if entry["kind"] == "checkpoint":
                    self.roots[index] = peaks.root()
                peaks.append(data)
                if index + 1 in sizes:
                    self.roots[index + 1] = peaks.root()
            else:
                self.check_inclusion(index, data)
            self.take(index, entry)
            before, previous = index, sha256(data).hexdigest()
            self.indexes.append(index)
        if self.whole and before + 1 != self.last["size"]:
            raise Wrong(f"the log here has {before + 1} entries, its last checkpoint is of {self.last['size']}")

    def check_inclusion(self, index: int, data: bytes) -> None:
        what = f"log/proofs/entry-{index}.json"
        proof = members(read_file(self.log / "proofs" / f"entry-{index}.json", what), PROOF, what)
        size, root = self.last["size"], bytes.fromhex(self.last["root"])
        fits = (proof["format"], proof["index"], proof["size"]) == ("marsad.inclusion/1", index, size)
        if not fits or not is_included(data, index, size, steps(proof["path"], what), root):
            raise Wrong(f"entry {index} is not in the log that the last checkpoint signed: it or its proof was changed")

    def take(self, index: int, entry: dict[str, Any]) -> None:
        """What an entry says: its payloads, what it removes, which key it introduces, which checkpoint it holds."""
        about, kind = entry["about"], entry["kind"]
        if index == 0 and (about.get("origin") != self.origin or entry["previous"] != "0" * 64):
            raise Wrong("the first entry is not that of the log that the last checkpoint names")
        for ref in entry["payloads"]:
            if ref["commitment"] in self.payloads:
                raise Wrong(f"entry {index} names a payload that an entry before it has")
            self.payloads[ref["commitment"]] = (index, kind, ref["role"], entry["at"])
        if kind == "removal":
            removed = about.get("removed")
            if not isinstance(removed, list):
                raise Wrong(f"entry {index} is a removal of nothing")
            self.removed.update({hexed(one, 32, f"what entry {index} removes"): index for one in removed})
        elif kind == "key":
            self.take_key(index, about)
        elif kind == "checkpoint":
            checkpoint = read_checkpoint(about, f"the checkpoint in entry {index}")
            if checkpoint["size"] != index:
                raise Wrong(f"the checkpoint in entry {index} is not of the entries before it")
            self.in_log.append(checkpoint)

    def take_key(self, index: int, about: dict[str, Any]) -> None:
        public = hexed(about.get("public"), 32, f"the key of entry {index}")
        signer = self.keys[-1][1] if self.keys else public
        said = canonical({"by": about.get("by"), "origin": self.origin, "public": public})
        signature = hexed(about.get("signature"), 64, f"the signature of entry {index}")
        if about.get("by") != key_id(signer) or not is_signed(signer, signature, b"marsad.key/1", said):
            raise Wrong(f"the key of entry {index} was not introduced by the key before it, or that entry is not here")
        if any(public == known for _, known in self.keys):
            raise Wrong(f"the key of entry {index} was in use before")
        self.keys.append((index, public))

    def check_signature(self, checkpoint: dict[str, Any]) -> None:
        size = checkpoint["size"]
        public = next((public for index, public in reversed(self.keys) if index < size), None)
        if public is None:
            raise Wrong("the entry that introduces the signing key is not here")
        note = canonical({name: checkpoint[name] for name in NOTE})
        if checkpoint["origin"] != self.origin or checkpoint["key"] != key_id(public):
            raise Wrong(f"the checkpoint of {size} entries is of another log or key")
        if not is_signed(public, checkpoint["signature"], b"marsad.checkpoint/1", note):
            raise Wrong(f"the signature of the checkpoint of {size} entries is wrong: it or its key was changed")

    def check_root(self, checkpoint: dict[str, Any]) -> None:
        """Hold the log of the last checkpoint against an earlier one."""
        size = checkpoint["size"]
        if size > self.last["size"]:
            raise Wrong(f"the log was cut, or is older: the checkpoint is of {size} entries, it of {self.last['size']}")
        known = self.last["root"] if size == self.last["size"] else self.roots.get(size)
        if self.whole and size == self.last["size"] and self.roots.get(size) != known:
            raise Wrong("the entries are not those that the last checkpoint signed: one of them was changed")
        if known is None:
            self.check_continuation(checkpoint)
        elif known != checkpoint["root"]:
            raise Wrong(f"some entry of the first {size} is not what the checkpoint of {size} entries signed")

    def check_continuation(self, checkpoint: dict[str, Any]) -> None:
        old, new = checkpoint["size"], self.last["size"]
        name = f"log/proofs/checkpoint-{old}.json"
        if not (self.base / name).exists():
            raise Unchecked(f"the bundle has no proof from the checkpoint of {old} entries to that of {new}")
        proof = members(read_file(self.base / name, name), CONTINUATION, name)
        fits = (proof["format"], proof["old"], proof["new"]) == ("marsad.consistency/1", old, new)
        was, now = bytes.fromhex(checkpoint["root"]), bytes.fromhex(self.last["root"])
        if not fits or not is_continued(old, new, was, now, steps(proof["path"], name)):
            raise Wrong(f"the log is not the continuation of the checkpoint of {old} entries, or {name} was changed")

    def check_files(self) -> None:
        """No file lies among the proofs that was not read."""
        sizes = {size for size in self.checkpoints if size != self.last["size"]}
        read = {"log/entries.jsonl", "log/openings.json"}
        read |= {f"log/checkpoints/{size}.json" for size in self.checkpoints}
        read |= {f"log/timestamps/{size}.tsr" for size in self.checkpoints}
        if not self.whole:
            read |= {f"log/proofs/checkpoint-{size}.json" for size in sizes}
            read |= {f"log/proofs/entry-{index}.json" for index in self.indexes}
        for path in sorted(self.log.rglob("*")):
            name = path.relative_to(self.base).as_posix()
            if path.is_symlink() or (not path.is_dir() and name not in read):
                raise Wrong(f"{shown(name)} belongs to nothing in the bundle")

    def check_openings(self) -> int:
        """The contents that are here are those that the entries committed to."""
        if not (self.log / "openings.json").exists():
            return 0
        said = members(read_file(self.log / "openings.json", "log/openings.json"), {"format", "openings"}, "openings")
        if said["format"] != "marsad.openings/1" or not isinstance(said["openings"], list):
            raise Wrong("log/openings.json is of an unknown format")
        before = ""
        for value in said["openings"]:
            opening = members(value, OPENING, "an opening")
            commitment = hexed(opening["commitment"], 32, "a commitment that is opened")
            salt = bytes.fromhex(hexed(opening["salt"], 32, "a salt"))
            if not isinstance(opening["head"], str) or commitment not in self.payloads or commitment <= before:
                raise Wrong("log/openings.json opens what no entry here names, or not each once and in order")
            index, before = self.payloads[commitment][0], commitment
            if commitment in self.removed:
                raise Wrong(f"content of entry {index} is here although entry {self.removed[commitment]} removed it")
            digest = sha256(b"marsad.payload/1\n" + salt + opening["head"].encode("utf-8"))
            path = inside(self.base, opening["file"])
            try:
                with path.open("rb") as file:
                    for block in iter(lambda: file.read(1 << 20), b""):
                        digest.update(block)
            except OSError:
                raise Wrong(f"{shown(opening['file'])}, content of entry {index}, is missing") from None
            if digest.hexdigest() != commitment:
                raise Wrong(f"{shown(opening['file'])} is not what entry {index} recorded: it was changed")
        return len(said["openings"])


def inside(base: Path, name: Any) -> Path:
    """A file within the bundle, through no link and not above it."""
    parts = name.split("/") if isinstance(name, str) else [""]
    if any(part in ("", ".", "..") or "\\" in part or ":" in part or "\0" in part for part in parts):
        raise Wrong(f"{shown(name)} is no file within the bundle")
    path = base
    for part in parts:
        path = path / part
        if path.is_symlink():
            raise Wrong(f"{shown(name)} is reached through a link")
    return path


def check_manifest(folder: Path) -> int:
    """The files of the bag are those of its manifest (RFC 8493); how many there are."""
    try:
        manifest = (folder / "manifest-sha256.txt").read_text("utf-8")
    except (OSError, ValueError):
        raise Wrong("manifest-sha256.txt is missing or cannot be read") from None
    listed = {}
    for line in manifest.split("\n")[:-1]:
        digest, _, name = line.partition("  ")
        name = name.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
        listed[name] = hexed(digest, 32, "a digest in manifest-sha256.txt")
    there = {path.relative_to(folder).as_posix() for path in (folder / "data").rglob("*") if not path.is_dir()}
    if there != set(listed):
        raise Wrong(f"{shown(min(there ^ set(listed)))} is not both in manifest-sha256.txt and in the bundle")
    for name, digest in listed.items():
        if sha256(inside(folder, name).read_bytes()).hexdigest() != digest:
            raise Wrong(f"{shown(name)} is not as manifest-sha256.txt says")
    return len(listed)


def check(folder: Path, against: Path | None, key: str | None) -> Iterator[str]:
    """What was found right, sentence by sentence. Raises Wrong, Unchecked."""
    base = folder / "data" if (folder / "data" / "log").is_dir() else folder
    if not (base / "log").is_dir():
        raise Unchecked(f"{folder} has no folder log: it is no bundle of Marsad")
    if base != folder:
        yield f"All {check_manifest(folder)} files are as the bag's manifest says."
    bundle = Bundle(base)
    bundle.read_checkpoints()
    what = "the checkpoint kept elsewhere"
    kept = read_checkpoint(read_file(against, what), what) if against else None
    bundle.read_entries({*bundle.checkpoints, *([kept["size"]] if kept else [])})
    for checkpoint in [*bundle.checkpoints.values(), *bundle.in_log]:
        bundle.check_signature(checkpoint)
    for checkpoint in [*bundle.checkpoints.values(), *(bundle.in_log if bundle.whole else [])]:
        bundle.check_root(checkpoint)
    bundle.check_files()
    last, number = bundle.last, len(bundle.indexes)
    if bundle.whole:
        yield f"The {number} entries are the whole log {last['origin']} up to its checkpoint of {last['at']}."
        yield "No entry is missing, changed or moved."
    else:
        yield f"Each of the {number} entries here is in the log {last['origin']} of {last['size']} entries,"
        yield f"as it was at its checkpoint of {last['at']}. The other entries are not here and were not checked."
    first, now = key_id(bundle.keys[0][1]), last["key"]
    if key and key not in (first, now):
        raise Wrong(f"the log is signed by the keys {first} (first) and {now} (last), not by {shown(key)}")
    yield f"{len(bundle.checkpoints)} checkpoint(s) are rightly signed. First key: {first}. Last key: {now}."
    if kept:
        if kept["origin"] != last["origin"]:
            raise Wrong(f"{what} is of another log")
        bundle.check_root(kept)
        bundle.check_signature(kept)
        yield f"The log is the continuation of {what} ({kept['size']} entries, {kept['at']})."
    opened = bundle.check_openings()
    yield f"{opened} contents are here, and each is exactly what its entry recorded."
    missing = len(bundle.payloads.keys() - bundle.removed.keys()) - opened
    if missing:
        yield f"{missing} contents of these entries are not here; what is here says nothing of them."
    gone = len(bundle.payloads.keys() & bundle.removed.keys())
    if gone:
        yield f"{gone} contents were removed from the record, each by a recorded removal."


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Check a Marsad evidence bundle without Marsad.")
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).resolve().parent, help="the bundle")
    parser.add_argument("--key", help="the id of the first or last signing key, as the record's owner published it")
    parser.add_argument("--against", type=Path, help="a checkpoint of the log that was kept elsewhere")
    asked = parser.parse_args(arguments)
    try:
        for sentence in check(asked.folder, asked.against, asked.key):
            print(sentence)
    except Wrong as wrong:
        print(f"WRONG: {wrong}.")
        return 1
    except Unchecked as unchecked:
        print(f"NOT CHECKED: {unchecked}.")
        return 2
    if not asked.key:
        print(
            "Whose key this is cannot be told from here: compare its id with the one that the record's owner published."
        )
    if not asked.against:
        print("Against a log written anew by the key's owner only a checkpoint kept elsewhere helps (--against).")
    print("Not proved: that what a report says is true, and tables, pictures and texts beside the recorded contents.")
    print("Everything that can be checked here holds.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
