"""Differentially private synthetic data: noisy tables, complete rows for exploration, a data sheet."""

from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.ledger import Ledger
from bearwitness.release.synthetic.synthesis import Plan, Synthetic, synthesize

__all__ = ["Ledger", "Plan", "Synthetic", "SyntheticCodebook", "synthesize"]
