"""Fixtures of more than one room."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.release.sample import SEED, assembled

from bearwitness.release.bundle.bundle import bundle_files, write_bundle

# No test fails of a busy machine; the tool that changes the gate on purpose has a profile of its own, which stays.
hypothesis.settings.register_profile(
    "default", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"),
    *("--no-first-run", "--disable-component-update"),
)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium without a window; required with CI=true, else a reason to skip.

    It lives no longer than a module: while it does, an event loop runs in this thread, in which Django refuses
    to reach a database.
    """
    if not CHROMIUM.exists():
        said = "Chromium is missing: apt-get install chromium, then run these tests again"
        if os.environ.get("CI") == "true":
            pytest.fail(said)
        pytest.skip(said)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release bundle, not to be changed."""
    out = tmp_path_factory.mktemp("untouched")
    write_bundle(bundle_files(assembled(), SEED), out)
    return out / "release"


@pytest.fixture
def bundle(untouched: Path, tmp_path: Path) -> Path:
    """A copy of the bundle, to be changed."""
    return Path(shutil.copytree(untouched, tmp_path / "release"))
