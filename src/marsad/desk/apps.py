"""The app of the desk's templates and words, and what its record's project says."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig, apps

from marsad.record.home import Home
from marsad.record.project import Project


class DeskConfig(AppConfig):
    """It has no tables of its own."""

    name = "marsad.desk"
    label = "desk"
    home: Home | None = None
    """The record that the desk was started on."""
    project: Project = Project()
    """What its project says of itself."""


def registers() -> Path | None:
    """The project's own registers, as the desk was started with them."""
    return project().registers


def project() -> Project:
    """What people say of their project, as the desk was started with it."""
    return desk_config().project


def desk_config() -> DeskConfig:
    """The record and project that the desk was started on."""
    config = apps.get_app_config("desk")
    assert isinstance(config, DeskConfig)
    return config


def use_project(home: Home, project: Project) -> None:
    """Makes a record and its project those that the desk shows."""
    config = desk_config()
    config.home, config.project = home, project


def record_home() -> Home:
    """The record that the desk was started on."""
    home = desk_config().home
    assert home is not None
    return home


def two_persons() -> frozenset[str]:
    """The kinds of decisions that take two persons."""
    return project().two_persons
