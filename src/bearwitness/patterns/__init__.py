"""Cross-tabulations and what else claims show when laid side by side."""
