"""What stands in the ledger is read in one way, whatever somebody wrote into it."""

from __future__ import annotations

import json

import pytest

from bearwitness.casebook.ledger_lines import LedgerLine, ledger_lines

WHOLE = json.dumps({"release": "R-1", "manifest": "6" * 64, "more": 1})
READ = LedgerLine(release="R-1", manifest="6" * 64)


def test_whole_lines_are_read_and_a_torn_one_does_not_count() -> None:
    assert ledger_lines(f"{WHOLE}\n{WHOLE}\n{WHOLE[:-4]}".encode()) == [READ, READ]
    assert ledger_lines(WHOLE.encode()) == []
    assert ledger_lines(b"") == []


@pytest.mark.parametrize(
    "line",
    [b"", b"{}", b"5", b'["release", "manifest"]', b'{"release": "R-1"}', b"[" * 200_000, b"\xff\xfe{"],
)
def test_a_line_that_is_none_keeps_its_place(line: bytes) -> None:
    assert ledger_lines(line + b"\n" + WHOLE.encode() + b"\n") == [None, READ]
