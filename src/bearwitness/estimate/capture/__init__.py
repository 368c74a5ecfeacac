"""Capture tables: read, checked, prepared."""
