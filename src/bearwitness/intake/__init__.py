"""Bytes to drafts: text and candidate claims in English, Korean and Chinese."""
