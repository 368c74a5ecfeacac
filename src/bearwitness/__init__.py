"""An encrypted casebook for people who document human trafficking."""

__version__ = "0.1.0"
