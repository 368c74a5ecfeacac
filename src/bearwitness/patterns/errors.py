"""Errors of the patterns room (exit codes 60, 76, 77 and 225 to 230)."""

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


class NoSuchTerms(BearwitnessError):
    """There are no shipped rates for these terms; use one of {currencies} and a year from {first} to {last}."""

    exit_code = 225


class NothingJoins(BearwitnessError):
    """Nothing that may be read joins these two cases; they share no actor, group, venue or handover, directly or through others."""

    exit_code = 226


class NoSuchProperty(BearwitnessError):
    """The codebook has no such property of persons that engines see; the properties are in properties.yaml."""

    exit_code = 227
