"""Of an estimate on a table that is published elsewhere: which table it is, and what is said beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.sample import captures
from tests.release.test_attested import reading

from bearwitness.estimate.note import Note
from bearwitness.release.estimates import published
from bearwitness.release.estimates.published import as_csv, estimate_published, recomputes

SAID, SILENT = Note(code="lone_list", values={"list": "harbour"}), Note(code="not_two_lists", values={})


@pytest.fixture(autouse=True)
def _read_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the numbers are does not matter here."""
    first, *rest = (replace(each, warnings=()) for each in reading().estimates)
    found = replace(reading(), estimates=(replace(first, warnings=(SILENT, SAID)), *rest))
    monkeypatch.setattr(published, "read", lambda *_: found)
    monkeypatch.setattr(published, "alike", lambda *_: True)


def test_what_only_says_why_a_method_is_not_for_a_table_is_no_caution() -> None:
    (caution,) = estimate_published("Kosovo", figure="f").cautions
    assert caution.en == SAID.sentence("en")


def test_another_table_than_the_one_that_is_cited_does_not_recompute() -> None:
    """Also where the numbers were alike; of a source that nobody else publishes the table is as it comes."""
    stated, other = estimate_published("Kosovo", figure="f"), captures().to_csv()
    assert recomputes(as_csv("Kosovo"), stated)
    assert not recomputes(other, stated)
    assert recomputes(other, replace(stated, source="casebook"))
