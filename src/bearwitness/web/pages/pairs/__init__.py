"""The review queue: people judge pairs of records."""
