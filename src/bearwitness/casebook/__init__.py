"""Django models on SQLCipher, the one door to a case and the one consent gate."""
