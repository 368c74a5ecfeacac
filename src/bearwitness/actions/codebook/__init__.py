"""Verbs on the codebook of a casebook."""
