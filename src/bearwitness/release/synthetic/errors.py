"""Errors of synthetic data (exit codes 211 to 216)."""

from __future__ import annotations

from bearwitness.domain.errors import BearwitnessError


class BadCodebook(BearwitnessError):
    """The codebook of the synthetic data is not valid at {key}; its form stands in docs/synthetic-data.md."""

    exit_code = 211


class RowsNotInCodebook(BearwitnessError):
    """The table does not fit its codebook ({what}, first at row {row}); mend the table or the public codebook, and nothing was spent."""

    exit_code = 212


class BudgetSpent(BearwitnessError):
    """The privacy budget does not allow this: it would bring a person to epsilon {would} and the cap is {cap}; use what is already released."""

    exit_code = 213


class NotConverged(BearwitnessError):
    """The synthetic rows do not fit their noisy tables ({check}), so nothing was written; the budget stays spent."""

    exit_code = 214


class RuleBroken(BearwitnessError):
    """A rule of the codebook is broken or cannot be kept ({number} rows), so nothing was written; look at the rules."""

    exit_code = 215


class LedgerBroken(BearwitnessError):
    """The budget ledger does not hold together or lacks the head that is kept of it, so nothing more is released from it; put its last whole copy back with the .head file beside it, or give the ledger_head of the newest data sheet with --head."""

    exit_code = 216
