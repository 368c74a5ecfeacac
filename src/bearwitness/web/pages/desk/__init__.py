"""The coding desk: text on one side, claims on the other."""
