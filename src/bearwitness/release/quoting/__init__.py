"""Quotes of a release, and the second look at what in them could lead to a person."""
