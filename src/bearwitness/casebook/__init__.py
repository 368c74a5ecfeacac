"""Django models on SQLCipher, the one door to a case and the one consent gate."""

from bearwitness.casebook.start import start_django

start_django()
