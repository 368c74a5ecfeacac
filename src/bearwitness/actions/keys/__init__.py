"""Who can open the casebook, and how keys change."""
