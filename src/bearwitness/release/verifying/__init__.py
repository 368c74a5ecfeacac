"""Check a release without a casebook and without a network."""
