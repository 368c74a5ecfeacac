"""Errors of a look at rows (exit code 229)."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError


class TooManyChoices(BearwitnessError):
    """These columns can be coarsened in {choices} ways and at most {most} are tried, so that none was; name fewer columns, or fewer steps of their hierarchies."""

    exit_code = 229
