"""Errors of the patterns room (exit codes 60 to 64, 76 and 77)."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError


class BadDimensions(BearwitnessError):
    """A table is made by one or two different properties, and this asks for {number}; name one or two."""

    exit_code = 60


class BadColumns(BearwitnessError):
    """Row 1, column {column} of the {table} table: its columns are {columns}, each once and no others; correct the header."""

    exit_code = 76


class BadField(BearwitnessError):
    """Row {row}, column {column} of the {table} table cannot be read; write it like {example}."""

    exit_code = 77
