"""People outside the team who may approve what leaves."""
