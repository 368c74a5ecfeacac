"""Rows of the access matrix, one file an area."""
