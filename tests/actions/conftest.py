"""Casebooks for these tests."""

from tests.casebooks import casebook, folder, keys, template

__all__ = ["casebook", "folder", "keys", "template"]
