"""The main job, end to end, on a fictional casebook and on real published tables."""
