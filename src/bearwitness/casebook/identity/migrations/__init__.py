"""Migrations of identities.db."""
