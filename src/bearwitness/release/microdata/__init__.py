"""Disclosure in rows of persons: classes, diversity, special uniques, and the coarsening with the least loss."""
