"""Readers of numerals: digits, and words in English, Korean and Chinese."""
