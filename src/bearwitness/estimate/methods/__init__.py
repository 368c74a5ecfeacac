"""One file a method: from a table to an estimate."""
