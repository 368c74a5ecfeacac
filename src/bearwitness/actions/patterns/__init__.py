"""What the engines of patterns find in a casebook, with consent checked and every look logged."""
