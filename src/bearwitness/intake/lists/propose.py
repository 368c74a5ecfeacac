"""A first mapping for a list, from its headers; a person corrects it before it is used."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from pathlib import Path

from bearwitness.domain.codebook import codebook, edition
from bearwitness.domain.codebook.notation import notation
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.yaml_file import read_yaml
from bearwitness.intake.lists.mapping import Column
from bearwitness.intake.lists.table import Table
from bearwitness.intake.lists.values import value_of

_ROWS = 20
"""Rows among which the header is looked for."""
_MISSING = [
    "-",
    "?",
    "unknown",
    "not stated",
    "n/a",
    "미상",
    "모름",
    "진술 없음",
    "없음",
    "不详",
    "不明",
    "未说明",
    "无",
]
_OPEN = "TODO"
_DIGITS = re.compile("[0-9]+")


def propose(table: Table) -> str:
    """YAML text of a mapping: columns by their headers, and for all words or forms without a meaning a line to fill in.

    What a cell means is never guessed: words that are neither a code nor a label stand there with ``TODO``, which is
    no value, so that a mapping that nobody has read imports nothing.
    """
    header = _header_row(table)
    names = {column: cell.words for column, cell in table.rows.get(header, {}).items()}
    known = {column: _known(edition()).get(_plain(name)) for column, name in names.items()}
    record = next((column for column, what in known.items() if what == "record"), None)
    lines = [
        f"record: {_quoted(names[record]) if record else _OPEN}",
        f"header: {header}",
        f"missing: {json.dumps(_MISSING, ensure_ascii=False)}",
        "columns:",
    ]
    for column, name in names.items():
        what = known[column]
        if what is None:
            lines.append(f"  # {_quoted(name)}: not proposed")
        elif what != "record":
            lines += _column(table, header, column, name, what)
    return "\n".join(lines) + "\n"


def _column(table: Table, header: int, column: int, name: str, what: str) -> list[str]:
    """A column, and the words in it that have no meaning yet, most frequent first."""
    bare = Column(header=name, property=what, values={}, forms=())
    words = Counter(
        cells[column].words for row, cells in table.rows.items() if row > header and column in cells
    )
    unknown = [
        each
        for each, _ in words.most_common()
        if each.lower() not in _MISSING and value_of(bare, each) is None
    ]
    lines = [f"  {_quoted(name)}:", f"    property: {what}   # {notation(what)}"]
    forms = list(dict.fromkeys(_form(each) for each in unknown if _DIGITS.search(each)))
    for field, said in (
        ("values", [each for each in unknown if not _DIGITS.search(each)]),
        ("forms", forms),
    ):
        if said:
            lines.append(f"    {field}:")
            lines += [f"      {_quoted(each)}: {_OPEN}   # {_met(each, words)}" for each in said]
    return lines


def _met(said: str, words: Counter[str]) -> str:
    """How many cells are of this form, and what some of them say where it has slots."""
    cells = {each: count for each, count in words.items() if said in (each, _form(each))}
    shown = "" if list(cells) == [said] else ": " + ", ".join(_quoted(each) for each in list(cells)[:3])
    return f"{sum(cells.values())}{shown}"


def _form(words: str) -> str:
    """The words with a slot in the place of each number: ``about 1998`` is of the form ``about {a}``."""
    letters = iter("abcdefghijklmnopqrstuvwxyz")
    return _DIGITS.sub(lambda digits: f"{{{next(letters, 'z')}}}", words)


def _header_row(table: Table) -> int:
    """The row, among the first, with most cells that are known as headers."""
    rows = sorted(table.rows)[:_ROWS]
    return max(
        rows,
        key=lambda row: sum(_plain(c.words) in _known(edition()) for c in table.rows[row].values()),
        default=1,
    )


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("_", " ").split())


@cache
def _known(_edition: int) -> dict[str, str]:
    """Header to property, or to ``record``."""
    found: dict[str, str] = {}
    for name, words in read_yaml(Path(__file__).with_name("headers.yaml")).items():
        found |= {_plain(str(each)): name for each in (words if isinstance(words, list) else [])}
    for each in codebook().properties.values():
        if "Person" in each.subjects:
            found |= {_plain(each.labels[language]): each.id for language in LANGUAGES}
            found[_plain(each.id)] = each.id
    return found
