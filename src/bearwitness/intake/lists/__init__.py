"""Lists of partners: which column says what, and what would become of each row."""
