"""Mappings of the demo's lists, one a language."""
