"""Partners' lists and their linkage, for custodians."""
