"""Search, and searches that somebody keeps."""
