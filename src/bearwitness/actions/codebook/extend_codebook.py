"""Add a team's own codes and properties to the codebook of its casebook."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.extension import extension_in_force
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import CodebookExtension
from bearwitness.domain.codebook import Codebook, codebook, load_codebook, put_in_force
from bearwitness.domain.codebook.succession import require_kept
from bearwitness.release.wording import SeemingName, seeming_names

VERB = "extend_codebook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended:
    """What an extension adds to the codebook in force: its version, and names that are new with it.

    `version` is None where nothing was written: a dry run, or the very file that is in force. `seeming` looks like names
    or numbers of persons: no plan that would show it passes.
    """

    version: int | None
    lists: tuple[str, ...]
    codes: tuple[tuple[str, str], ...]
    properties: tuple[str, ...]
    seeming: tuple[SeemingName, ...]


def extend_codebook(casebook: Casebook, extension: bytes, *, dry_run: bool = False) -> Extended:
    """Keep a team's YAML file as the next version, and let it hold from now on.

    A version holds everything of the one before: what was coded keeps its meaning. What a team adds never leaves in a
    release unless the file says so. Whoever may release adds it.

    Parameters
    ----------
    casebook
        The open casebook.
    extension
        The bytes of the file, as `docs/codebook.md` describes it.
    dry_run
        Check it and say what it would add; nothing is written.

    Raises
    ------
    BadExtension, ExtensionRedefines, OutsideNamespace
        It cannot be added to the package's codebook; each states line and column.
    ExtensionForgets
        It lacks what the version in force has.
    NotAllowed
    """
    require(casebook, VERB, "release")
    now, later = codebook(), load_codebook(extension)
    require_kept(now, later)
    if dry_run or extension == extension_in_force():
        return _added(now, later, None)
    with acting(casebook, VERB, "release") as entry:
        last = CodebookExtension.objects.order_by("-version").values_list("version", flat=True).first()
        digest = hashlib.sha256(extension).hexdigest()
        row = CodebookExtension.objects.create(
            version=(last or 0) + 1, data=extension, sha256=digest, at=datetime.now(UTC), by=casebook.actor
        )
        found = _added(now, later, row.version)
        entry.detail.update(
            version=row.version,
            digest=digest,
            lists=len(found.lists),
            codes=len(found.codes),
            properties=len(found.properties),
        )
    put_in_force(extension)
    return found


def _added(now: Codebook, later: Codebook, version: int | None) -> Extended:
    held = {(name, code) for name, its in now.lists.items() for code in its.codes}
    coming = [(name, code) for name, its in later.lists.items() for code in its.codes]
    return Extended(
        version=version,
        lists=tuple(each for each in later.lists if each not in now.lists),
        codes=tuple(each for each in coming if each not in held),
        properties=tuple(each for each in later.properties if each not in now.properties),
        seeming=seeming_names(later),
    )
