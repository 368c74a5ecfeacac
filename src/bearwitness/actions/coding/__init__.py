"""From passages to claims, reviewed and weighed."""
