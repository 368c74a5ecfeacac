"""A15: files that would fill memory or disk, or lead out of the archive; refused before, or stopped while."""

import sys
from pathlib import Path

import pytest
from tests.attacks.bombs import BOMBS

from bearwitness.domain.errors import BearwitnessError
from bearwitness.intake.parsing.parser import Parser, Upload

SECONDS = 2.0
MEMORY = 200 << 20


def ending(name: str) -> str:
    return ".csv" if name.startswith("csv") else ""


@pytest.mark.skipif(sys.platform == "win32", reason="the system does not say what a child used")
@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_within_two_seconds_and_200_mib(name: str, tmp_path: Path) -> None:
    make, wanted = BOMBS[name]
    outcome = "read"
    with Parser() as parser:
        try:
            document = parser.document(Upload(data=make(), name=f"a{ending(name)}"))
            assert "root:" not in document.text
        except BearwitnessError as error:
            outcome = error.code
        if outcome != "ReaderStopped":
            assert parser.document(Upload(data=b"still here")).text == "still here"
    assert wanted in ("any", outcome)
    assert all(used.seconds <= SECONDS and used.memory <= MEMORY for used in parser.usage), (
        outcome,
        parser.usage,
    )
    assert not Path("/escaped-by-name.xml").exists()
    assert list(tmp_path.rglob("*escaped*")) == []
