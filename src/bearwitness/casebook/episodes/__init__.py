"""Episodes: what was done to a person, step by step, in an order as honest as the claims allow."""
