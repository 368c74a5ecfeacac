"""Yearly average exchange rates (`rates.csv`).

References
----------
Board of Governors of the Federal Reserve System, Foreign Exchange Rates, G.5A annual releases of 4 January 2016,
4 January 2021 and 1 February 2024: averages of daily noon buying rates in New York. The page of each rate stands
in its row. Years and currencies that were not read there are not in the table, and are not checked.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path


@cache
def rates() -> dict[tuple[str, int], Decimal]:
    """Units of a currency for one US dollar, by currency and year."""
    with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as file:
        return {(row["currency"], int(row["year"])): Decimal(row["per_usd"]) for row in csv.DictReader(file)}
