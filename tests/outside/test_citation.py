"""CITATION.cff is one by the published schema of its format (1.2.0)."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from tests.release.sample import assembled

from bearwitness.domain.words import Words
from bearwitness.release.bundle.citation import citation_of

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "cff-1.2.0.json").read_text("utf-8"))
CHECK = Draft7Validator(SCHEMA, format_checker=Draft7Validator.FORMAT_CHECKER)


def faults(cited: object) -> list[str]:
    return [".".join(map(str, each.path)) for each in CHECK.iter_errors(cited)]


def written(bundle: Path) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((bundle / "CITATION.cff").read_text("utf-8"))
    return read


def test_that_of_a_bundle_holds(untouched: Path) -> None:
    assert faults(written(untouched)) == []


@pytest.mark.parametrize(
    "title", ["What 260 people told us: 2026", "- 'yes' #1", "~", "2026-11-24", "말 {단}"]
)
def test_no_title_or_purpose_bends_it(title: str) -> None:
    words = Words(en=title, ko="가", zh="甲")
    cited = yaml.safe_load(citation_of(replace(assembled().release, title=words, purpose=words)))
    assert faults(cited) == []
    assert (cited["title"], cited["abstract"]) == (title, title)


@pytest.mark.parametrize(
    ("key", "value", "at"),
    [
        ("date-released", "2026-13-01", "date-released"),
        ("type", "figures", "type"),
        ("authors", [], "authors"),
    ],
)
def test_the_schema_can_fail(untouched: Path, key: str, value: object, at: str) -> None:
    assert at in faults({**written(untouched), key: value})
