"""Whether the casebook is well kept."""
