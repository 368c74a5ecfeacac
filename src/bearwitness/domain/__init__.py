"""Frozen records, value types, the codebook, messages and errors: standard library and YAML only."""
