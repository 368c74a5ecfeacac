"""Verbs on persons and the other subjects of claims."""
