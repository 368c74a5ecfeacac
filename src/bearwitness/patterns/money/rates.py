"""Yearly average exchange rates (`rates.csv`) and changes of consumer prices (`price_changes.csv`).

References
----------
Rates: Board of Governors of the Federal Reserve System, averages of daily noon buying rates in New York: G.5A annual
releases of 4 January 2016, 4 January 2021 and 1 February 2024, and for the years that none of them has the yearly
averages of the same series as kept by the project datasets/exchange-rates (commit 0df227c). The page of each rate
stands in its row.

Prices: World Bank, World Development Indicators, FP.CPI.TOTL.ZG (consumer prices, change over the year before, percent;
from the IMF's International Financial Statistics), CC BY 4.0, for China, the Republic of Korea and the United States, as
kept by the project datasets/cpi (commit 1b9b760, with values up to 2024), rounded to four decimals. Those of China
differ from the National Bureau of Statistics' own by up to 0.2 points a year.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

FIRST = 1997
"""Year on which the price indices stand at 1."""


@cache
def rates() -> dict[tuple[str, int], Decimal]:
    """Units of a currency for one US dollar, by currency and year."""
    with Path(__file__).with_name("rates.csv").open(encoding="utf-8", newline="") as file:
        return {(row["currency"], int(row["year"])): Decimal(row["per_usd"]) for row in csv.DictReader(file)}


@cache
def price_levels() -> dict[tuple[str, int], float]:
    """Level of consumer prices where a currency is spent, by currency and year; 1 in the first year."""
    levels: dict[tuple[str, int], float] = {}
    with Path(__file__).with_name("price_changes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            currency, year = row["currency"], int(row["year"])
            before = levels.setdefault((currency, year - 1), 1.0)
            levels[currency, year] = before * (1 + float(row["change_percent"]) / 100)
    return levels
