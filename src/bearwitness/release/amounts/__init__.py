"""Tables of amounts that were paid for persons: what may be shown of them and what is withheld."""
