"""Make a casebook's folder: whole, or not at all."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from django.core.management import call_command

from bearwitness.casebook import database, layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import CasebookExists, NoSuchFolder
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.identity.router import ALIAS
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import FOUNDER
from bearwitness.domain.identifiers import new_identifier
from bearwitness.vault import durable
from bearwitness.vault.cost import Cost
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.evidence import Evidence
from bearwitness.vault.keyholder import keyholder_name
from bearwitness.vault.keyring import Keyring


def make_folder(path: Path, keyholder: str, passphrase: str, cost: Cost | None = None) -> None:
    """Build a casebook beside `path` and move it there when it is complete.

    The first keyholder gets the roles of `FOUNDER`.

    Raises
    ------
    CasebookExists
        Anything stands at `path` already.
    NoSuchFolder
        Its parent is missing.
    BadPassphrase, BadValue, CannotWrite
        From the vault.
    """
    founder = keyholder_name(keyholder)
    if path.exists() or path.is_symlink():
        raise CasebookExists
    if not path.parent.is_dir():
        raise NoSuchFolder
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}{durable.TEMPORARY}")
    with durable.disk_refusals():
        beside.mkdir(mode=0o700)
    try:
        keys = Keyring.create(beside / layout.KEYRING, new_identifier("K"), founder, passphrase, cost)
        _fill(beside, founder, keys)
        with durable.disk_refusals():
            beside.rename(path)
            durable.sync_folder(path.parent)
    except BaseException:
        shutil.rmtree(beside)
        raise


def _fill(folder: Path, founder: str, keys: DataKeys) -> None:
    durable.write(folder / layout.LEDGER, b"")
    evidence = Evidence(folder / layout.EVIDENCE)
    evidence.folder.mkdir(mode=0o700)
    database.attach(folder / layout.DATABASE, lambda: keys.casebook, create=True)
    try:
        call_command("migrate", verbosity=0, interactive=False)
        Member.objects.bulk_create(Member(name=founder, role=role) for role in FOUNDER)
        with acting(Casebook(path=folder, actor=founder, keys=keys, evidence=evidence), "make_casebook"):
            pass
        database.settle()
        _make_identities(folder, keys)
    finally:
        database.detach()


def _make_identities(folder: Path, keys: DataKeys) -> None:
    """Make the second database once, here: one that is missing later is damage, and never made anew in silence."""
    key = keys.identities
    if key is None:
        raise NotCustodian
    database.attach_identities(folder / layout.IDENTITIES, lambda: key, create=True)
    call_command("migrate", database=ALIAS, verbosity=0, interactive=False)
    database.detach_identities()
