"""Keys, the sealed store, evidence and the audit chain."""
