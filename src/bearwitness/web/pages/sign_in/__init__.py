"""Signing in and out, and setting an account up."""
