"""One finished synthesis for all tests that only look at it."""

from __future__ import annotations

import pytest
from tests.release.synthetic.small import BOOK, people

from bearwitness.release.synthetic import Ledger, Plan, Synthetic, synthesize


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Synthetic:
    ledger = Ledger(tmp_path_factory.mktemp("synth") / "ledger.jsonl")
    return synthesize(people(4000, 1), Plan(BOOK, 4.0, 1e-4, 12.0, ledger))
