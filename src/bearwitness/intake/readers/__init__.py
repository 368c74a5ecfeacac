"""Readers of files, one a format; they run in the parsing child, which can neither open nor send anything."""
