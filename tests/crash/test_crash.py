"""A04: fifty kills, torn logs and flipped bits over the actions; `make crash` does a thousand."""

import sys
from pathlib import Path

import pytest
from tests.crash.harness import flips, kills, torn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
SEED = 20260401


def test_fifty_kills_lose_nothing(tmp_path: Path) -> None:
    witnessed = kills(tmp_path, 50, SEED)
    assert witnessed.kills == 50
    assert witnessed.words > 100


def test_fifty_torn_logs_keep_whole_actions(tmp_path: Path) -> None:
    assert torn(tmp_path, 50, SEED) > 10


def test_fifty_flipped_bits_are_found(tmp_path: Path) -> None:
    assert flips(tmp_path, 50, SEED) == 50
