"""What lies ready for teams says what the desk takes: its options, its variables, its addresses."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from marsad.cli import serve
from marsad.desk.routes import ROUTES
from marsad.record.home import home_of

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


@pytest.fixture
def services() -> dict[str, Any]:
    """The services of the compose file."""
    said = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))
    return dict(said["services"])


@pytest.mark.parametrize("file", ["marsad-desk.service", "serve-in-container"])
def test_the_desk_is_started_with_options_that_it_has(file: str) -> None:
    (line,) = re.findall(r"marsad serve (.*)", (DEPLOY / file).read_text("utf-8"))
    known = {option for parameter in serve.serve.params for option in parameter.opts}
    assert {*re.findall(r"--[a-z-]+", line)} <= known
    assert "--behind-tls" in line


def test_only_the_proxy_is_reached_from_without_and_the_database_by_the_desk_alone(services: dict[str, Any]) -> None:
    assert [name for name, said in services.items() if "ports" in said] == ["tls"]
    assert [name for name, said in services.items() if "without" in said["networks"]] == ["tls"]


def test_no_password_stands_in_what_lies_ready(services: dict[str, Any]) -> None:
    passwords = [
        (name, value)
        for said in services.values()
        for name, value in said.get("environment", {}).items()
        if "PASSWORD" in name
    ]
    assert passwords
    assert all(name.endswith("_FILE") and value.startswith("/run/secrets/") for name, value in passwords)


def test_every_command_in_the_container_finds_the_record_that_the_desk_shows(services: dict[str, Any]) -> None:
    said = services["desk"]["environment"]
    home = home_of("/record", {name: value for name, value in said.items() if name == "MARSAD_DATABASE"})
    assert home.server == "postgresql://database/marsad"
    assert said["MARSAD_DATABASE_PASSWORD_FILE"] == services["database"]["environment"]["POSTGRES_PASSWORD_FILE"]
    assert "MARSAD_DATABASE" not in (DEPLOY / "serve-in-container").read_text("utf-8")
    assert os.access(DEPLOY / "serve-in-container", os.X_OK)


def test_the_container_is_built_without_secrets_or_history() -> None:
    lines = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    assert lines[1] == "*"
    assert not any(line.startswith(("!secrets", "!.git", "!.")) for line in lines)


def test_who_watches_asks_an_address_that_there_is(services: dict[str, Any]) -> None:
    asked = re.findall(r"127\.0\.0\.1:8000(/\w+)", str(services["desk"]["healthcheck"]))
    assert asked == ["/readyz"]
    assert {path.lstrip("/") for path in asked} <= {route.path for route in ROUTES}


def test_the_script_of_the_container_is_a_script() -> None:
    done = subprocess.run(["sh", "-n", DEPLOY / "serve-in-container"], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.full
def test_systemd_takes_the_unit_and_finds_it_safe() -> None:
    tool = shutil.which("systemd-analyze")
    assert tool, "systemd-analyze is missing: install Debian's package systemd"
    told = subprocess.run([tool, "verify", DEPLOY / "marsad-desk.service"], capture_output=True, text=True, check=False)
    complaints = [line for line in told.stderr.splitlines() if "/opt/marsad/bin/marsad" not in line]
    assert complaints == []
    level = [tool, "security", "--offline=true", "--threshold=15", DEPLOY / "marsad-desk.service"]
    assert subprocess.run(level, capture_output=True, check=False).returncode == 0
