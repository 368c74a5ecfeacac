"""Testimonies, documents and lists come in."""
