"""Partners' lists: Markdown tables, one row a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bearwitness.demo.world.account import Account
from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.coding import Coding
from bearwitness.demo.world.list_names import ListNames
from bearwitness.demo.world.organisation import Organisation
from bearwitness.demo.world.said import Said, term
from bearwitness.demo.world.said_age import say_age
from bearwitness.demo.world.said_date import say_date
from bearwitness.demo.world.said_place import say_province
from bearwitness.domain.messages import Language

MISSING = {"age_when_trafficked": 0.06, "left_home": 0.05, "home_province": 0.07}
"""Chance that an office did not write a thing down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerList:
    """Table, its codings, and the span of each row."""

    text: str
    codings: tuple[Coding, ...]
    rows: tuple[tuple[int, int], ...]


def write_list(
    rng: np.random.Generator, organisation: Organisation, accounts: Sequence[Account], names: ListNames
) -> PartnerList:
    """Table of what an organisation shares, in the order given; names are not coded."""
    language = organisation.language
    labels = bank("labels")[language]
    columns = labels["columns"]
    text = f"# {labels['title'].format(name=organisation.names[language])}\n\n{labels['note']}\n\n"
    text += f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n"
    codings: list[Coding] = []
    rows: list[tuple[int, int]] = []
    numbers = rng.permutation(9000)[: len(accounts)] + 1000
    for number, account in zip(numbers, accounts, strict=True):
        start = len(text)
        cells = [_record(f"{organisation.code}/{number}"), *_cells(rng, account, language)]
        missing = str(labels["missing"])
        name = names.written(account.person.key, language) or missing
        row, found = _row(start, cells, account, missing, name)
        text += row
        codings += found
        rows.append((start, len(text) - 1))
    return PartnerList(text=text, codings=tuple(codings), rows=tuple(rows))


def _record(number: str) -> Said:
    """Local number of a record: that it is there says that she is a survivor."""
    return Said(words=number, property="role", value=term("person_role", "Survivor"))


def _cells(rng: np.random.Generator, account: Account, language: Language) -> list[Said | None]:
    """Cells after the record's number, in the order of the columns."""
    labels, person = bank("labels")[language], account.person
    cells = [
        Said(words=labels["sex"]["Female"], property="sex", value=term("sex", "Female")),
        say_age(rng, account.age, language, cell=True)[1],
        say_date(rng, account.left_year, person.left_month, language, cell=True),
        say_province(person.home_province, language),
        form_cell(account, language),
        outcome_cell(account, language),
    ]
    return [None if rng.random() < MISSING.get(cell.property, 0.0) else cell for cell in cells]


def form_cell(account: Account, language: Language) -> Said:
    """Form of exploitation in an office's words."""
    words: str = bank("labels")[language]["exploitation"][account.exploitation]
    return Said(words=words, property="exploitation", value=term("exploitation", account.exploitation))


def outcome_cell(account: Account, language: Language) -> Said:
    """Outcome in an office's words."""
    outcome = account.person.outcome
    words: str = bank("labels")[language]["outcome"][outcome]
    return Said(words=words, property="outcome", value=term("outcome", outcome))


def _row(
    start: int, cells: Sequence[Said | None], account: Account, missing: str, name: str
) -> tuple[str, list[Coding]]:
    """One row of the table and its codings; what was not written down is not coded."""
    row = "|"
    codings: list[Coding] = []
    for cell in cells:
        row += " "
        if cell is not None:
            codings.append(_coding(cell, start + len(row), account.person.key))
        row += f"{cell.words if cell else missing} |"
    return f"{row} {name} |\n", codings


def _coding(cell: Said, start: int, person_key: str) -> Coding:
    """What a cell says, on the word of a document."""
    return Coding(
        start=start,
        end=start + len(cell.words),
        person_key=person_key,
        property=cell.property,
        value_json=cell.value,
        basis="Document",
        reliability="LikelyReliable" if cell.certain else "Unsure",
    )
