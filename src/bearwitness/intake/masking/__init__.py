"""Propose what could identify somebody in a text; a person decides on each, and reads the rest."""
