"""Every requirement has a row, and every test that a row names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "requirements.md").read_text("utf-8")
ROWS = dict(re.findall(r"^\| ([CHIE]\d) \| [^|]+ \| (.+) \|$", PAGE, re.MULTILINE))
WANTED = [
    f"{letter}{number}"
    for letter, last in zip("CHIE", (9, 9, 4, 8), strict=True)
    for number in range(1, last + 1)
]


def test_every_requirement_has_a_row() -> None:
    assert list(ROWS) == WANTED


def test_every_named_test_is_there() -> None:
    named = [each for row in ROWS.values() for each in re.findall(r"`([^`]+)`", row)]
    assert len(named) > 25
    missing = [
        each
        for each in named
        for path, name in [each.split("::")]
        if f"def {name}(" not in (ROOT / path).read_text("utf-8")
    ]
    assert missing == []


def test_a_row_without_a_test_says_what_it_waits_for() -> None:
    assert [each for each, row in ROWS.items() if "`" not in row and not re.match("waits: .{20}", row)] == []
