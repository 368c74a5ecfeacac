"""Tables that count persons: the cells that they share, what a stranger works out of them, and which are withheld."""
