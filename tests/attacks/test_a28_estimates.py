"""A28: an estimate tells no small cell of its capture table, nor the number on record where that is withheld."""

from __future__ import annotations

import hashlib
import re
from dataclasses import fields
from itertools import product

from tests.release.sample import RELEASE, SEED, assembled, captures, people

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.estimate import CaptureTable
from bearwitness.release.bundle.bundle import bundle_files
from bearwitness.release.bundle.signature import commitment, salt_for

PLAN_OF = """
title: {en: A, ko: 가, zh: 甲}
purpose: {en: A, ko: 가, zh: 甲}
period: 2000/2020
tables: [{by: [age_when_trafficked]}]
estimates: [{frame: {en: A, ko: 가, zh: 甲}}]
"""
OPEN = {"figure", "title", "source", "kind", "frame", "lists", "observed", "total", "lower", "upper", "level"}
OPEN |= {"status", "floor", "methods", "reading", "cautions", "breaks", "citation", "linked", "rounded"}


def read_aloud(text: str) -> str:
    """What somebody reads or hears of a file: no places of a picture, no sums of files."""
    said = " ".join(re.findall(r'(?:alt|aria-label|title)="([^"]*)"', text))
    return re.sub(r"[0-9a-f]{16,}", "", said + re.sub(r"<[^>]*>", " ", text))


def test_only_the_fields_of_a_release_leave() -> None:
    """No interval's draws, no model's list, no pattern: whatever is added to an estimate has to be added here."""
    assert {each.name for each in fields(ReleasedEstimate)} == OPEN


def test_a_withheld_number_on_record_stands_nowhere() -> None:
    """257 persons on the lists beside 260 in a table: the number, the floor and the sentence all keep it back."""
    near = CaptureTable.from_patterns(("harbour", "river"), {(1, 0): 150, (0, 1): 104, (1, 1): 3})
    made = assembled(PLAN_OF, rows=people(260), captures=near)
    files = bundle_files(made, SEED)
    (estimate,) = made.release.estimates
    assert made.release.tables[0].count(None) == 260
    assert (near.observed, estimate.observed) == (257, None)
    for path, content in files.items():
        if path.endswith((".html", ".csv", ".svg", ".json", ".cff")):
            words = read_aloud(content.decode())
            assert not re.search(r"(?<![\d.])257(?![\d.])", words), path
            assert "harbour" not in words, path


def test_the_commitment_to_a_small_table_is_not_found_by_trying_every_table() -> None:
    made = assembled(PLAN_OF)
    (content,) = made.captures.values()
    said = commitment(salt_for(SEED, RELEASE, "estimate-1"), content)
    receipts = bundle_files(made, SEED)["receipts.json"].decode()
    assert said in receipts
    assert hashlib.sha256(content).hexdigest() not in receipts
    lists = captures().lists
    for small in product(range(3), repeat=3):
        patterns: dict[tuple[int, ...], int] = {(1, 0, 0): 80, (0, 1, 0): 70, (0, 0, 1): 45, (1, 1, 0): 12}
        tried: dict[tuple[int, ...], int] = dict(zip(((1, 0, 1), (0, 1, 1), (1, 1, 1)), small, strict=True))
        guess = CaptureTable.from_patterns(lists, {**patterns, **tried}).to_csv().encode()
        assert hashlib.sha256(guess).hexdigest() not in receipts
        assert commitment(b"\0" * 32, guess) not in receipts
