"""Write our properties and codes as a row of the CTDC Global Dataset."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bearwitness.domain.age import Age
from bearwitness.domain.codebook.entry import Entry
from bearwitness.domain.codebook.mappings.htcds_table import FOLDER
from bearwitness.domain.codebook.mappings.record import Record, codes_of, places_of
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.verdict import Verdict

RULES = ("first", "majority", "country", "any", "both", "none", "lacking", "outside")
"""How a column is set: the first code of a property; majority by an age; the one country of a place; any of some codes;
both of two columns; nothing recorded of a property; a column that no column with a beginning explains; never."""


def to_ctdc(record: Record) -> dict[str, str]:
    """Row of one person: every column, empty where nothing is recorded or the column is not ours to fill.

    Flags are ``1`` or empty, never ``0``. The dataset itself is k-anonymised by its makers: a row is for their intake,
    never for publication.

    Parameters
    ----------
    record
        Property to values. Whether it may leave is for the caller to have asked.

    References
    ----------
    Counter-Trafficking Data Collaborative, Global Dataset, header of 14 April 2020.
    """
    row: dict[str, str] = {}
    later = ("both", "lacking")
    for each in sorted(
        _table().entry("columns").entries(), key=lambda entry: set(entry.fields) <= set(later)
    ):
        row[each.path[-1]] = _cell(each, record, row)
    return {name: row[name] for name in ctdc_columns()}


def ctdc_columns() -> dict[str, str]:
    """Every column in the dataset's order, to the reason why it stays empty, a key of ``reasons``; empty where we fill it."""
    return {each.path[-1]: each.text("outside", "") for each in _table().entry("columns").entries()}


@cache
def _table() -> Entry:
    from bearwitness.domain.yaml_file import read_yaml

    return Entry.of((), read_yaml(FOLDER / "ctdc.yaml"))


def _cell(column: Entry, record: Record, row: Mapping[str, str]) -> str:
    """Text of a column."""
    (rule,) = column.fields
    if rule == "first":
        return _first(column.entry("first"), record)
    if rule == "majority":
        return _majority(record.get(column.text("majority"), ()))
    if rule == "country":
        return _country(record, column.text("country"))
    return "1" if _holds(rule, column, record, row) else ""


def _holds(rule: str, column: Entry, record: Record, row: Mapping[str, str]) -> bool:
    """Whether a flag is set."""
    if rule == "any":
        wanted = column.entry("any")
        return any(set(wanted.texts(name)) & set(codes_of(record, name)) for name in wanted.fields)
    if rule == "both":
        return all(row[name] for name in column.texts("both"))
    if rule == "none":
        return not any(record.get(name) for name in column.texts("none"))
    if rule == "lacking":
        pairs = column.entry("lacking")
        return any(
            row[name] and not any(row[each] for each in row if each.startswith(pairs.text(name)))
            for name in pairs.fields
        )
    return False


def _first(wanted: Entry, record: Record) -> str:
    """Code of a property that has one only."""
    for name in wanted.fields:
        codes = codes_of(record, name)
        if len(codes) == 1:
            return wanted.entry(name).text(codes[0], "")
    return ""


def _majority(values: tuple[object, ...]) -> str:
    """Adult or minor, where every stated age says so for certain."""
    verdicts = {each.under(18) for each in values if isinstance(each, Age)}
    if verdicts == {Verdict.YES}:
        return "Minor"
    return "Adult" if verdicts == {Verdict.NO} else ""


def _country(record: Record, name: str) -> str:
    """Code of the one country in which all places of a property lie."""
    gazetteer = Gazetteer.load()
    known = _table().entry("countries")
    found = {
        each
        for place in places_of(record, name)
        for each in (place.place_id, *gazetteer.ancestors(place.place_id))
        if gazetteer.place(each).precision == "country"
    }
    return known.text(found.pop(), "") if len(found) == 1 else ""
