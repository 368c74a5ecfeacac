"""Estimates of a release: of published tables, which anybody recomputes, and of the casebook, which are attested."""
