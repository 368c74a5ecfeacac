"""Plan, check, approve, build."""
