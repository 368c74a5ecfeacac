"""A name in any script becomes a weighted set of readings: surname and given syllables, with how likely each is.

A romanisation is never an identity: two written forms are compared by the names that could stand behind both.
"""
