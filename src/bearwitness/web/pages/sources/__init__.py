"""Sources: taken in with consent first, shown, withdrawn."""
