"""What is owed to whoever speaks: risk, help, the stop mark, feedback."""
