"""Mutation testing of the release gate."""
