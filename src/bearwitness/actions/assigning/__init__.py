"""Verbs on who works on which source."""
