"""A seeded simulation study of the status rules: named designs with a known truth, and how often each reading holds."""
