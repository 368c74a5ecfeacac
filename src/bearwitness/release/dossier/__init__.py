"""What is handed to one named recipient: its files, in a bag that fits in one file."""
