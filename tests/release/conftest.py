"""One bundle for all tests of the release, copied where a test changes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.release.sample import SEED, assembled

from bearwitness.release.bundle import write_bundle


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("untouched")
    write_bundle(assembled(), out, SEED)
    return out / "release"


@pytest.fixture
def bundle(untouched: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(untouched, tmp_path / "release"))
