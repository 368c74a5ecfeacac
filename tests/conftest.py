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
TESTS = Path(__file__).parent
LONGEST = (
    "web/test_pages.py",
    "linking/test_demo_tutorial.py",
    "casebook/test_updating.py",
    "release/test_papers.py",
    "published/test_bayesian.py",
    "demo/test_run.py",
    "attacks/test_a01_stolen_laptop.py",
    "web/test_whole_day.py",
    "release/test_verify.py",
    "casebook/test_consent_gate.py",
    "web/test_releases.py",
    "web/test_attack_forms.py",
    "linkage/test_spark.py",
    "estimate/test_what_helps.py",
    "release/synthetic/test_members.py",
    "actions/test_synthetic_release.py",
    "release/test_amounts_together.py",
    "crash/test_crash.py",
    "estimate/test_tutorial.py",
    "web/test_desk.py",
)
"""Files that take longest. Begun first, they end while there is other work, and no worker waits for another."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first; the others stay as they are."""
    rank = {TESTS / name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.path, len(rank)))


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
