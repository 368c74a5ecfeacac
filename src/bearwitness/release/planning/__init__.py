"""What a team means to publish or hand over: a YAML file, read strictly, with all that it may name."""
