"""Pages and charts of a release: draws what it is given."""
