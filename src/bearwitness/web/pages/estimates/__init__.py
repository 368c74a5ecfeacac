"""Estimates of how many persons there are, with their reading."""
