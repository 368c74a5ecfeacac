"""Sums done again: shares, yearly totals, currencies, dates."""

from bearwitness.patterns.genealogy.checks.currency import check_currency
from bearwitness.patterns.genealogy.checks.dates import check_dates
from bearwitness.patterns.genealogy.checks.share_of_number import check_shares_of_numbers
from bearwitness.patterns.genealogy.checks.shares_of_whole import check_shares_of_whole
from bearwitness.patterns.genealogy.checks.yearly_total import check_yearly_totals

CHECKS = (check_shares_of_numbers, check_shares_of_whole, check_yearly_totals, check_currency, check_dates)
"""Every check takes the world and the lineage and gives what it found."""
