"""What makes a number, a word or a name a candidate: one file a kind."""
