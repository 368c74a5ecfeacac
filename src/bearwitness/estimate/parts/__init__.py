"""Populations in parts: strata, replicates of a linkage, and what is said of their sum."""
