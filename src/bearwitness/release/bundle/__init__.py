"""A release as a signed folder: data files, their description, receipts and signature."""
