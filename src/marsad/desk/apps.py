"""The app of the desk's templates and words, and what its record's project says."""

from __future__ import annotations

from pathlib import Path

from django.apps import AppConfig, apps

from marsad.record.project import Project


class DeskConfig(AppConfig):
    """It has no tables of its own."""

    name = "marsad.desk"
    label = "desk"
    registers: Path | None = None
    """The folder of the project's own registers of parties and places."""
    project: Project = Project()
    """What people say of their project."""


def registers() -> Path | None:
    """The project's own registers, as the desk was started with them."""
    config = apps.get_app_config("desk")
    assert isinstance(config, DeskConfig)
    return config.registers


def use_registers(folder: Path | None) -> None:
    """Makes them the ones that the desk reads with."""
    config = apps.get_app_config("desk")
    assert isinstance(config, DeskConfig)
    config.registers = folder


def project() -> Project:
    """What people say of their project, as the desk was started with it."""
    config = apps.get_app_config("desk")
    assert isinstance(config, DeskConfig)
    return config.project


def use_project(said: Project) -> None:
    """Makes it the one that the desk goes by."""
    config = apps.get_app_config("desk")
    assert isinstance(config, DeskConfig)
    config.project = said
    config.registers = said.registers
