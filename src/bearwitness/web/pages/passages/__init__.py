"""Passages in their texts: where a claim or a figure comes from."""
