"""The release desk: plans, approvals, what has left."""
