"""Patterns: map, network, trajectories, prices."""
