"""The form of a plan: what it offers, what was written in it, and how that becomes a plan."""
