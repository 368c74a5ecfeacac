"""A text and its translation side by side."""
