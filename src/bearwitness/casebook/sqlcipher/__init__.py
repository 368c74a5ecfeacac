"""Django's SQLite back end on SQLCipher: ``"ENGINE": "bearwitness.casebook.sqlcipher"``."""
