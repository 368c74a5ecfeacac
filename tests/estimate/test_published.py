"""The shipped tables: all there, each with its source, the shown ones worded in three languages."""

import doctest
import importlib
import pkgutil
import subprocess
import sys

import pytest

import bearwitness.estimate
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES
from bearwitness.estimate import published
from bearwitness.estimate.published import TABLES

SHOWN = ("UKdat", "UKdat_5", "UKdat_4", "Ned", "Ned_5", "Kosovo")
PERSONS = {"UKdat": 2744, "UKdat_4": 2428, "Ned": 8234, "NewOrl": 185, "NewOrl_186": 186, "Kosovo": 4400}
MODULES = [
    each.name for each in pkgutil.walk_packages(bearwitness.estimate.__path__, "bearwitness.estimate.")
]


def test_every_table_has_a_source_and_every_source_a_table() -> None:
    files = {path.name.removesuffix(".csv") for path in TABLES.iterdir() if path.name.endswith(".csv")}
    assert files == set(published.names())
    assert len(files) == 22


@pytest.mark.parametrize("name", published.names())
def test_a_table_says_whom_it_speaks_of_and_where_it_comes_from(name: str) -> None:
    known = published.load(name)
    assert known.name == name
    assert known.citation
    assert set(known.title) == set(LANGUAGES)
    assert len({known.titled(each) for each in LANGUAGES}) == len(LANGUAGES)
    assert known.framed("en")
    assert set(known.lists) in (set(), set(known.table.lists))
    assert published.recognise(known.table) in (known, published.load("Kosovo"))
    assert known.closed == (name not in {"duck", "bunting"})
    assert known.test != any(word in known.titled("en") for word in ("raffick", "Killings", "held in"))


@pytest.mark.parametrize("name", SHOWN)
def test_the_tables_shown_in_a_report_are_worded_in_every_language(name: str) -> None:
    known = published.load(name)
    assert set(known.frame) == set(LANGUAGES)
    assert len(set(known.frame.values())) == len(LANGUAGES)
    assert published.load("Western").framed("ko") == published.load("Western").frame["en"]


def test_counts_are_those_of_the_sources() -> None:
    assert {name: published.load(name).table.observed for name in PERSONS} == PERSONS


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(BadValue):
        published.load("nowhere")


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings_hold(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_estimates_need_no_casebook_and_no_web() -> None:
    code = "import sys, bearwitness.estimate; print([m for m in sys.modules if m.split('.')[0] in ('django', 'sqlcipher3') or m.startswith('bearwitness.casebook')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
