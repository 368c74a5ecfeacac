"""The same person on several lists, across scripts, with the doubt of each link carried on."""
