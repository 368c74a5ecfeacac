"""The identity store, opened with a reason."""
