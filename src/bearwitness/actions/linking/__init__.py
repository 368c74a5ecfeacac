"""Link the lists of the casebook, and let people judge pairs."""
