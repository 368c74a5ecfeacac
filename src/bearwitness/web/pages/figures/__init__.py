"""Figures of the casebook, each cell open to what it rests on."""
