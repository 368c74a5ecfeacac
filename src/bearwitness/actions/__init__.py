"""Verbs on a casebook: check, do, log, in one transaction, one file each."""
