"""From what the methods say to what may be said, and its words."""
