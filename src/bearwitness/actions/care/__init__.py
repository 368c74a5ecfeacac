"""What is owed to the person: risk, referral, stop, feedback."""
