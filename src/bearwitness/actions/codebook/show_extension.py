"""Show what a team has added to the codebook of its casebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.extension import extension_in_force
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import CodebookExtension
from bearwitness.domain.codebook import Code, Property
from bearwitness.domain.codebook.in_force import own_codes, own_properties


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionVersion:
    """One import of the team's file."""

    version: int
    sha256: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """The team's codes by list, its properties, every version, and the file in force (empty where there is none)."""

    versions: tuple[ExtensionVersion, ...]
    codes: tuple[tuple[str, Code], ...]
    properties: tuple[Property, ...]
    data: bytes


def show_extension(casebook: Casebook) -> Extension:
    """Return the team's own part of the codebook, and log that it was read.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "show_extension", "audit") as entry:
        rows = CodebookExtension.objects.order_by("version")
        versions = tuple(
            ExtensionVersion(version=row.version, sha256=row.sha256, at=row.at, by=row.by) for row in rows
        )
        entry.detail["versions"] = len(versions)
    return Extension(
        versions=versions,
        codes=own_codes(),
        properties=own_properties(),
        data=extension_in_force() or b"",
    )
