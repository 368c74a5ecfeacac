"""Casebooks for tests: made once a worker, really encrypted, copied for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.keeping.make_casebook import make_casebook
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring

PASSPHRASE = "seven plain words on a quiet river"


def unlocked(path: Path) -> DataKeys:
    return Keyring.load(path / "keyring.json").unlock(AMINA, PASSPHRASE)


def acting_as(casebook: Casebook, name: str) -> Casebook:
    return replace(casebook, actor=name)


MADE = pytest.StashKey[tuple[Path, DataKeys]]()


@pytest.fixture(scope="session")
def template(pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, DataKeys]:
    """Amina founds it (team and custodian); Ben is an analyst, Dana a reviewer; Chidi and Eve are nobody.

    It is kept with the session: pytest takes a fixture for another one in every module that imports it.
    """
    if MADE not in pytestconfig.stash:
        pytestconfig.stash[MADE] = _made(tmp_path_factory.mktemp("template") / "field.casebook")
    return pytestconfig.stash[MADE]


def _made(path: Path) -> tuple[Path, DataKeys]:
    make_casebook(path, AMINA, PASSPHRASE, CHEAPEST)
    keys = unlocked(path)
    with open_casebook(path, keys, actor=AMINA) as casebook:
        grant_role(casebook, BEN, "analyst")
        grant_role(casebook, DANA, "reviewer")
    return path, keys


@pytest.fixture
def folder(template: tuple[Path, DataKeys], tmp_path: Path) -> Path:
    return Path(shutil.copytree(template[0], tmp_path / "field.casebook"))


@pytest.fixture
def keys(template: tuple[Path, DataKeys]) -> DataKeys:
    return template[1]


@pytest.fixture
def casebook(folder: Path, keys: DataKeys) -> Iterator[Casebook]:
    """Open, with Amina acting."""
    with open_casebook(folder, keys, actor=AMINA) as opened:
        yield opened
