"""Multiple systems estimation on capture tables."""
