"""Opening the identity store, for a reason and a limited time."""
