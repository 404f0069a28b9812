"""The client of the documentation, as it stands there, at a desk that is served; and what the documentation lists."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import copytree

import pytest

from marsad.desk.access import Role
from marsad.desk.api.problems import KINDS
from marsad.desk.members.tokens import Scope
from marsad.record.home import Home
from tests.desk import served
from tests.desk.api.conftest import member, secret_of
from tests.desk.conftest import ROOT, open_desk

DOCS = (ROOT / "docs/api.md").read_text("utf-8")
CLIENT, EXAMPLE = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)
RULES = """
from marsad_desk import Desk, Problem
import os, json
desk = Desk(os.environ["DESK"], os.environ["MARSAD_TOKEN"], language="ar")
incidents = list(desk.all("incidents", limit=2))
claim = next(one for one in incidents[0]["claims"] if one["value"])
assert desk.text(claim["report"])[claim["quote"]["start"]:claim["quote"]["end"]] == claim["quote"]["text"]
seen = desk.seen
taken = desk.rule("it was taken back", {"kind": "reject", "targets": [claim["id"]]})
assert taken["decisions"][0]["targets"] == [claim["id"]]
desk.seen = seen
try:
    desk.rule("it stands", {"kind": "accept", "targets": [claim["id"]]})
except Problem as problem:
    assert problem.kind == "not-now" and problem.told["decisions"] == taken["decisions"], problem.told
else:
    raise SystemExit("nobody was told")
line = json.dumps({"id": "n1", "text": "قتل 9 أشخاص في قصف على بلدة النهر يوم 3 آذار 2021."})
assert [one["outcome"] for one in desk.add_lines(line.encode())] == ["new"]
print(len(incidents))
"""


@pytest.mark.slow
def test_the_client_at_a_desk_that_is_served(kept: Path, tmp_path: Path) -> None:
    home = Home(Path(copytree(kept, tmp_path / "record")))
    open_desk(home)
    _token, secret = secret_of(member(Role.CODER), Scope.READ, Scope.RULE, Scope.ADD)
    (tmp_path / "marsad_desk.py").write_text(CLIENT, "utf-8")
    said = {"MARSAD_ADMIN_NAME": "amal", "MARSAD_ADMIN_PASSWORD": "nahr-qamar-zaytun-4"}
    with served.served(home.folder, served.PLAIN, said) as port:
        address = f"http://127.0.0.1:{port}"
        environment = os.environ | {"DESK": address, "MARSAD_TOKEN": secret, "PYTHONPATH": str(tmp_path)}
        for script in (EXAMPLE.replace("http://127.0.0.1:8000", address), RULES):
            given = [sys.executable, "-c", script]
            done = subprocess.run(given, env=environment, capture_output=True, text=True, timeout=120, check=False)
            assert done.returncode == 0, done.stderr
            assert done.stdout.strip()


def test_the_documentation_lists_scopes_and_kinds_of_problems() -> None:
    assert all(f"| `{scope}` |" in DOCS for scope in Scope)
    assert all(f"`{kind}`" in DOCS for kind in KINDS.values())
    assert json.loads(re.findall(r"-d '(\{.*?\})'", DOCS, re.DOTALL)[0])["rulings"]
