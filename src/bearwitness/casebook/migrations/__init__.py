"""Schema history of a casebook."""
