"""Errors of the patterns room (exit codes 60 to 64)."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError


class BadDimensions(BearwitnessError):
    """A table is made by one or two different properties, and this asks for {number}; name one or two."""

    exit_code = 60
