"""Persons, groups, venues, episodes and payments, by pseudonym."""
